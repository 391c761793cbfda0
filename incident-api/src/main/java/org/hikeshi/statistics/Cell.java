package org.hikeshi.statistics;

import static java.util.Objects.requireNonNullElse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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
/// @param hospitals the denominator: how many hospitals of the directory are in this cell today, of
///   those that were there on some day of the time that is counted
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

  /// How many incidents, and nothing of what they were.
  Cell withoutParts() {
    return new Cell(cell, incidents, reports, null, null, null, null, hospitals, null);
  }

  /// What its incidents are made of, the rest with them, and then how many come from lists and how
  /// many do not; null where that is not told.
  List<@Nullable Long> parts() {
    return Arrays.asList(
        confirmedAttacks,
        nearMisses,
        faults,
        withdrawn,
        rest(confirmedAttacks, nearMisses, faults, withdrawn),
        imported,
        rest(imported));
  }

  /// One of them; 0 where it is not told.
  long part(int place) {
    return requireNonNullElse(parts().get(place), 0L);
  }

  private @Nullable Long rest(@Nullable Long... parts) {
    Long rest = incidents;
    for (var part : parts) {
      rest = rest == null || part == null ? null : Long.valueOf(rest - part);
    }
    return rest;
  }

  /// Its small counts hidden, and what would give them away by subtraction. The parts and what is
  /// neither (still open, or of unknown kind) add up to the incidents, and so do those of lists and
  /// the others.
  Cell hiding(long below) {
    if (incidents == null) {
      return this;
    }
    var parts = told(incidents, below, confirmedAttacks, nearMisses, faults, withdrawn);
    return new Cell(
        cell,
        incidents,
        reports,
        parts.get(0),
        parts.get(1),
        parts.get(2),
        parts.get(3),
        hospitals,
        told(incidents, below, imported).getFirst());
  }

  /// Where even all that are hidden together are betrayed by their sum, nothing of it is told.
  private static List<@Nullable Long> told(long sum, long below, @Nullable Long... parts) {
    var counts = new ArrayList<Long>();
    for (var part : parts) {
      counts.add(part == null ? 0 : part);
    }
    counts.add(sum - counts.stream().mapToLong(Long::longValue).sum());
    var hidden = SmallCells.of(counts, below);
    return IntStream.range(0, parts.length)
        .<@Nullable Long>mapToObj(
            place -> hidden.betrayed() || hidden.places().contains(place) ? null : parts[place])
        .toList();
  }
}
