package org.hikeshi.incident;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.Category;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.events.HospitalFacts.Readiness;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.CountedAs;
import org.hikeshi.report.Merge;
import org.hikeshi.report.Snapshot;
import org.hikeshi.report.StatementFixture;

/// An incident at a hospital in Kanagawa, reported at ten past two in the morning.
final class IncidentFixture {

  static final UUID HOSPITAL_A = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  static final UUID INCIDENT = UUID.fromString("00000000-0000-7000-8000-0000000000c1");
  static final UUID REPORT = UUID.fromString("00000000-0000-7000-8000-0000000000c2");
  static final Instant FILED = Instant.parse("2026-02-08T17:10:00Z");
  static final Instant LATER = Instant.parse("2026-02-11T03:00:00Z");

  static final HospitalFacts HOSPITAL =
      new HospitalFacts(
          HOSPITAL_A,
          "14",
          null,
          null,
          Founder.SCHOOL_CORPORATION,
          372,
          Set.of(),
          List.of(),
          Readiness.NOT_KNOWN);

  static Incident aReportedIncident() {
    var incident =
        new Incident(
            INCIDENT,
            HOSPITAL_A,
            new CountedAs("14", Founder.SCHOOL_CORPORATION, 372, Set.of()),
            "2026-000123",
            Category.RANSOMWARE,
            FILED);
    incident.says(report(incident), HOSPITAL, true);
    return incident;
  }

  static Report report(Incident incident) {
    var merge = Snapshot.first(StatementFixture.aFirstReport().said(), FILED, Forward.NOW);
    var facts = ((Merge.Merged) merge).snapshot().facts();
    return new Report(REPORT, incident, FILED, null, Origin.HOSPITAL, Forward.NOW, facts, Set.of());
  }

  private IncidentFixture() {}
}
