package org.hikeshi.dispatch;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.DispatchState.AwaitingDesk;
import org.hikeshi.dispatch.DispatchState.Live;
import org.hikeshi.dispatch.DispatchState.Running;
import org.hikeshi.dispatch.Move.Hindrance;
import org.hikeshi.dispatch.OfferState.Because;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.matching.Reason;
import org.hikeshi.matching.Reason.Code;
import org.jspecify.annotations.Nullable;

/// What those at work and the duty desk do with the seats. A seat that was given back or handed
/// over is never without somebody, or somebody being looked for.
final class Working {

  /// What no hand overrules: the hospital's own vendor is never sent.
  private static final Set<Code> CONFLICT =
      EnumSet.of(Code.EMPLOYER_IS_VENDOR, Code.CONFLICT_DECLARED);

  private final Dispatch dispatch;
  private final Watch watch;

  Working(Dispatch dispatch, Watch watch) {
    this.dispatch = dispatch;
    this.watch = watch;
  }

  /// Saying twice that one has arrived is arriving once.
  Move progress(String seatName, Progress next) {
    return onHeld(
        seatName,
        (seat, held) -> {
          if (held.progress() == next) {
            return new Move.Made(seat.name());
          }
          if (!held.progress().may(next)) {
            return new Move.NotNow(Hindrance.NOT_FORWARD);
          }
          var moved = held.progressed(next);
          seat.become(moved);
          tell(Said.progressed(seat, moved));
          if (moved.done()) {
            seat.doneAt(watch.now());
            withdrawOpen(seat, Because.SEAT_DONE);
          }
          if (dispatch.state() instanceof Running running && dispatch.seating().allDone()) {
            dispatch.become(running.done(watch.now()));
            closeVacant();
            tell(Said.updated());
          }
          return new Move.Made(seat.name());
        });
  }

  /// She will be there at another time than she said.
  Move expected(String seatName, Duration from) {
    return onHeld(
        seatName,
        (seat, held) -> {
          if (held.progress().compareTo(Progress.ARRIVED) >= 0) {
            return new Move.NotNow(Hindrance.NOT_FORWARD);
          }
          seat.become(held.expecting(watch.now().plus(from)));
          tell(Said.updated());
          return new Move.Made(seat.name());
        });
  }

  /// Something is written beside the work, also when it is done.
  Move noted(String seatName) {
    return dispatch
        .seating()
        .named(seatName)
        .<Move>map(seat -> new Move.Made(seat.name()))
        .orElseGet(Move.NoSuchSeat::new);
  }

  /// What was left to be filled, and the work was done without it.
  private void closeVacant() {
    for (var seat : dispatch.seats()) {
      if (seat.state() instanceof Vacant vacant) {
        withdrawOpen(seat, Because.SEAT_DONE);
        seat.become(vacant.closed());
      }
    }
  }

  /// Gives the seat back without blame. It opens at once, and somebody else is asked.
  ///
  /// @param reason what made her, as with a no
  /// @param vendor with which she has found a conflict only now, or null
  Move giveBack(String seatName, DeclineReason reason, @Nullable String vendor) {
    return onHeld(
        seatName,
        (seat, held) -> {
          if (held.done()) {
            return new Move.NotNow(Hindrance.NOT_FORWARD);
          }
          seat.giveBack(held, reason, watch.now());
          dispatch.teach(watch, held.by(), reason, vendor);
          tell(Said.givenBack(seat, held.by()));
          dispatch.search(watch);
          return new Move.Made(seat.name());
        });
  }

  /// Asks for one more seat. There is one lead, whatever happens.
  Move askFor(SeatKind kind, Mode mode) {
    if (!(dispatch.state() instanceof Running)) {
      return new Move.NotNow(Hindrance.CLOSED);
    }
    if (kind == SeatKind.LEAD) {
      return new Move.NotNow(Hindrance.ONE_LEAD);
    }
    var seat = dispatch.addSeat(watch.ids().get(), SeatRule.wanted(kind, mode));
    tell(Said.seatOpened(seat));
    dispatch.search(watch);
    return new Move.Made(seat.name());
  }

