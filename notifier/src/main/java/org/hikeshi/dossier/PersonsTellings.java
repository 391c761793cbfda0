package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.Persons;
import org.jspecify.annotations.Nullable;

/// Every record that persons were told, and how far they reach together.
@ApplicationScoped
public class PersonsTellings implements PanacheRepositoryBase<PersonsTold, UUID> {

  private final FiledReports reports;
  private final TrackedDuties duties;
  private final Dossiers dossiers;

  PersonsTellings(FiledReports reports, TrackedDuties duties, Dossiers dossiers) {
    this.reports = reports;
    this.duties = duties;
    this.dossiers = dossiers;
  }

  /// Of the duty to tell them: by its own records, and by those of the same hospital's incidents
  /// that go on in this one. What was recorded long before anybody knew is of an earlier matter.
  public Reach of(TrackedDuty persons) {
    var told =
        Stream.concat(Stream.of(persons), ofDuplicates(persons))
            .flatMap(duty -> told(duty, persons.told().knownOn()).stream())
            .reduce(Long::sum);
    return new Reach(told.orElse(null), reported(persons).getLast().persons());
  }

  private Stream<TrackedDuty> ofDuplicates(TrackedDuty persons) {
    return dossiers
        .goingOnIn(persons.incidentId())
        .filter(duplicate -> duplicate.hospitalId().equals(persons.hospitalId()))
        .flatMap(duplicate -> duties.of(duplicate.incidentId()).stream())
        .filter(TrackedDuty::persons);
  }

  /// The same record again, as by a caller who missed the answer, counts once.
  private List<Long> told(TrackedDuty duty, @Nullable LocalDate knownOn) {
    var records =
        list("dutyId = ?1 order by recordedAt, id", duty.id()).stream()
            .filter(
                record ->
                    knownOn == null || !FirstKnown.isLongBefore(record.telling().at(), knownOn))
            .toList();
    if (records.isEmpty()) {
      return List.of();
    }
    var reported = reported(duty);
    var counted = new ArrayList<PersonsTold.Telling>();
    long told = 0;
    for (var record : records) {
      if (!counted.contains(record.telling())) {
        counted.add(record.telling());
        told = record.telling().onto(told, number(reported, record.recordedAt()));
      }
    }
    return List.of(told);
  }

  private List<FiledReport> reported(TrackedDuty duty) {
    return reports.list("key.incidentId = ?1 order by key.revision", duty.incidentId());
  }

  /// 0 while nobody had said a number.
  private static long number(List<FiledReport> reports, Instant by) {
    return reports.reversed().stream()
        .filter(report -> !report.filedAt().isAfter(by))
        .findFirst()
        .map(FiledReport::persons)
        .map(Persons::count)
        .orElse(0L);
  }
}
