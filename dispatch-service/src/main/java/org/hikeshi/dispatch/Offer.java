package org.hikeshi.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.matching.Reason;
import org.jspecify.annotations.Nullable;

/// One engineer asked for one seat, and what came of it. Nothing is ever deleted.
///
/// Past 200 lines because it is also the row, column by column.
@Entity
@Table(name = "offer")
class Offer {

  /// The desk, and not whoever sits there, has asked her to take over.
  static final Reason BY_THE_DESK = new Reason(Reason.Code.HANDED_OVER, "DESK");

  /// How somebody came to be asked.
  enum Way {
    /// As the best by the rules.
    RANKED,
    /// By whoever sits on the seat and wants to hand it over.
    HANDOVER,
    /// Put there by the duty desk, without being asked here.
    BY_HAND,
    /// Asked to leave another seat for this one, which is more urgent.
    REASSIGNED
  }

  enum Phase {
    OPEN,
    ACCEPTED,
    DECLINED,
    LAPSED,
    WITHDRAWN
  }

  @Id private UUID id;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  private Seat seat;

  private UUID dispatchId;
  private UUID hospitalId;
  private UUID engineerId;

  @Enumerated(EnumType.STRING)
  private Way way;

  private int round;
  private List<String> why;
  private Instant madeAt;
  private Instant expiresAt;

  @Enumerated(EnumType.STRING)
  private Phase phase;

  private @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable DeclineReason declineReason;

  @Enumerated(EnumType.STRING)
  private OfferState.@Nullable Because withdrawnBecause;

  private @Nullable Instant releasedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable DeclineReason releasedBecause;

  /// The seat that she had by it was turned to a way in which she does not help.
  private boolean turnedAway;

  private @Nullable UUID fromSeat;

  /// For Hibernate.
  protected Offer() {}

  Offer(
      UUID id,
      Seat seat,
      UUID engineerId,
      Way way,
      List<Reason> why,
      Instant madeAt,
      Instant expiresAt) {
    this.id = id;
    this.seat = seat;
    this.dispatchId = seat.dispatch().id();
    this.hospitalId = seat.dispatch().hospitalId();
    this.engineerId = engineerId;
    this.way = way;
    this.round = seat.round();
    this.why = why.stream().map(Reason::toString).toList();
    this.madeAt = madeAt;
    this.expiresAt = expiresAt;
    this.phase = Phase.OPEN;
  }

  /// The seat that she leaves if she says yes.
  Offer leaving(UUID other) {
    fromSeat = other;
    return this;
  }

  @Nullable UUID fromSeat() {
    return fromSeat;
  }

  OfferState state() {
    return switch (phase) {
      case OPEN -> new OfferState.Open(expiresAt);
      case ACCEPTED -> new OfferState.Accepted(ended(), releasedAt);
      case DECLINED -> new OfferState.Declined(Stored.there(declineReason), ended());
      case LAPSED -> new OfferState.Lapsed(ended());
      case WITHDRAWN -> new OfferState.Withdrawn(Stored.there(withdrawnBecause), ended());
    };
  }

  void become(OfferState next) {
    switch (next) {
      case OfferState.Open _ -> throw new IllegalStateException("an offer opens once");
      case OfferState.Accepted(var at, var released) -> {
        end(Phase.ACCEPTED, at);
        releasedAt = released;
      }
      case OfferState.Declined(var reason, var at) -> {
        end(Phase.DECLINED, at);
        declineReason = reason;
      }
      case OfferState.Lapsed(var at) -> end(Phase.LAPSED, at);
      case OfferState.Withdrawn(var because, var at) -> {
        end(Phase.WITHDRAWN, at);
        withdrawnBecause = because;
      }
    }
  }

  /// Lets go of the seat that was accepted with this offer.
  void release(Instant now) {
    if (state() instanceof OfferState.Accepted accepted && sitting()) {
      become(accepted.released(now));
    }
  }

  /// Why she is about to let go of the seat.
  void releaseBecause(DeclineReason reason) {
    if (sitting()) {
      releasedBecause = reason;
    }
  }

  /// The seat is about to be turned away from her: she gives nothing back.
  void turnAway() {
    turnedAway |= sitting();
  }

  /// Whether what came of it still speaks against asking her: a conflict always; and else what was
  /// asked since the search began and is not over. That a seat was turned away from her speaks
  /// against nothing.
  ///
  /// @param passed whoever slept, was unwell or busy before then may be rested by now
  boolean counts(Instant since, Instant passed) {
    return conflicted() || !(turnedAway || madeAt.isBefore(since) || over(passed));
  }

  /// A skill that is missing is missing in a week.
  private boolean over(Instant passed) {
    var ended =
        switch (state()) {
          case OfferState.Accepted(_, var released) -> released;
          case OfferState.Declined(_, var at) -> at;
          case OfferState.Lapsed(var at) -> at;
          case OfferState.Open _, OfferState.Withdrawn _ -> null;
        };
    return ended != null && !ended.isAfter(passed) && !isFor(DeclineReason.MISSING_SKILL);
  }

  private boolean isFor(DeclineReason reason) {
    return declineReason == reason || releasedBecause == reason;
  }

  /// A conflict of interest, said at once or found later, is never forgotten.
  boolean conflicted() {
    return isFor(DeclineReason.CONFLICT_OF_INTEREST);
  }

  private void end(Phase ending, Instant at) {
    phase = ending;
    endedAt = at;
  }

  private Instant ended() {
    return Stored.there(endedAt);
  }

  UUID id() {
    return id;
  }

  Seat seat() {
    return seat;
  }

  UUID engineerId() {
    return engineerId;
  }

  Way way() {
    return way;
  }

  int round() {
    return round;
  }

  Phase phase() {
    return phase;
  }

  Instant madeAt() {
    return madeAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  @Nullable Instant endedAt() {
    return endedAt;
  }

  @Nullable DeclineReason declineReason() {
    return declineReason;
  }

  /// Why she has given back the seat that she had by this offer, or null.
  @Nullable DeclineReason releasedBecause() {
    return releasedBecause;
  }

  boolean open() {
    return phase == Phase.OPEN;
  }

  /// Whether she sits on the seat by this offer.
  boolean sitting() {
    return phase == Phase.ACCEPTED && releasedAt == null;
  }

  /// Whether the seat for which she was asked is hers at this moment, by this offer or by another
  /// way; but not where she has said no.
  boolean isHers() {
    return phase != Phase.DECLINED && seat.wants(engineerId);
  }

  boolean byTheDesk() {
    return why().contains(BY_THE_DESK);
  }

  List<Reason> why() {
    return why.stream().map(Reason::parse).toList();
  }
}
