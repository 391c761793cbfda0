package org.hikeshi.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.web.time.JapanTime;

/// Since when anybody knew of an incident. Nothing of it was filed or told before, in whatever way:
/// who says so has mistyped one of the two days.
@ApplicationScoped
public class FirstKnown {

  private final FiledReports reports;
  private final TrackedDuties duties;

  FirstKnown(FiledReports reports, TrackedDuties duties) {
    this.reports = reports;
    this.duties = duties;
  }

  /// Whether that is before the first day in Japan on which anybody knew, by a report, by what a
  /// merged incident hands on, or as a person set it. Never so where no day is known.
  public boolean isAfter(Instant at, UUID incident) {
    var day = JapanTime.dayOf(at);
    var known = Stream.concat(ofReports(incident), ofDuties(incident)).toList();
    return !known.isEmpty() && known.stream().allMatch(day::isBefore);
  }

  private Stream<LocalDate> ofReports(UUID incident) {
    return reports.list("key.incidentId", incident).stream()
        .flatMap(FiledReport::knownAt)
        .map(JapanTime::dayOf);
  }

  private Stream<LocalDate> ofDuties(UUID incident) {
    return duties.of(incident).stream()
        .map(TrackedDuty::told)
        .map(NoticeEvent.Duty::knownOn)
        .filter(Objects::nonNull);
  }
}
