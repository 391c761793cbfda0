package org.hikeshi.dispatch;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.DispatchState.AwaitingDesk;
import org.hikeshi.dispatch.DispatchState.Live;
import org.hikeshi.dispatch.Move.Hindrance;
import org.hikeshi.dispatch.OfferState.Because;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.matching.Reason;
import org.hikeshi.matching.Reason.Code;
import org.jspecify.annotations.Nullable;

/// Putting somebody on a seat by name: whoever sits there asks her to take over, or the duty desk
/// puts her there.
final class Naming {

  /// What no hand overrules: the hospital's own vendor is never sent.
  private static final Set<Code> CONFLICT =
      EnumSet.of(Code.EMPLOYER_IS_VENDOR, Code.CONFLICT_DECLARED);

  private final Dispatch dispatch;
  private final Watch watch;

  Naming(Dispatch dispatch, Watch watch) {
    this.dispatch = dispatch;
    this.watch = watch;
  }

  /// Asks somebody by name to take over. Until she says yes, the seat stays with whoever has it.
  ///
  /// @param byTheDesk whether whoever has it may not know that she is asked
  Move handOver(String seatName, UUID to, boolean byTheDesk) {
    return Working.onHeld(
        dispatch,
        seatName,
        (seat, held) ->
            (held.done() ? Optional.of(Hindrance.CLOSED) : hindrance(seat, to))
                .<Move>map(Move.NotNow::new)
                .orElseGet(
                    () -> {
                      withdrawOpen(seat, Because.HANDED_TO_SOMEBODY_ELSE);
                      var why = byTheDesk ? Offer.BY_THE_DESK : Reason.of(Code.HANDED_OVER);
                      var offer = seat.offer(offer(seat, to, Offer.Way.HANDOVER, why));
                      tell(Said.made(offer));
                      return new Move.Made(seat.name());
                    }));
  }

  /// Puts somebody on the seat by hand. Whoever was asked for it is asked no longer, also where she
  /// has it already, and she for no other, as after a yes. Once more is once. Whoever is done there
  /// stays written in what was told, and is not called.
  ///
  /// @param seen whom the desk saw there, or null where it does not say: two who put two people on
  ///   one seat, and neither sees it, would have told both that it is theirs
  Move assign(String seatName, UUID to, @Nullable Seen seen) {
    var found = dispatch.seating().named(seatName);
    if (found.isEmpty()) {
      return new Move.NoSuchSeat();
    }
    if (!(dispatch.state() instanceof Live live)) {
      return new Move.NotNow(Hindrance.CLOSED);
    }
    var seat = found.get();
    if (seat.engages(to)) {
      Answering.taken(dispatch, seat, to, watch.now());
      dispatch.search(watch);
      return new Move.Already(seat.name());
    }
    var before = seat.state() instanceof Held held ? held.by() : null;
    if (seen != null && !Objects.equals(seen.holder(), before)) {
      return new Move.NotNow(Hindrance.HELD_BY_ANOTHER);
    }
    var hindrance = isOver(seat) ? Optional.of(Hindrance.CLOSED) : hindrance(seat, to);
    if (hindrance.isPresent()) {
      return new Move.NotNow(hindrance.get());
    }
    if (seat.isDone()) {
      seat.vacate(watch.now());
      before = null;
      dispatch.filledAgain(watch.terms());
    }
    if (live instanceof AwaitingDesk awaiting) {
      dispatch.become(awaiting.released());
    }
    seat.release(watch.now());
    seat.become(
        switch (seat.state()) {
          case Vacant vacant -> vacant.taken(to, watch.now(), null);
          case Held held -> held.handedTo(to, watch.now(), null);
          case SeatState.Closed closed -> closed;
        });
    note(seat, before, to);
    Answering.taken(dispatch, seat, to, watch.now());
    dispatch.search(watch);
    return new Move.Made(seat.name());
  }

  /// An assignment counts as an offer made and accepted in one, so that the ledger of offers names
  /// everybody who ever sat on a seat.
  private void note(Seat seat, @Nullable UUID before, UUID to) {
    var offer = seat.offer(offer(seat, to, Offer.Way.BY_HAND, Reason.of(Code.BY_HAND)));
    if (offer.state() instanceof OfferState.Open open) {
      offer.become(open.accepted(watch.now()));
    }
    tell(Said.assigned(seat, before, to));
  }

  private Offer offer(Seat seat, UUID to, Offer.Way way, Reason why) {
    var until = watch.now().plus(watch.terms().window(0));
    return new Offer(watch.ids().get(), seat, to, way, List.of(why), watch.now(), until);
  }

  /// Nobody is needed there any more.
  private static boolean isOver(Seat seat) {
    return seat.kind() == SeatKind.TRIAGE && seat.isDone();
  }

  private Optional<Hindrance> hindrance(Seat seat, UUID to) {
    if (dispatch.seats().stream()
        .anyMatch(each -> each.kind() != SeatKind.TRIAGE && each.engages(to))) {
      return Optional.of(Hindrance.ALREADY_ON_IT);
    }
    return dispatch.choice(seat, watch).ranking().excluded().stream()
            .filter(place -> place.engineerId().equals(to))
            .flatMap(place -> place.why().stream())
            .anyMatch(why -> CONFLICT.contains(why.code()))
        ? Optional.of(Hindrance.CONFLICT_OF_INTEREST)
        : Optional.empty();
  }

  private void withdrawOpen(Seat seat, Because because) {
    Answering.withdraw(dispatch, seat.openOffers(), because, watch.now());
  }

  private void tell(Said said) {
    dispatch.tell(said, watch.now());
  }
}
