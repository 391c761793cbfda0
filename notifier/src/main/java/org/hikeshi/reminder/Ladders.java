package org.hikeshi.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hikeshi.web.time.JapanTime;

/// The ladder of each matter, and the hour in Asia/Tokyo at which a rung comes. A matter without a
/// ladder is spoken of once, on its day, at any hour.
record Ladders(LocalTime hour, Map<Matter, Ladder> of) {

  private static final Ladder AT_ONCE = new Ladder(List.of(0), 0);

  static Ladders of(ReminderSettings settings) {
    return new Ladders(
        settings.hour(),
        Map.of(
            Matter.TARGET, Ladder.upTo(settings.target()),
            Matter.PRELIMINARY, Ladder.before(settings.preliminary()),
            Matter.FINAL, Ladder.before(settings.last()),
            Matter.QUESTION, Ladder.before(settings.question()),
            Matter.WAITING, Ladder.after(settings.waiting()),
            Matter.UNDELIVERED, Ladder.after(settings.undelivered())));
  }

  /// The rungs of a day that have come by `now`, oldest first. Those of the day on which it was
  /// first shown are among them, though their hour was over: a target day that was born on the very
  /// day is spoken of. Earlier ones nobody could have been told.
  List<Rung> come(Deadline deadline, Instant now) {
    var to = of.containsKey(deadline.matter()) ? lastDay(now) : JapanTime.dayOf(now);
    return ladder(deadline).rungs(deadline.day(), deadline.shownOn(), to).stream()
        .map(on -> new Rung(deadline.subject(), deadline.matter(), deadline.day(), on))
        .toList();
  }

  Optional<Instant> next(Deadline deadline, Instant now) {
    return ladder(deadline).next(deadline.day(), lastDay(now)).map(this::at);
  }

  private Ladder ladder(Deadline deadline) {
    return of.getOrDefault(deadline.matter(), AT_ONCE);
  }

  /// The last day whose hour has come.
  private LocalDate lastDay(Instant now) {
    var today = JapanTime.dayOf(now);
    return now.isBefore(at(today)) ? today.minusDays(1) : today;
  }

  private Instant at(LocalDate day) {
    return day.atTime(hour).atZone(JapanTime.ZONE).toInstant();
  }
}
