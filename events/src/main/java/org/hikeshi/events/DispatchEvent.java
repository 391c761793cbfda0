package org.hikeshi.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What dispatch-service tells, on the topic `dispatches`. Each event carries the whole standing of
/// the dispatch after it, so a reader that missed one is right again after the next.
///
/// Past 200 lines because one file holds all that is said on a topic.
public sealed interface DispatchEvent extends Event {

  /// The newest report that the dispatch has taken into account.
  int revision();

  /// Null when no dispatch was needed.
  @Nullable Standing standing();

  /// Where a dispatch stands.
  enum State {
    SEARCHING,
    OFFERING,
    STAFFED,
    UNANSWERED,
    STOOD_DOWN,
    DONE
  }

  enum SeatState {
    OPEN,
    OFFERED,
    ACCEPTED,
    EN_ROUTE,
    ARRIVED,
    WORKING,
    DONE
  }

  enum Mode {
    REMOTE,
    ON_SITE
  }

  enum DeclineReason {
    CONFLICT_OF_INTEREST,
    UNWELL,
    ALREADY_ENGAGED,
    MISSING_SKILL,
    OTHER
  }

  /// @param seats in the order in which they were asked for
  /// @param drill true in a drill, which has no incident; else left out
  record Standing(
      UUID dispatchId,
      State state,
      List<Seat> seats,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean drill) {

    /// Whether all of this is only exercised.
    public boolean exercised() {
      return Boolean.TRUE.equals(drill);
    }
  }

  /// @param seat LEAD, FORENSICS, … FORENSICS-2
  /// @param engineerId who has accepted it, or null
  /// @param expectedAt when the engineer means to be there, or null
  record Seat(
      String seat,
      Mode mode,
      SeatState state,
      @Nullable UUID engineerId,
      @Nullable Instant acceptedAt,
      @Nullable Instant expectedAt) {

    /// Whether she is at work where the hospital is, and so is asked whether she is well.
    public boolean onSite() {
      return mode == Mode.ON_SITE && (state == SeatState.ARRIVED || state == SeatState.WORKING);
    }
  }

  /// Engineers are being looked for.
  @EventType("org.hikeshi.dispatch.opened.v1")
  record DispatchOpened(UUID incidentId, long version, Instant at, int revision, Standing standing)
      implements DispatchEvent {}

  /// The report was read and nobody is to be sent: the answer that is not silence.
  @EventType("org.hikeshi.dispatch.not-needed.v1")
  record DispatchNotNeeded(
      UUID incidentId, long version, Instant at, int revision, @Nullable Standing standing)
      implements DispatchEvent {}

  /// What changed nothing about who is asked: a later report, another time of arrival, a turn of a
  /// seat, or that all are done.
  ///
  /// @param turned the seat that somebody else than its holder has turned from remote to on site,
  ///   or back, and that she keeps; else left out
  @EventType("org.hikeshi.dispatch.updated.v1")
  record DispatchUpdated(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String turned)
      implements DispatchEvent {

    public DispatchUpdated(
        UUID incidentId, long version, Instant at, int revision, Standing standing) {
      this(incidentId, version, at, revision, standing, null);
    }
  }

  /// One engineer is asked for one seat until `expiresAt`.
  ///
  /// @param pressing true where somebody may die meanwhile; else left out
  @EventType("org.hikeshi.offer.made.v1")
  record OfferMade(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      UUID offerId,
      String seat,
      UUID engineerId,
      Instant expiresAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean pressing)
      implements DispatchEvent {

    public boolean presses() {
      return Boolean.TRUE.equals(pressing);
    }
  }

  @EventType("org.hikeshi.offer.accepted.v1")
  record OfferAccepted(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      UUID offerId,
      String seat,
      UUID engineerId)
      implements DispatchEvent {}

  @EventType("org.hikeshi.offer.declined.v1")
  record OfferDeclined(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      UUID offerId,
      String seat,
      UUID engineerId,
      DeclineReason reason)
      implements DispatchEvent {}

  /// Nobody answered before the offer's end.
  @EventType("org.hikeshi.offer.lapsed.v1")
  record OfferLapsed(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      UUID offerId,
      String seat,
      UUID engineerId)
      implements DispatchEvent {}

  /// The offer no longer stands: the seat was filled otherwise, or the dispatch stood down.
  @EventType("org.hikeshi.offer.withdrawn.v1")
  record OfferWithdrawn(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      UUID offerId,
      String seat,
      UUID engineerId)
      implements DispatchEvent {}

