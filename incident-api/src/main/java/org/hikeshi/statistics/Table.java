package org.hikeshi.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// The cells of one fiscal year and their total.
///
/// What may be shown of a total depends on nothing but the total, so that it is the same whatever
/// the year is broken down by, and each breakdown hides what it must from somebody who knows it.
record Table(List<Cell> cells, Cell total) {

  /// What may be shown to anyone: a cell of fewer cases than `below` tells nothing, nor do those
  /// that are hidden with it, though the total less what is shown gives their sum away.
  ///
  /// @param overlapping whether one case may be in several cells; where one of those is small, or
  ///   the total less one is, none is told, for another less a third may be just that one
  Table suppressed(long below, boolean overlapping) {
    var told = cases(total) < below ? total.suppressed() : total.hiding(below);
    var hidden = SmallCells.of(cells.stream().map(Table::cases).toList(), below);
    if (hidden.betrayed() || (overlapping && (!hidden.places().isEmpty() || leavesFew(below)))) {
      return new Table(List.of(), told);
    }
    var closed = withoutParts(hidden.places(), told, below, overlapping);
    return new Table(
        IntStream.range(0, cells.size())
            .mapToObj(
                place ->
                    hidden.places().contains(place)
                        ? cells.get(place).suppressed()
                        : closed.contains(place)
                            ? cells.get(place).withoutParts()
                            : cells.get(place))
            .toList(),
        told);
  }

  /// Whether the total less one of them is small: where they overlap, nothing hides how many are
  /// without it.
  private boolean leavesFew(long below) {
    return cells.stream().anyMatch(cell -> few(cases(total) - cases(cell), below));
  }

  private static boolean few(long cases, long below) {
    return cases > 0 && cases < below;
  }

  /// The same of a part that the total tells.
  private static boolean leavesFew(Cell cell, Cell told, long below) {
    return IntStream.range(0, told.parts().size())
        .filter(part -> told.parts().get(part) != null)
        .anyMatch(part -> few(told.part(part) - cell.part(part), below));
  }

  /// Those that have a small part, and as many others with them, the smallest first, as keep it
  /// from being worked out: what the total tells of a part, less those that are shown, is the sum
  /// of these.
  private Set<Integer> withoutParts(
      Set<Integer> hidden, Cell told, long below, boolean overlapping) {
    var closed = new TreeSet<>(hidden);
    IntStream.range(0, cells.size())
        .filter(
            place ->
                cells.get(place).hiding(below).parts().contains(null)
                    || (overlapping && leavesFew(cells.get(place), told, below)))
        .forEach(closed::add);
    var next = smallestBut(closed);
    while (!closed.isEmpty()
        && next.isPresent()
        && (overlapping || areBetrayed(closed, told, below))) {
      closed.add(next.get());
      next = smallestBut(closed);
    }
    return closed;
  }

  private boolean areBetrayed(Set<Integer> closed, Cell told, long below) {
    long cases = closed.stream().filter(place -> cases(cells.get(place)) > 0).count();
    return cases < 2
        || IntStream.range(0, told.parts().size())
            .filter(part -> told.parts().get(part) != null)
            .mapToLong(
                part -> closed.stream().mapToLong(place -> cells.get(place).part(part)).sum())
            .anyMatch(sum -> sum > 0 && sum < below);
  }

  private Optional<Integer> smallestBut(Set<Integer> closed) {
    return IntStream.range(0, cells.size())
        .boxed()
        .filter(place -> !closed.contains(place))
        .min(Comparator.comparing(place -> cases(cells.get(place))));
  }

  private static long cases(Cell cell) {
    return cell.incidents() == null ? 0 : cell.incidents();
  }
}
