package org.hikeshi.dispatch;

import java.time.Duration;
import java.util.UUID;
import org.hikeshi.dispatch.DispatchState.Running;
import org.hikeshi.dispatch.Move.Hindrance;
import org.hikeshi.dispatch.OfferState.Because;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Mode;
import org.jspecify.annotations.Nullable;

/// What those at work and the duty desk do with the seats. A seat that was given back or handed
/// over is never without somebody, or somebody being looked for.
///
/// Just past 200 lines: every move of a seat is here, for they share what ends with one.
final class Working {

  private final Dispatch dispatch;
  private final Watch watch;

  Working(Dispatch dispatch, Watch watch) {
    this.dispatch = dispatch;
    this.watch = watch;
  }

  /// What is done with somebody's name.
  Naming byName() {
    return new Naming(dispatch, watch);
  }

  /// Saying twice that one has arrived is arriving once.
  Move progress(String seatName, Progress next) {
    return onHeld(
        seatName,
        (seat, held) -> {
          if (held.progress() == next) {
            return new Move.Already(seat.name());
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
  /// @param byHand whether somebody else does it for her
  Move giveBack(String seatName, DeclineReason reason, @Nullable String vendor, boolean byHand) {
    return onHeld(
        seatName,
        (seat, held) -> {
          if (held.done()) {
            return new Move.NotNow(Hindrance.NOT_FORWARD);
          }
          seat.giveBack(held, reason, watch.now());
          dispatch.teach(watch, held.by(), reason, vendor);
          tell(Said.givenBack(seat, held.by(), byHand));
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

  /// Turns remote help into help on site, or back. Whoever sits there begins anew, or leaves the
  /// seat where she does not help in that way, and may be asked when it is turned again.
  ///
  /// @param by the engineer who does it; null for the desk
  Move turn(String seatName, Mode mode, @Nullable UUID by) {
    var found = dispatch.seating().named(seatName);
    if (found.isEmpty()) {
      return new Move.NoSuchSeat();
    }
    var seat = found.get();
    if (!(dispatch.state() instanceof Running)
        || (seat.state() instanceof Held held && held.done())) {
      return new Move.NotNow(Hindrance.CLOSED);
    }
    if (seat.kind() == SeatKind.TRIAGE) {
      return new Move.NotNow(Hindrance.TRIAGE_IS_REMOTE);
    }
    if (seat.mode() == mode) {
      return new Move.Already(seat.name());
    }
    withdrawOpen(seat, Because.MODE_TURNED);
    seat.turn(mode);
    dispatch.turned(seat);
    switch (seat.state()) {
      case Held held when helps(held.by(), mode) -> seat.become(held.anew());
      case Held held -> {
        seat.turnAway(held, watch.now());
        tell(Said.givenBack(seat, held.by(), !held.by().equals(by)));
      }
      case Vacant vacant -> seat.become(vacant.reopened());
      case SeatState.Closed _ -> {}
    }
    tell(
        seat.state() instanceof Held kept && !kept.by().equals(by)
            ? Said.turned(seat)
            : Said.updated());
    dispatch.search(watch);
    return new Move.Made(seat.name());
  }

  private boolean helps(UUID engineer, Mode mode) {
    return watch.bench().get().stream()
        .anyMatch(candidate -> candidate.id().equals(engineer) && candidate.modes().contains(mode));
  }

  private void withdrawOpen(Seat seat, Because because) {
    Answering.withdraw(dispatch, seat.openOffers(), because, watch.now());
  }

  interface OnHeld {
    Move move(Seat seat, Held held);
  }

  private Move onHeld(String seatName, OnHeld then) {
    return onHeld(dispatch, seatName, then);
  }

  /// Does it to a seat that somebody holds, while the dispatch runs.
  static Move onHeld(Dispatch dispatch, String seatName, OnHeld then) {
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
