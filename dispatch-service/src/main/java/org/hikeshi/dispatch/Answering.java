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
/// the same again is the same answer, and moves nothing.
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
                  case OfferState.Open(var until) -> tooLate(until);
                  case OfferState.Accepted _ when offer.sitting() ->
                      new Reply.Accepted(dispatch.id());
                  case OfferState.Accepted _ -> new Reply.SeatTaken();
                  case OfferState.Declined _ -> new Reply.AnsweredOtherwise();
                  case OfferState.Lapsed(var at) -> new Reply.Gone(at);
                  case OfferState.Withdrawn withdrawn -> withdrawn(withdrawn);
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
                  case OfferState.Open(var until) -> tooLate(until);
                  case OfferState.Accepted _ -> new Reply.AnsweredOtherwise();
                  case OfferState.Declined _ -> new Reply.Declined(dispatch.id());
                  case OfferState.Lapsed(var at) -> new Reply.Gone(at);
                  case OfferState.Withdrawn withdrawn -> withdrawn(withdrawn);
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

  private Reply tooLate(Instant until) {
    lapseDue();
    return new Reply.Gone(until);
  }

  private static Reply withdrawn(OfferState.Withdrawn withdrawn) {
    return withdrawn.because() == Because.SEAT_TAKEN
        ? new Reply.SeatTaken()
        : new Reply.Gone(withdrawn.at());
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
