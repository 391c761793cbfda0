package org.hikeshi.reminder;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The days on which one is reminded of a day. Pure.
///
/// @param steps days from the day in question, ascending; negative ones are before it
/// @param every how many days lie between those that follow the last step, without end; 0 for none
record Ladder(List<Integer> steps, int every) {

  Ladder {
    steps = steps.stream().distinct().sorted().toList();
  }

  /// So long before the day, and daily after it: an open day is never silent.
  static Ladder before(List<Period> steps) {
    var before = steps.stream().map(step -> -days(step));
    return new Ladder(Stream.concat(before, Stream.of(0)).toList(), 1);
  }

  /// So long before the day, and not after it.
  static Ladder upTo(List<Period> steps) {
    return new Ladder(steps.stream().map(step -> -days(step)).toList(), 0);
  }

  /// So long after the day; the last step repeats.
  static Ladder after(List<Period> steps) {
    var after = steps.stream().map(Ladder::days).sorted().toList();
    return new Ladder(after, after.isEmpty() ? 0 : Math.max(1, after.getLast()));
  }

  private static int days(Period step) {
    return step.getDays() + 30 * (int) step.toTotalMonths();
  }

  /// Those from `from` to `to`, both included, oldest first.
  List<LocalDate> rungs(LocalDate day, LocalDate from, LocalDate to) {
    return all(day, to).filter(on -> !on.isBefore(from)).toList();
  }

  /// The first one behind `date`.
  Optional<LocalDate> next(LocalDate day, LocalDate date) {
    var last = steps.isEmpty() ? day : day.plusDays(steps.getLast());
    var horizon = (date.isAfter(last) ? date : last).plusDays(every);
    return all(day, horizon).filter(on -> on.isAfter(date)).findFirst();
  }

  private Stream<LocalDate> all(LocalDate day, LocalDate to) {
    var stepped = steps.stream().map(day::plusDays);
    if (every == 0 || steps.isEmpty()) {
      return stepped.filter(on -> !on.isAfter(to));
    }
    var last = day.plusDays(steps.getLast());
    var repeated =
        IntStream.iterate(1, n -> n + 1)
            .mapToObj(n -> last.plusDays((long) n * every))
            .takeWhile(on -> !on.isAfter(to));
    return Stream.concat(stepped.filter(on -> !on.isAfter(to)), repeated);
  }
}
