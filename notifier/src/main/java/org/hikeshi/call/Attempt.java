package org.hikeshi.call;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attempt of a call, by one way. Written before it is made, so that what the gateway tells of
/// it is always of something that we know.
@Entity
@Table(name = "call_attempt")
class Attempt {

  @Id private UUID id;
  private UUID callId;
  private int rung;
  private int pass;

  @Enumerated(EnumType.STRING)
  private Way way;

  private @Nullable UUID personId;
  private Instant at;
  private @Nullable String outcome;
  private @Nullable String detail;

  protected Attempt() {}

  Attempt(UUID id, Call call, int place, Rung rung, Instant at) {
    this.id = id;
    this.callId = call.id();
    this.rung = place;
    this.pass = call.pass();
    this.way = rung.way();
    this.personId = rung.person();
    this.at = at;
  }

  void ended(Ladder.Result result, String why) {
    outcome = result.name();
    detail = why;
  }

  UUID id() {
    return id;
  }

  UUID callId() {
    return callId;
  }

  int rung() {
    return rung;
  }

  /// Which time around it was, from 1.
  int pass() {
    return pass;
  }

  /// Of the desk, or null.
  @Nullable UUID personId() {
    return personId;
  }

  Way way() {
    return way;
  }

  Instant at() {
    return at;
  }

  @Nullable String outcome() {
    return outcome;
  }

  @Nullable String detail() {
    return detail;
  }
}