  /// Turns remote help into help on site, or back. Whoever sits there begins anew, or gives the
  /// seat back where she does not help in that way.
  Move turn(String seatName, Mode mode) {
    var found = dispatch.seating().named(seatName);
    if (found.isEmpty()) {
      return new Move.NoSuchSeat();
    }
    var seat = found.get();
    if (!(dispatch.state() instanceof Running)
        || (seat.state() instanceof Held held && held.done())) {
      return new Move.NotNow(Hindrance.CLOSED);
    }
    if (seat.mode() != mode) {
      withdrawOpen(seat, Because.MODE_TURNED);
      seat.turn(mode);
      switch (seat.state()) {
        case Held held when helps(held.by(), mode) -> seat.become(held.anew());
        case Held held -> {
          seat.giveBack(held, DeclineReason.OTHER, watch.now());
          tell(Said.givenBack(seat, held.by()));
        }
        case Vacant vacant -> seat.become(vacant.reopened());
        case SeatState.Closed _ -> {}
      }
      tell(Said.updated());
      dispatch.search(watch);
    }
    return new Move.Made(seat.name());
  }

  private boolean helps(UUID engineer, Mode mode) {
    return watch.bench().get().stream()
        .anyMatch(candidate -> candidate.id().equals(engineer) && candidate.modes().contains(mode));
  }

  /// Asks somebody by name to take over. Until she says yes, the seat stays with whoever has it.
  Move handOver(String seatName, UUID to) {
    return onHeld(
        seatName,
        (seat, held) ->
            hindrance(seat, to)
                .<Move>map(Move.NotNow::new)
                .orElseGet(
                    () -> {
                      withdrawOpen(seat, Because.HANDED_TO_SOMEBODY_ELSE);
                      var offer =
                          seat.offer(
                              offer(seat, to, Offer.Way.HANDOVER, Reason.of(Code.HANDED_OVER)));
                      tell(Said.made(offer));
                      return new Move.Made(seat.name());
                    }));
  }

  /// Puts somebody on the seat by hand. Whoever was asked for it is asked no longer.
  Move assign(String seatName, UUID to) {
    var found = dispatch.seating().named(seatName);
    if (found.isEmpty()) {
      return new Move.NoSuchSeat();
    }
    if (!(dispatch.state() instanceof Live live)) {
      return new Move.NotNow(Hindrance.CLOSED);
    }
    var seat = found.get();
    var hindrance = hindrance(seat, to);
    if (hindrance.isPresent()) {
      return new Move.NotNow(hindrance.get());
    }
    if (live instanceof AwaitingDesk awaiting) {
      dispatch.become(awaiting.released());
    }
    var before = seat.state() instanceof Held held ? held.by() : null;
    seat.release(watch.now());
    seat.become(
        switch (seat.state()) {
          case Vacant vacant -> vacant.taken(to, watch.now(), null);
          case Held held -> held.handedTo(to, watch.now(), null);
          case SeatState.Closed closed -> closed;
        });
    note(seat, before, to);
    withdrawOpen(seat, Because.SEAT_TAKEN);
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
    tell(Said.handedOver(seat, before, to));
  }

  private Offer offer(Seat seat, UUID to, Offer.Way way, Reason why) {
    var until = watch.now().plus(watch.terms().window(0));
    return new Offer(watch.ids().get(), seat, to, way, List.of(why), watch.now(), until);
  }

  private Optional<Hindrance> hindrance(Seat seat, UUID to) {
    if (dispatch.seats().stream().anyMatch(each -> each.engages(to))) {
      return Optional.of(Hindrance.ALREADY_ON_IT);
    }
    if (seat.state() instanceof Held held && held.done()) {
      return Optional.of(Hindrance.CLOSED);
    }
    return dispatch.ranking(seat, watch).excluded().stream()
            .filter(place -> place.engineerId().equals(to))
            .flatMap(place -> place.why().stream())
            .anyMatch(why -> CONFLICT.contains(why.code()))
        ? Optional.of(Hindrance.CONFLICT_OF_INTEREST)
        : Optional.empty();
  }

  private void withdrawOpen(Seat seat, Because because) {
    Answering.withdraw(dispatch, seat.openOffers(), because, watch.now());
  }

  private interface OnHeld {
    Move move(Seat seat, Held held);
  }

  private Move onHeld(String seatName, OnHeld then) {
    return dispatch
        .seating()
        .named(seatName)
        .map(
            seat -> {
              if (!(dispatch.state() instanceof Running)) {
                return new Move.NotNow(Hindrance.CLOSED);
              }
              return seat.state() instanceof Held held
                  ? then.move(seat, held)
                  : new Move.NotNow(Hindrance.SEAT_VACANT);
            })
        .orElseGet(Move.NoSuchSeat::new);
  }

  private void tell(Said said) {
    dispatch.tell(said, watch.now());
  }
}
