package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// A time in which an engineer is on duty by plan, or away whatever the plan says. Its end is not
/// part of it.
@Entity
@Table(name = "span")
class Span {

  enum Kind {
    SHIFT,
    ABSENCE
  }

  @Id private UUID id;
  private UUID engineerId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private Instant startsAt;
  private Instant endsAt;

  /// For Hibernate.
  protected Span() {}

  Span(UUID id, UUID engineerId, Kind kind, Instant startsAt, Instant endsAt) {
    this.id = id;
    this.engineerId = engineerId;
    this.kind = kind;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
  }

  UUID id() {
    return id;
  }

  UUID engineerId() {
    return engineerId;
  }

  Kind kind() {
    return kind;
  }

  Instant startsAt() {
    return startsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  Stretch time() {
    return new Stretch(startsAt, endsAt);
  }
}
