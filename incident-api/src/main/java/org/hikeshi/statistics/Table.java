package org.hikeshi.statistics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The cells of one fiscal year and their total.
record Table(List<Cell> cells, Cell total) {

  /// What may be shown to anyone: a cell of fewer cases than `below` tells nothing, nor do those
  /// that are hidden with it, though the total less what is shown gives their sum away. Zero is no
  /// secret.
  Table suppressed(long below) {
    Set<Cell> hidden = new HashSet<>();
    cells.stream().filter(cell -> cases(cell) > 0 && cases(cell) < below).forEach(hidden::add);
    var next = smallestShown(hidden);
    while (isBetrayed(hidden, below) && next.isPresent()) {
      hidden.add(next.get());
      next = smallestShown(hidden);
    }
    var shown =
        cells.stream()
            .map(cell -> hidden.contains(cell) ? cell.suppressed() : cell.hiding(below))
            .toList();
    return new Table(
        shown, isBetrayed(hidden, below) ? total.suppressed() : total.hiding(below).besides(shown));
  }

  /// Whether the sum of what is hidden tells its parts: of one, of very few, or where each part is
  /// the most that a hidden one can be.
  private static boolean isBetrayed(Set<Cell> hidden, long below) {
    long sum = hidden.stream().mapToLong(Table::cases).sum();
    boolean allSmall = hidden.stream().allMatch(cell -> cases(cell) < below);
    return !hidden.isEmpty()
        && (hidden.size() == 1 || sum < below || allSmall && sum == hidden.size() * (below - 1));
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
