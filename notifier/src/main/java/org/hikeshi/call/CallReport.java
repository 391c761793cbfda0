package org.hikeshi.call;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// What the telephone gateway told of an attempt.
@Entity
@Immutable
class CallReport {

  enum Status {
    DELIVERED,
    UNDELIVERED,
    NO_ANSWER,
    KEY_PRESSED
  }

  @Id private UUID id;
  private UUID attemptId;

  @Enumerated(EnumType.STRING)
  private Status status;

  private String key;
  private Instant at;

  protected CallReport() {}

  /// @param key pressed, or empty
  CallReport(UUID id, UUID attemptId, Status status, String key, Instant at) {
    this.id = id;
    this.attemptId = attemptId;
    this.status = status;
    this.key = key;
    this.at = at;
  }

  UUID attemptId() {
    return attemptId;
  }

  Status status() {
    return status;
  }

  String key() {
    return key;
  }

  Instant at() {
    return at;
  }
}
