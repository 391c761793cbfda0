package org.hikeshi.dispatch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.dispatch.SeatState.Asked;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Open;
import org.hikeshi.dispatch.SeatState.Unanswered;
import org.hikeshi.events.DispatchEvent.State;

/// The seats of one dispatch, asked as a whole.
record Seating(List<Seat> seats) {

  /// How the search of a running dispatch goes, by its mandatory seats. One that is unanswered
  /// makes the whole unanswered, loudly, whatever the others are.
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
    return seats.stream().anyMatch(seat -> seat.mandatory() && kind.isInstance(seat.state()));
  }

  /// Whether she sits on one of them, or has done so to the end.
  boolean has(UUID engineer) {
    return seats.stream().anyMatch(seat -> seat.heldBy(engineer));
  }

  boolean ledBy(UUID engineer) {
    return seats.stream().anyMatch(seat -> seat.kind() == SeatKind.LEAD && seat.heldBy(engineer));
  }

  /// Whether nobody is at work any more and no mandatory seat is left to be filled.
  boolean allDone() {
    return seats.stream()
        .allMatch(
            seat ->
                switch (seat.state()) {
                  case Held held -> held.done();
                  case SeatState.Vacant _ -> !seat.mandatory();
                  case SeatState.Closed _ -> true;
                });
  }

  /// A seat for each of these kinds where everybody who came for it is done, and the dispatch goes
  /// on without her.
  List<Seat> left(Collection<SeatKind> kinds) {
    return kinds.stream()
        .distinct()
        .map(kind -> shown().filter(seat -> seat.kind() == kind).toList())
        .filter(of -> !of.isEmpty() && of.stream().allMatch(Seat::isDone))
        .map(List::getFirst)
        .toList();
  }

  /// Those that are done, and for which somebody can be looked for again: a triage is over.
  List<Seat> done() {
    return shown().filter(seat -> seat.kind() != SeatKind.TRIAGE && seat.isDone()).toList();
  }

  /// All that are or were of use.
  Stream<Seat> shown() {
    return seats.stream().filter(seat -> !seat.closed());
  }

  Optional<Seat> named(String name) {
    return shown().filter(seat -> seat.name().equals(name)).findFirst();
  }

  Optional<Offer> offer(UUID id) {
    return offers().stream().filter(offer -> offer.id().equals(id)).findFirst();
  }

  List<Offer> offers() {
    return seats.stream().flatMap(seat -> seat.offers().stream()).toList();
  }
}
