package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Unanswered;
import org.hikeshi.dispatch.SeatState.Vacant;

/// In a wave, a site that waits for room is telephoned by somebody who looks after several of them
/// until a lead comes. That is a seat of its own kind, never the lead's: the site goes on waiting,
/// and when its lead says yes, the triage is over.
final class Triage {

  /// Whether somebody is to telephone now.
  static boolean isDue(List<Seat> seats, Wave wave, WaveRules rules, Instant now) {
    return wave.on()
        && wave.triage()
        && waitingSince(seats)
            .filter(since -> !now.isBefore(since.plus(rules.triageAfter())))
            .filter(since -> seats.stream().noneMatch(seat -> lasts(seat, since)))
            .isPresent();
  }

  /// Since when the site has no lead for want of room only.
  static Optional<Instant> waitingSince(List<Seat> seats) {
    return lead(seats)
        .filter(Seat::waitsForRoom)
        .flatMap(
            seat ->
                seat.state() instanceof Unanswered(var since)
                    ? Optional.of(since)
                    : Optional.empty());
  }

  /// Sought, going on, or over so lately that the site has been advised for this wait.
  private static boolean lasts(Seat seat, Instant since) {
    if (seat.kind() != SeatKind.TRIAGE) {
      return false;
    }
    return switch (seat.state()) {
      case Vacant _ -> true;
      case Held held -> !held.done() || !seat.doneBefore(since);
      case SeatState.Closed _ -> false;
    };
  }

  /// The lead is there: whoever was asked to telephone is not needed, whoever did has handed over.
  static void endWhereLed(Dispatch dispatch, Instant now) {
    if (lead(dispatch.seats()).filter(seat -> seat.state() instanceof Held).isPresent()) {
      dispatch.seats().stream()
          .filter(seat -> seat.kind() == SeatKind.TRIAGE)
          .forEach(seat -> end(dispatch, seat, now));
    }
  }

  private static void end(Dispatch dispatch, Seat seat, Instant now) {
    Answering.withdraw(dispatch, seat.openOffers(), OfferState.Because.SEAT_DONE, now);
    switch (seat.state()) {
      case Held held when !held.done() -> {
        var done = held.progressed(Progress.DONE);
        seat.become(done);
        seat.doneAt(now);
        dispatch.tell(Said.progressed(seat, done), now);
      }
      case Vacant vacant -> {
        seat.become(vacant.closed());
        dispatch.tell(Said.updated(), now);
      }
      case Held _, SeatState.Closed _ -> {}
    }
  }

  private static Optional<Seat> lead(List<Seat> seats) {
    return seats.stream().filter(seat -> seat.kind() == SeatKind.LEAD).findFirst();
  }

  private Triage() {}
}
