package org.hikeshi.statistics;

import java.util.List;
import java.util.stream.IntStream;

/// The cells of one fiscal year and their total.
record Table(List<Cell> cells, Cell total) {

  /// What may be shown to anyone: a cell of fewer cases than `below` tells nothing, nor do those
  /// that are hidden with it, though the total less what is shown gives their sum away.
  Table suppressed(long below) {
    var hidden = SmallCells.of(cells.stream().map(Table::cases).toList(), below);
    var shown =
        IntStream.range(0, cells.size())
            .mapToObj(
                place ->
                    hidden.places().contains(place)
                        ? cells.get(place).suppressed()
                        : cells.get(place).hiding(below))
            .toList();
    return new Table(
        shown, hidden.betrayed() ? total.suppressed() : total.hiding(below).besides(shown));
  }

  private static long cases(Cell cell) {
    return cell.incidents() == null ? 0 : cell.incidents();
  }
}
