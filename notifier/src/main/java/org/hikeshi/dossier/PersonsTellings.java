package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
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
    return new Reach(
        told(persons.incidentId(), persons).orElse(null),
        reported(persons.incidentId()).getLast().persons());
  }

  /// What moves how many are told, and when it did.
  private record Step(Instant at, LongUnaryOperator onto) {}

  private Optional<Long> told(UUID incident, TrackedDuty persons) {
    var steps =
        Stream.concat(recorded(incident, persons), handedOn(incident, persons))
            .sorted(Comparator.comparing(Step::at))
            .toList();
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    long told = 0;
    for (var step : steps) {
      told = step.onto().applyAsLong(told);
    }
    return Optional.of(told);
  }

  /// Until they were merged, nobody saw the one's records in the other, and both may speak of the
  /// same persons: they are not added up.
  private Stream<Step> handedOn(UUID incident, TrackedDuty persons) {
    return dossiers.mergedInto(incident).stream()
        .flatMap(
            duplicate ->
                told(duplicate.incidentId(), persons).stream()
                    .map(
                        there ->
                            new Step(duplicate.mergedAt(), before -> Math.max(before, there))));
  }

  /// The same record again, as by a caller who missed the answer, counts once.
  private Stream<Step> recorded(UUID incident, TrackedDuty persons) {
    var counted = new HashSet<PersonsTold.Telling>();
    return duties.of(incident).stream()
        .filter(duty -> duty.persons() && duty.hospitalId().equals(persons.hospitalId()))
        .flatMap(duty -> list("dutyId = ?1 order by recordedAt, id", duty.id()).stream())
        .filter(record -> !isOfAnEarlierMatter(record, persons.told().knownOn()))
        .filter(record -> record.joins(counted))
        .map(record -> new Step(record.recordedAt(), onto(record, incident)));
  }

  private static boolean isOfAnEarlierMatter(PersonsTold record, @Nullable LocalDate knownOn) {
    return knownOn != null && FirstKnown.isLongBefore(record.telling().at(), knownOn);
  }

  private LongUnaryOperator onto(PersonsTold record, UUID incident) {
    return before -> record.onto(before, number(reported(incident), record.recordedAt()));
  }

  private List<FiledReport> reported(UUID incident) {
    return reports.list("key.incidentId = ?1 order by key.revision", incident);
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
