package org.hikeshi.call;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.DispatchUnanswered;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.notice.Notice;
import org.jspecify.annotations.Nullable;

/// One call to one person. `subject`, `kind` and `round` are its natural key: an offer is called
/// about once, a dispatch each time that it turns out unanswered.
@Entity
public class Call {

  private static final Duration BETWEEN = Duration.ofSeconds(5);

  @Id private UUID id;
  private UUID subject;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private long round;
  private UUID incidentId;
  private @Nullable UUID engineerId;
  private @Nullable String seat;
  private @Nullable Instant expiresAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private int attempt;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant leasedUntil;
  private Instant createdAt;

  enum Kind {
    OFFER,
    UNANSWERED,
    UNDELIVERED
  }

  enum State {
    SENDING,
    DELIVERED,
    /// The offer ended before anybody could be called.
    LAPSED
  }

  protected Call() {}

  private Call(UUID id, UUID subject, Kind kind, UUID incidentId, Instant now) {
    this.id = id;
    this.subject = subject;
    this.kind = kind;
    this.incidentId = incidentId;
    this.state = State.SENDING;
    this.nextAttemptAt = now;
    this.createdAt = now;
  }

  static Call about(OfferMade offer, UUID id, Instant now) {
    var call = new Call(id, offer.offerId(), Kind.OFFER, offer.incidentId(), now);
    call.engineerId = offer.engineerId();
    call.seat = offer.seat();
    call.expiresAt = offer.expiresAt();
    return call;
  }

  static Call about(DispatchUnanswered unanswered, UUID id, Instant now) {
    var call =
        new Call(
            id, unanswered.standing().dispatchId(), Kind.UNANSWERED, unanswered.incidentId(), now);
    call.round = unanswered.version();
    return call;
  }

  static Call about(Notice undelivered, UUID id, Instant now) {
    return new Call(id, undelivered.id(), Kind.UNDELIVERED, undelivered.incidentId(), now);
  }

  int take(Instant until) {
    attempt = attempt + 1;
    leasedUntil = until;
    return attempt;
  }

  boolean heldBy(int attempt) {
    return state == State.SENDING && this.attempt == attempt;
  }

  /// Whether there is still something to say.
  boolean standsAt(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }

  void ended(State state) {
    this.state = state;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  void again(Instant now) {
    nextAttemptAt = now.plus(BETWEEN.multipliedBy(Math.min(attempt, 12)));
    leasedUntil = null;
  }

  UUID id() {
    return id;
  }

  long round() {
    return round;
  }

  UUID subject() {
    return subject;
  }

  Kind kind() {
    return kind;
  }

  UUID incidentId() {
    return incidentId;
  }

  @Nullable UUID engineerId() {
    return engineerId;
  }

  @Nullable String seat() {
    return seat;
  }

  @Nullable Instant expiresAt() {
    return expiresAt;
  }
}