  /// A further seat was asked for.
  @EventType("org.hikeshi.seat.opened.v1")
  record SeatOpened(
      UUID incidentId, long version, Instant at, int revision, Standing standing, String seat)
      implements DispatchEvent {}

  /// The engineer on a seat left, arrived, works, or is done.
  ///
  /// @param unended true where she is done because a drill is over that nobody has ended; else left
  ///   out
  @EventType("org.hikeshi.seat.progressed.v1")
  record SeatProgressed(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      UUID engineerId,
      SeatState state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unended)
      implements DispatchEvent {

    /// Whether nobody has done it, so that it may be any hour of the night.
    public boolean byItself() {
      return Boolean.TRUE.equals(unended);
    }
  }

  /// The engineer gave the seat back, without blame; it is open again.
  ///
  /// @param because left out where she could not go on
  /// @param byHand true where somebody else did it; else left out
  @EventType("org.hikeshi.seat.given-back.v1")
  record SeatGivenBack(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      UUID engineerId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Because because,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean byHand)
      implements DispatchEvent {

    /// By herself.
    public SeatGivenBack(
        UUID incidentId,
        long version,
        Instant at,
        int revision,
        Standing standing,
        String seat,
        UUID engineerId,
        @Nullable Because because) {
      this(incidentId, version, at, revision, standing, seat, engineerId, because, null);
    }

    /// Whether she may not know of it.
    public boolean taken() {
      return Boolean.TRUE.equals(byHand);
    }

    public enum Because {
      /// She said yes to a clearly more urgent site that had nobody.
      REASSIGNED
    }
  }

  /// The seat went from one engineer to another who said yes, or by hand from the duty desk.
  ///
  /// @param byHand true where the desk did it, and neither of the two may know of it; else left out
  /// @param unasked true where she said yes to the desk, and whoever had the seat may not know of
  ///   it; else left out
  @EventType("org.hikeshi.seat.handed-over.v1")
  record SeatHandedOver(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      @Nullable UUID from,
      UUID engineerId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean byHand,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unasked)
      implements DispatchEvent {

    /// By her yes, or the desk's hand.
    public SeatHandedOver(
        UUID incidentId,
        long version,
        Instant at,
        int revision,
        Standing standing,
        String seat,
        @Nullable UUID from,
        UUID engineerId,
        @Nullable Boolean byHand) {
      this(incidentId, version, at, revision, standing, seat, from, engineerId, byHand, null);
    }

    /// Whether she may not know that it is hers.
    public boolean assigned() {
      return Boolean.TRUE.equals(byHand);
    }

    /// Whether whoever had it may not know that it is hers no more.
    public boolean taken() {
      return assigned() || Boolean.TRUE.equals(unasked);
    }
  }

  /// Everybody who could be asked was asked, and nobody came. The duty desk has to act.
  @EventType("org.hikeshi.dispatch.unanswered.v1")
  record DispatchUnanswered(
      UUID incidentId, long version, Instant at, int revision, Standing standing)
      implements DispatchEvent {}

  @EventType("org.hikeshi.dispatch.stood-down.v1")
  record DispatchStoodDown(
      UUID incidentId, long version, Instant at, int revision, Standing standing)
      implements DispatchEvent {}

  /// Somebody at work is overdue: not there by the time that she gave, or silent after she was
  /// asked whether she is well. The duty desk has to act.
  @EventType("org.hikeshi.seat.overdue.v1")
  record SeatOverdue(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      UUID engineerId,
      What what)
      implements DispatchEvent {

    public enum What {
      ARRIVAL,
      CHECK_IN
    }
  }

  /// The engineer on site is to say that she is well.
  ///
  /// @param until how long her silence is waited on; null in events of before this was told
  @EventType("org.hikeshi.seat.check-in-due.v1")
  record CheckInDue(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      UUID engineerId,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until)
      implements DispatchEvent {}

  /// She was asked, and is well.
  @EventType("org.hikeshi.seat.check-in-answered.v1")
  record CheckInAnswered(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      UUID engineerId)
      implements DispatchEvent {}

  /// A line of the first-hour card was marked.
  ///
  /// @param seat who did it, or DESK
  /// @param item as `BACKUP_PATH_CUT`
  @EventType("org.hikeshi.card.ticked.v1")
  record CardTicked(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      String seat,
      String item,
      Mark mark)
      implements DispatchEvent {

    public enum Mark {
      DONE,
      NOT_APPLICABLE,
      OPEN
    }
  }
}
