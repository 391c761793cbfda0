package org.hikeshi.dossier;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.duty.Operator;
import org.hikeshi.duty.Reported;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Facts;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.Origin;
import org.hikeshi.events.Persons;
import org.jspecify.annotations.Nullable;

/// Report no. n as it was heard. Never changes. The facts are one JSON column because the rules
/// read them whole, and no query asks for a part of them.
@Entity
public class FiledReport {

  @EmbeddedId private Key key;
  private UUID hospitalId;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Enumerated(EnumType.STRING)
  private Forward forward;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private Set<String> finalFor;

  private Instant filedAt;

  @Enumerated(EnumType.STRING)
  private Founder founder;

  private String prefecture;
  private @Nullable String city;

  @JdbcTypeCode(SqlTypes.JSON)
  private Facts facts;

  @Embeddable
  record Key(UUID incidentId, int revision) {}

  protected FiledReport() {}

  FiledReport(ReportFiled filed) {
    key = new Key(filed.incidentId(), filed.revision());
    hospitalId = filed.hospitalId();
    origin = filed.origin();
    forward = filed.forward();
    finalFor = filed.finalFor();
    filedAt = filed.at();
    founder = filed.hospital().founder();
    prefecture = filed.hospital().prefecture();
    city = filed.hospital().city();
    facts = filed.facts();
  }

  Facts facts() {
    return facts;
  }

  Instant filedAt() {
    return filedAt;
  }

  Persons persons() {
    return facts.personalData().persons();
  }

  Reported reported() {
    return new Reported(key.revision(), facts, new Operator(founder, prefecture, city));
  }

  /// Every time of which it says that somebody knew, or may have known. That the hospital was aware
  /// may lawfully come after it noticed, and is the time of filing where nobody said another.
  Stream<Instant> perhapsKnownAt() {
    return Stream.of(
            facts.occurredAt(), facts.detectedAt(), facts.vendorNoticeAt(), facts.awareAt())
        .filter(Objects::nonNull);
  }

  Newest newest() {
    return new Newest(key.revision(), filedAt, prefecture, facts.careImpact());
  }

  /// What others than the rules ask of the newest report.
  public record Newest(int no, Instant filedAt, String prefecture, Set<CareImpact> careImpact) {}
}
