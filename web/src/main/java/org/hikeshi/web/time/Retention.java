package org.hikeshi.web.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// How long words are kept after what they are about was closed, by the day (in Japan) of its
/// closing: a rule that changes does not change what was promised before.
///
/// @param rules one for each span of days, oldest first
public record Retention(List<Rule> rules) {

  private static final LocalDate END = LocalDate.of(9999, 12, 31);

  /// @param from the first day of closing that it is for
  /// @param to the first day that it is for no more
  public record Rule(LocalDate from, LocalDate to, Period kept) {

    /// What was closed up to this instant is kept long enough.
    public Instant over(Instant now) {
      return now.atZone(JapanTime.ZONE).minus(kept).toInstant();
    }

    public Instant begin() {
      return from.atStartOfDay(JapanTime.ZONE).toInstant();
    }

    public Instant end() {
      return to.atStartOfDay(JapanTime.ZONE).toInstant();
    }
  }

  /// @param text as `2020-01-01=P3Y,2030-04-01=P1Y`: from which day of closing on, and how long
  public static Retention of(String text) {
    var parts =
        Arrays.stream(text.split(","))
            .map(part -> part.strip().split("="))
            .sorted(Retention::older)
            .toList();
    return new Retention(
        Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
            .map(
                i ->
                    new Rule(
                        LocalDate.parse(parts.get(i)[0]),
                        i + 1 < parts.size() ? LocalDate.parse(parts.get(i + 1)[0]) : END,
                        Period.parse(parts.get(i)[1])))
            .toList());
  }

  private static int older(String[] one, String[] other) {
    return one[0].compareTo(other[0]);
  }
}
