package org.hikeshi.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.roster.Stretch;
import org.hikeshi.roster.Stretches;
import org.hikeshi.web.time.JapanTime;

/// When somebody is at the desk, in Japan's time: her weekly hours, and on a day that is named for
/// itself, that day's. Without weekly hours she is always there.
record DeskHours(List<WeeklyHours> weekly, List<DatedHours> dated) {

  boolean cover(Instant at) {
    var local = at.atZone(JapanTime.ZONE).toLocalDateTime();
    var today = local.toLocalDate();
    return Stream.of(today, today.minusDays(1))
        .flatMap(this::beginningOn)
        .anyMatch(hours -> hours.cover(local));
  }

  /// All of them between two moments. What began the day before may go on.
  Stretches between(Instant from, Instant to) {
    var first = JapanTime.dayOf(from).minusDays(1);
    return Stretches.of(
            first
                .datesUntil(JapanTime.dayOf(to).plusDays(1))
                .flatMap(this::beginningOn)
                .map(Hours::stretch))
        .within(from, to);
  }

  private record Hours(LocalDateTime from, LocalDateTime to) {

    static Hours of(LocalDate day, String from, String to) {
      var begin = day.atTime(LocalTime.parse(from));
      var end = day.atTime(LocalTime.parse(to));
      return new Hours(begin, end.isAfter(begin) ? end : end.plusDays(1));
    }

    Stretch stretch() {
      return new Stretch(
          from.atZone(JapanTime.ZONE).toInstant(), to.atZone(JapanTime.ZONE).toInstant());
    }

    boolean cover(LocalDateTime at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  private Stream<Hours> beginningOn(LocalDate day) {
    var named = dated.stream().filter(hours -> hours.on().equals(day)).toList();
    if (!named.isEmpty()) {
      return named.stream()
          .filter(hours -> hours.from() != null && hours.to() != null)
          .map(hours -> Hours.of(day, hours.from(), hours.to()));
    }
    if (weekly.isEmpty()) {
      return Stream.of(Hours.of(day, "00:00", "00:00"));
    }
    return weekly.stream()
        .filter(hours -> hours.days().contains(day.getDayOfWeek()))
        .map(hours -> Hours.of(day, hours.from(), hours.to()));
  }
}
