package org.hikeshi.reminder;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail about a reminder to one kind of reader. At least once over SMTP, always under the same
/// Message-ID, so that a repeat is dropped by whoever has it.
@Entity
class Letter {

  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final int SLOWEST = 30;

  @EmbeddedId private Key key;
  private UUID hospitalId;

  @Enumerated(EnumType.STRING)
  private State state;

  private int attempt;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant leasedUntil;
  private @Nullable Instant endedAt;

  /// Who reads it.
  enum Reader {
    HOSPITAL,
    DESK
  }

  @Embeddable
  record Key(UUID reminderId, @Enumerated(EnumType.STRING) Reader reader) {}

  enum State {
    SENDING,
    SENT,
    /// The hospital has no mail address in the directory: the desk was asked to telephone.
    SENT_TO_DESK,
    /// There was nothing to be said any more when it could have left.
    LAPSED
  }

  protected Letter() {}

  Letter(Reminder reminder, Reader reader, Instant now) {
    this.key = new Key(reminder.id(), reader);
    this.hospitalId = reminder.hospitalId();
    this.state = State.SENDING;
    this.nextAttemptAt = now;
  }

  int take(Instant until) {
    attempt = attempt + 1;
    leasedUntil = until;
    return attempt;
  }

  boolean heldBy(int attempt) {
    return state == State.SENDING && this.attempt == attempt;
  }

  void ended(State state, Instant at) {
    this.state = state;
    nextAttemptAt = null;
    leasedUntil = null;
    endedAt = at;
  }

  void again(Instant now) {
    nextAttemptAt = now.plus(BETWEEN.multipliedBy(Math.min(attempt, SLOWEST)));
    leasedUntil = null;
  }

  Key key() {
    return key;
  }
}
