package org.hikeshi.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which of some counts must be hidden, so that not even somebody who knows their sum can tell how
/// few a small one is: the small ones, and others with them where those alone would be betrayed.
/// Zero is no secret. The same counts hide the same places.
///
/// @param places of the hidden ones
/// @param betrayed whether the sum still tells them, because there is nothing left to hide with
///   them; then it must not be told either
public record SmallCells(Set<Integer> places, boolean betrayed) {

  /// @param below counts from 1 up to this are small
  public static SmallCells of(List<Long> counts, long below) {
    var hidden = new TreeSet<Integer>();
    IntStream.range(0, counts.size())
        .filter(place -> counts.get(place) > 0 && counts.get(place) < below)
        .forEach(hidden::add);
    var next = smallestShown(counts, hidden);
    while (areBetrayed(counts, hidden, below) && next.isPresent()) {
      hidden.add(next.get());
      next = smallestShown(counts, hidden);
    }
    return new SmallCells(Set.copyOf(hidden), areBetrayed(counts, hidden, below));
  }

  /// Whether the sum of what is hidden tells its parts: of one, of very few, or where each part is
  /// the most or the least that a hidden one can be.
  private static boolean areBetrayed(List<Long> counts, Set<Integer> hidden, long below) {
    long sum = hidden.stream().mapToLong(counts::get).sum();
    boolean allSmall = hidden.stream().allMatch(place -> counts.get(place) < below);
    return !hidden.isEmpty()
        && (hidden.size() == 1
            || sum < below
            || sum == hidden.size()
            || allSmall && sum == hidden.size() * (below - 1));
  }

  /// The first of them, where there are several.
  private static Optional<Integer> smallestShown(List<Long> counts, Set<Integer> hidden) {
    return IntStream.range(0, counts.size())
        .boxed()
        .filter(place -> counts.get(place) > 0 && !hidden.contains(place))
        .min(Comparator.comparing(counts::get));
  }
}
