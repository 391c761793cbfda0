package org.hikeshi.statistics;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The counts of one cell; null where they were suppressed.
///
/// @param incidents cases, whatever came of them; what was merged into another counts there once
/// @param reports what was filed about them, follow-ups and those of merged cases included
/// @param confirmedAttacks closed by the duty desk as attacks
/// @param nearMisses closed as attacks that did no harm (by the category where the desk did not
///   say)
/// @param faults closed as no attack
/// @param withdrawn taken back by the hospital
/// @param hospitals the denominator: how many hospitals of the directory there are in this cell
/// @param imported how many of the incidents come from lists of before the register
record Cell(
    String cell,
    @Nullable Long incidents,
    @Nullable Long reports,
    @Nullable Long confirmedAttacks,
    @Nullable Long nearMisses,
    @Nullable Long faults,
    @Nullable Long withdrawn,
    long hospitals,
    @Nullable Long imported) {

  Cell suppressed() {
    return new Cell(cell, null, null, null, null, null, null, hospitals, null);
  }

  /// Its small counts hidden, the large ones shown.
  Cell hiding(long below) {
    return new Cell(
        cell,
        incidents,
        reports,
        hidden(confirmedAttacks, below),
        hidden(nearMisses, below),
        hidden(faults, below),
        hidden(withdrawn, below),
        hospitals,
        hidden(imported, below));
  }

  /// This total beside its cells: what any of them hides is not to be had by subtraction either.
  Cell besides(List<Cell> cells) {
    return new Cell(
        cell,
        incidents,
        reports,
        told(confirmedAttacks, cells, Cell::confirmedAttacks),
        told(nearMisses, cells, Cell::nearMisses),
        told(faults, cells, Cell::faults),
        told(withdrawn, cells, Cell::withdrawn),
        hospitals,
        told(imported, cells, Cell::imported));
  }

  private static @Nullable Long told(
      @Nullable Long count, List<Cell> cells, Function<Cell, @Nullable Long> of) {
    return cells.stream().map(of).anyMatch(Objects::isNull) ? null : count;
  }

  private static @Nullable Long hidden(@Nullable Long count, long below) {
    return count != null && count > 0 && count < below ? null : count;
  }
}
