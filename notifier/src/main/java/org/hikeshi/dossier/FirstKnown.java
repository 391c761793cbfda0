package org.hikeshi.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.web.time.JapanTime;

/// Since when anybody may have known of an incident. Nothing of it was filed or told long before,
/// in whatever way: who says so has mistyped a month or a year. It says nothing of the day that the
/// law counts from.
@ApplicationScoped
public class FirstKnown {

  /// A day is often written down later than it was, and seldom by more.
  private static final Period MARGIN = Period.ofDays(7);

  private final FiledReports reports;
  private final TrackedDuties duties;

  FirstKnown(FiledReports reports, TrackedDuties duties) {
    this.reports = reports;
    this.duties = duties;
  }

  /// Whether that is more than a week before the first day in Japan on which anybody may have
  /// known, by a report, by what a merged incident hands on, or as a person set it. Never so where
  /// no day is known.
  public boolean isLongAfter(Instant at, UUID incident) {
    var known = Stream.concat(ofReports(incident), ofDuties(incident)).toList();
    return !known.isEmpty() && known.stream().allMatch(day -> isLongBefore(at, day));
  }

  static boolean isLongBefore(Instant at, LocalDate known) {
    return JapanTime.dayOf(at).plus(MARGIN).isBefore(known);
  }

  private Stream<LocalDate> ofReports(UUID incident) {
    return reports.list("key.incidentId", incident).stream()
        .flatMap(FiledReport::perhapsKnownAt)
        .map(JapanTime::dayOf);
  }

  private Stream<LocalDate> ofDuties(UUID incident) {
    return duties.of(incident).stream()
        .map(TrackedDuty::told)
        .map(NoticeEvent.Duty::knownOn)
        .filter(Objects::nonNull);
  }
}
