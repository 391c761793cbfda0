package org.hikeshi.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dispatch.SeatState.Asked;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Open;
import org.hikeshi.dispatch.SeatState.Unanswered;
import org.hikeshi.events.DispatchEvent.State;

/// The seats of one dispatch, asked as a whole.
record Seating(List<Seat> seats) {

  /// How the search of a running dispatch goes. One unanswered seat makes the whole unanswered,
  /// loudly, whatever the others are.
  State told() {
    if (any(Unanswered.class)) {
      return State.UNANSWERED;
    }
    if (any(Asked.class)) {
      return State.OFFERING;
    }
    return any(Open.class) ? State.SEARCHING : State.STAFFED;
  }

  private boolean any(Class<? extends SeatState> kind) {
    return seats.stream().anyMatch(seat -> kind.isInstance(seat.state()));
  }

  /// Whether she sits on one of them, or has done so to the end.
  boolean has(UUID engineer) {
    return seats.stream().anyMatch(seat -> seat.heldBy(engineer));
  }

  boolean ledBy(UUID engineer) {
    return seats.stream().anyMatch(seat -> seat.kind() == SeatKind.LEAD && seat.heldBy(engineer));
  }

  boolean allDone() {
    return seats.stream().allMatch(seat -> seat.state() instanceof Held held && held.done());
  }

  Optional<Seat> named(String name) {
    return seats.stream().filter(seat -> seat.name().equals(name)).findFirst();
  }

  Optional<Offer> offer(UUID id) {
    return offers().stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  List<Offer> offers() {
    return seats.stream().flatMap(seat -> seat.offers().stream()).toList();
  }
}
