package org.hikeshi.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dispatch.OfferState.Because;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.jspecify.annotations.Nullable;

/// What becomes of offers: the first yes wins, a no asks the next at once, silence lapses. Saying
/// the same again moves nothing, and is the same answer, but for a yes to what is hers no longer:
/// by whatever way it comes, nobody hears that a seat is hers unless she is wanted there now.
final class Answering {

  private final Dispatch dispatch;
  private final Watch watch;

  Answering(Dispatch dispatch, Watch watch) {
    this.dispatch = dispatch;
    this.watch = watch;
  }

  /// @param eta how long until she is there, or null
  Reply accept(UUID offerId, UUID engineer, @Nullable Duration eta) {
    return hers(offerId, engineer)
        .map(
            offer ->
                switch (offer.state()) {
                  case OfferState.Open open when open.standsAt(watch.now()) -> {
                    offer.become(open.accepted(watch.now()));
                    sit(offer, eta == null ? null : watch.now().plus(eta));
                    yield new Reply.Accepted(dispatch.id());
                  }
                  case OfferState _ when offer.isHers() -> new Reply.Accepted(dispatch.id());
                  case OfferState _ -> over(offer);
                })
        .orElseGet(Reply.Unknown::new);
  }

  /// @param vendor with which she has named a conflict, or null
  Reply decline(UUID offerId, UUID engineer, DeclineReason reason, @Nullable String vendor) {
    return hers(offerId, engineer)
        .map(
            offer ->
                switch (offer.state()) {
                  case OfferState.Open open when open.standsAt(watch.now()) -> {
                    offer.become(open.declined(reason, watch.now()));
                    offer.seat().offerEnded();
                    tell(Said.declined(offer, reason));
                    dispatch.teach(watch, engineer, reason, vendor);
                    dispatch.search(watch);
                    yield new Reply.Declined(dispatch.id());
                  }
                  case OfferState.Declined _ -> new Reply.Declined(dispatch.id());
                  case OfferState.Accepted _ -> new Reply.AnsweredOtherwise();
                  case OfferState _ when offer.isHers() -> new Reply.AnsweredOtherwise();
                  case OfferState _ -> over(offer);
                })
        .orElseGet(Reply.Unknown::new);
  }

  /// Ends every offer whose time is over, and asks the next.
  void lapseDue() {
    var due = false;
    for (var offer : dispatch.seating().offers()) {
      if (offer.state() instanceof OfferState.Open open && !open.standsAt(watch.now())) {
        offer.become(open.lapsed(watch.now()));
        offer.seat().roundPassed(offer.round());
        offer.seat().offerEnded();
        tell(Said.lapsed(offer));
        due = true;
      }
    }
    if (due) {
      dispatch.search(watch);
    }
  }

  /// Asks somebody who is off duty no longer, and the next at once. Whom a colleague asked by name
  /// was asked whether on duty or off.
  void spare(UUID engineer) {
    var asked =
        openTo(dispatch, engineer).stream()
            .filter(offer -> offer.way() != Offer.Way.HANDOVER)
            .toList();
    if (!asked.isEmpty() && isOff(engineer)) {
      withdraw(dispatch, asked, Because.OFF_DUTY, watch.now());
      dispatch.search(watch);
    }
  }

  private boolean isOff(UUID engineer) {
    return watch.bench().get().stream()
        .anyMatch(candidate -> candidate.id().equals(engineer) && candidate.off());
  }

  /// The seat is not hers, and the offer cannot be answered any more.
  private Reply over(Offer offer) {
    return switch (offer.state()) {
      case OfferState.Open(var until) -> {
        lapseDue();
        yield new Reply.Gone(until);
      }
      case OfferState.Accepted _ when offer.seat().isAnothers(offer.engineerId()) ->
          new Reply.SeatTaken();
      case OfferState.Accepted(_, var released) -> new Reply.Gone(hersUntil(offer, released));
      case OfferState.Declined _ -> new Reply.AnsweredOtherwise();
      case OfferState.Lapsed(var at) -> new Reply.Gone(at);
      case OfferState.Withdrawn(var because, _) when because == Because.SEAT_TAKEN ->
          new Reply.SeatTaken();
      case OfferState.Withdrawn(_, var at) -> new Reply.Gone(at);
    };
  }

  /// Until she gave it back, or was done, or nobody was wanted any more.
  private Instant hersUntil(Offer offer, @Nullable Instant released) {
    return Optional.ofNullable(released)
        .or(() -> Optional.ofNullable(offer.seat().doneAt()))
        .orElseGet(() -> dispatch.state().freeSince(watch.now()));
  }

  private void sit(Offer offer, @Nullable Instant expectedAt) {
    var seat = offer.seat();
    switch (seat.state()) {
      case Vacant vacant -> {
        seat.become(vacant.taken(offer.engineerId(), watch.now(), expectedAt));
        tell(Said.accepted(offer));
      }
      case Held held -> {
        seat.releaseAllBut(offer, watch.now());
        seat.become(held.handedTo(offer.engineerId(), watch.now(), expectedAt));
        tell(Said.accepted(offer));
        tell(Said.handedOver(offer, held.by()));
      }
      case SeatState.Closed _ -> throw new IllegalStateException("an open offer for a closed seat");
    }
    taken(dispatch, seat, offer.engineerId(), watch.now());
    dispatch.search(watch);
  }

  /// Nobody else is asked for her seat any more, nor is she for another: she has her hands full.
  static void taken(Dispatch dispatch, Seat seat, UUID by, Instant now) {
    withdraw(dispatch, seat.openOffers(), Because.SEAT_TAKEN, now);
    if (seat.kind() != SeatKind.TRIAGE) {
      withdraw(dispatch, openTo(dispatch, by), Because.ON_ANOTHER_SEAT, now);
    }
  }

  private static List<Offer> openTo(Dispatch dispatch, UUID engineer) {
    return dispatch.seating().offers().stream()
        .filter(other -> other.open() && other.engineerId().equals(engineer))
        .toList();
  }

  /// Takes open offers back, and says so.
  static void withdraw(Dispatch dispatch, Collection<Offer> offers, Because because, Instant now) {
    for (var offer : offers) {
      if (offer.state() instanceof OfferState.Open open) {
        offer.become(open.withdrawn(because, now));
        offer.seat().offerEnded();
        dispatch.tell(Said.withdrawn(offer), now);
      }
    }
  }

  private Optional<Offer> hers(UUID offerId, UUID engineer) {
    return dispatch.seating().offer(offerId).filter(offer -> offer.engineerId().equals(engineer));
  }

  private void tell(Said said) {
    dispatch.tell(said, watch.now());
  }
}
