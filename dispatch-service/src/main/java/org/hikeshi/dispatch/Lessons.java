package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.matching.Companies;
import org.hikeshi.roster.Roster;
import org.hikeshi.web.Ids;
import org.hikeshi.web.time.JapanTime;

/// Keeps what a no teaches: who is unwell is away for the day, and a conflict with a vendor holds
/// for all who work for the same employer. (What engages her elsewhere, and which skill she doubts,
/// is read from the offers themselves: [Bench].)
@ApplicationScoped
class Lessons {

  /// Whoever is unwell shortly before midnight is not rung again shortly after it.
  private static final Duration UNWELL_AT_LEAST = Duration.ofHours(6);

  private final Roster roster;
  private final Conflicts conflicts;
  private final Ids ids;
  private final Clock clock;

  Lessons(Roster roster, Conflicts conflicts, Ids ids, Clock clock) {
    this.roster = roster;
    this.conflicts = conflicts;
    this.ids = ids;
    this.clock = clock;
  }

  void learn(Lesson lesson) {
    var now = clock.instant();
    if (lesson.reason() == DeclineReason.UNWELL) {
      roster.away(ids.next(), lesson.engineerId(), now, well(now));
    }
    remember(lesson, now);
  }

  private static Instant well(Instant now) {
    var midnight = JapanTime.dayOf(now).plusDays(1).atStartOfDay(JapanTime.ZONE).toInstant();
    var soonest = now.plus(UNWELL_AT_LEAST);
    return midnight.isBefore(soonest) ? soonest : midnight;
  }

  private void remember(Lesson lesson, Instant now) {
    var named = lesson.vendor();
    if (named != null) {
      Companies.same(named, lesson.vendors())
          .ifPresent(
              vendor ->
                  conflicts.remember(
                      ids.next(),
                      roster.employerOf(lesson.engineerId()),
                      vendor,
                      lesson.engineerId(),
                      lesson.dispatchId(),
                      now));
    }
  }
}
