package org.hikeshi.incident;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.hikeshi.events.Facts;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Origin;
import org.jspecify.annotations.Nullable;

/// Report no. n (第n報): the whole picture as codes, as it stood when it was filed. It never changes.
/// Its words and its contact lie in [ReportWords] and [ReportContact].
@Entity
@Immutable
public class Report {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private int no;
  private Instant filedAt;

  /// When the call or the paper reached the duty desk, if it was typed in there.
  private @Nullable Instant receivedAt;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Enumerated(EnumType.STRING)
  private Forward forward;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Facts facts;

  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "final_for")
  private Set<String> finalFor;

  protected Report() {}

  Report(
      UUID id,
      Incident incident,
      Instant filedAt,
      @Nullable Instant receivedAt,
      Origin origin,
      Forward forward,
      Facts facts,
      Set<String> finalFor) {
    this.id = id;
    this.incidentId = incident.id();
    this.hospitalId = incident.hospitalId();
    this.no = incident.nextReport();
    this.filedAt = filedAt;
    this.receivedAt = receivedAt;
    this.origin = origin;
    this.forward = forward;
    this.facts = facts;
    this.finalFor = finalFor;
  }

  public UUID id() {
    return id;
  }

  public UUID incidentId() {
    return incidentId;
  }

  public UUID hospitalId() {
    return hospitalId;
  }

  public int no() {
    return no;
  }

  public Instant filedAt() {
    return filedAt;
  }

  public @Nullable Instant receivedAt() {
    return receivedAt;
  }

  public Origin origin() {
    return origin;
  }

  public Forward forward() {
    return forward;
  }

  public Facts facts() {
    return facts;
  }

  public Set<String> finalFor() {
    return finalFor;
  }
}
