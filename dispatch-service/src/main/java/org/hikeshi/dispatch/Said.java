package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.CardTicked;
import org.hikeshi.events.DispatchEvent.CardTicked.Mark;
import org.hikeshi.events.DispatchEvent.CheckInAnswered;
import org.hikeshi.events.DispatchEvent.CheckInDue;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.DispatchNotNeeded;
import org.hikeshi.events.DispatchEvent.DispatchOpened;
import org.hikeshi.events.DispatchEvent.DispatchStoodDown;
import org.hikeshi.events.DispatchEvent.DispatchUnanswered;
import org.hikeshi.events.DispatchEvent.DispatchUpdated;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.OfferDeclined;
import org.hikeshi.events.DispatchEvent.OfferLapsed;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.OfferWithdrawn;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.hikeshi.events.DispatchEvent.SeatHandedOver;
import org.hikeshi.events.DispatchEvent.SeatOpened;
import org.hikeshi.events.DispatchEvent.SeatOverdue;
import org.hikeshi.events.DispatchEvent.SeatOverdue.What;
import org.hikeshi.events.DispatchEvent.SeatProgressed;
import org.hikeshi.events.DispatchEvent.Standing;
import org.jspecify.annotations.Nullable;

/// Something that happened, to be told once it is known under which number and with which standing.
///
/// Past 200 lines because each kind of event is made here.
@FunctionalInterface
interface Said {

  DispatchEvent by(Teller teller);

  /// @param version of the event, one more than the last
  /// @param standing of the whole dispatch after it
  /// @param pressing whether somebody may die meanwhile
  record Teller(
      UUID incidentId,
      long version,
      Instant at,
      int revision,
      Standing standing,
      boolean pressing) {}

  static Said opened() {
    return t -> new DispatchOpened(t.incidentId, t.version, t.at, t.revision, t.standing);
  }

  /// @param before whether there was a dispatch to look at before this report
  static Said notNeeded(boolean before) {
    return t ->
        new DispatchNotNeeded(
            t.incidentId, t.version, t.at, t.revision, before ? t.standing : null);
  }

  static Said updated() {
    return t -> new DispatchUpdated(t.incidentId, t.version, t.at, t.revision, t.standing);
  }

  /// She keeps this seat, and may not know that help is wanted here in the other way.
  static Said turned(Seat seat) {
    return t ->
        new DispatchUpdated(t.incidentId, t.version, t.at, t.revision, t.standing, seat.name());
  }

  static Said unanswered() {
    return t -> new DispatchUnanswered(t.incidentId, t.version, t.at, t.revision, t.standing);
  }

  static Said stoodDown() {
    return t -> new DispatchStoodDown(t.incidentId, t.version, t.at, t.revision, t.standing);
  }

  static Said made(Offer offer) {
    return t ->
        new OfferMade(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            offer.id(),
            offer.seat().name(),
            offer.engineerId(),
            offer.expiresAt(),
            t.pressing ? true : null);
  }

  static Said accepted(Offer offer) {
    return t ->
        new OfferAccepted(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            offer.id(),
            offer.seat().name(),
            offer.engineerId());
  }

  static Said declined(Offer offer, DeclineReason reason) {
    return t ->
        new OfferDeclined(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            offer.id(),
            offer.seat().name(),
            offer.engineerId(),
            reason);
  }

  static Said lapsed(Offer offer) {
    return t ->
        new OfferLapsed(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            offer.id(),
            offer.seat().name(),
            offer.engineerId());
  }

  static Said withdrawn(Offer offer) {
    return t ->
        new OfferWithdrawn(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            offer.id(),
            offer.seat().name(),
            offer.engineerId());
  }

  static Said seatOpened(Seat seat) {
    return t -> new SeatOpened(t.incidentId, t.version, t.at, t.revision, t.standing, seat.name());
  }

  static Said progressed(Seat seat, SeatState.Held held) {
    return progressed(seat, held, null);
  }

  /// A drill that nobody has ended is over.
  static Said overUnended(Seat seat, SeatState.Held held) {
    return progressed(seat, held, true);
  }

  private static Said progressed(Seat seat, SeatState.Held held, @Nullable Boolean unended) {
    return t ->
        new SeatProgressed(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            seat.name(),
            held.by(),
            held.progress().told(),
            unended);
  }

  /// @param byHand whether somebody else did it, and she may not know
  static Said givenBack(Seat seat, UUID engineerId, boolean byHand) {
    return t ->
        new SeatGivenBack(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            seat.name(),
            engineerId,
            null,
            byHand ? true : null);
  }

  /// She said yes to a more urgent site.
  static Said movedAway(Seat seat, UUID engineerId) {
    return t ->
        new SeatGivenBack(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            seat.name(),
            engineerId,
            SeatGivenBack.Because.REASSIGNED);
  }

  /// By her yes to this offer. Where the desk had asked her, whoever had the seat may not know.
  static Said handedOver(Offer offer, UUID from) {
    return t ->
        new SeatHandedOver(
            t.incidentId,
            t.version,
            t.at,
            t.revision,
            t.standing,
            offer.seat().name(),
            from,
            offer.engineerId(),
            null,
            offer.byTheDesk() ? true : null);
  }

  /// By the duty desk: neither of the two may know.
  static Said assigned(Seat seat, @Nullable UUID from, UUID to) {
    return t ->
        new SeatHandedOver(
            t.incidentId, t.version, t.at, t.revision, t.standing, seat.name(), from, to, true);
  }

  static Said overdue(String seat, UUID engineer, What what) {
    return t ->
        new SeatOverdue(
            t.incidentId, t.version, t.at, t.revision, t.standing, seat, engineer, what);
  }

  static Said checkInDue(String seat, UUID engineer, @Nullable Instant until) {
    return t ->
        new CheckInDue(
            t.incidentId, t.version, t.at, t.revision, t.standing, seat, engineer, until);
  }

  static Said checkInAnswered(String seat, UUID engineer) {
    return t ->
        new CheckInAnswered(t.incidentId, t.version, t.at, t.revision, t.standing, seat, engineer);
  }

  static Said ticked(String seat, String item, Mark mark) {
    return t ->
        new CardTicked(t.incidentId, t.version, t.at, t.revision, t.standing, seat, item, mark);
  }
}
