package org.hikeshi.statistics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The cells of one fiscal year and their total.
record Table(List<Cell> cells, Cell total) {

  /// What may be shown to anyone: a cell of fewer cases than `below` tells nothing, and never
  /// alone, because the total would give it away. Zero is no secret.
  Table suppressed(long below) {
    Set<Cell> hidden = new HashSet<>();
    cells.stream().filter(cell -> cases(cell) > 0 && cases(cell) < below).forEach(hidden::add);
    boolean betrayed = hidden.size() == 1;
    if (betrayed) {
      smallestShown(hidden).ifPresent(hidden::add);
    }
    boolean alone = betrayed && hidden.size() == 1;
    var shown =
        cells.stream()
            .map(cell -> hidden.contains(cell) ? cell.suppressed() : cell.hiding(below))
            .toList();
    return new Table(shown, alone ? total.suppressed() : total.hiding(below).besides(shown));
  }

  private Optional<Cell> smallestShown(Set<Cell> hidden) {
    return cells.stream()
        .filter(cell -> cases(cell) > 0 && !hidden.contains(cell))
        .min(Comparator.comparing(Table::cases));
  }

  private static long cases(Cell cell) {
    return cell.incidents() == null ? 0 : cell.incidents();
  }
}
