package org.hikeshi.past;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.events.Category;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.hospital.CountedAs;
import org.jspecify.annotations.Nullable;

/// An incident that was over before the register began. It has no report, no dispatch and no duty.
@Entity
class PastIncident {

  @Id private UUID id;
  private UUID hospitalId;

  /// Its hospital, as the directory had it when the list came.
  private CountedAs countedAs;

  private @Nullable String reference;
  private LocalDate detectedOn;
  private @Nullable LocalDate reportedOn;
  private @Nullable LocalDate closedOn;

  @Enumerated(EnumType.STRING)
  private Category category;

  @Enumerated(EnumType.STRING)
  private @Nullable ResolvedAs kind;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private Set<String> careImpact;

  private @Nullable Integer persons;
  private @Nullable String summary;
  private @Nullable String lessons;
  private String importedBy;
  private Instant importedAt;
  private @Nullable Instant erasedAt;

  @Version private long version;

  protected PastIncident() {}

  PastIncident(UUID id, CountedAs countedAs, PastFacts facts, String by, Instant at) {
    this.id = id;
    this.countedAs = countedAs;
    this.importedBy = by;
    this.importedAt = at;
    become(facts);
  }

  /// A later list mends an earlier one. What was erased does not come back with it.
  final void become(PastFacts said) {
    var facts = erasedAt == null ? said : said.withoutWords();
    hospitalId = facts.hospitalId();
    reference = facts.reference();
    detectedOn = facts.detectedOn();
    reportedOn = facts.reportedOn();
    closedOn = facts.closedOn();
    category = facts.category();
    kind = facts.kind();
    careImpact = facts.careImpact();
    persons = facts.persons();
    summary = facts.summary();
    lessons = facts.lessons();
  }

  boolean isAs(PastFacts said) {
    return facts().equals(erasedAt == null ? said : said.withoutWords());
  }

  PastFacts facts() {
    return new PastFacts(
        hospitalId,
        reference,
        detectedOn,
        reportedOn,
        closedOn,
        category,
        kind,
        careImpact,
        persons,
        summary,
        lessons);
  }

  UUID id() {
    return id;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  String importedBy() {
    return importedBy;
  }

  Instant importedAt() {
    return importedAt;
  }

  /// When its words were erased; null before.
  @Nullable Instant erasedAt() {
    return erasedAt;
  }
}
