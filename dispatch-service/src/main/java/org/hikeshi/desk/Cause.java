package org.hikeshi.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dispatch.Told;
import org.hikeshi.events.DispatchEvent.CheckInAnswered;
import org.hikeshi.events.DispatchEvent.DispatchUnanswered;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatOverdue;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.jspecify.annotations.Nullable;

/// Why a dispatch rings the desk, and whether that still holds after what it has told next.
///
/// @param seat and `engineerId`: of whom it is, where it is about somebody at work
record Cause(What what, @Nullable String seat, @Nullable UUID engineerId) {

  /// What this gives cause for.
  ///
  /// @param anew whether it rings also where the desk has acknowledged the same before
  record Given(Cause cause, boolean anew) {}

  /// Whoever has it in hand that somebody may be wanted again is asked for that no more: where it
  /// is asked for all the same, something is new.
  static Optional<Given> in(Told told) {
    return switch (told.event()) {
      case DispatchUnanswered _ -> Optional.of(new Given(new Cause(What.UNANSWERED), true));
      case SeatOverdue late ->
          Optional.of(
              new Given(
                  new Cause(
                      late.what() == SeatOverdue.What.ARRIVAL ? What.LATE : What.SILENT,
                      late.seat(),
                      late.engineerId()),
                  true));
      default -> wanted(told).map(what -> new Given(new Cause(what), what == What.ASKED_AGAIN));
    };
  }

  private static Optional<What> wanted(Told told) {
    return switch (told.wanted()) {
      case NOTHING -> Optional.empty();
      case YES -> Optional.of(What.START);
      case CALL_BACK -> Optional.of(What.CALL_BACK);
      case AGAIN -> Optional.of(What.ASKED_AGAIN);
    };
  }

  private Cause(What what) {
    this(what, null, null);
  }

  boolean holds(Told told, Standing standing) {
    return switch (what) {
      case UNANSWERED -> standing.state() == State.UNANSWERED;
      case START, CALL_BACK, ASKED_AGAIN -> wanted(told).equals(Optional.of(what));
      case LATE ->
          !isTurned(told)
              && atWork(standing).stream().anyMatch(held -> isLate(held, told.event().at()));
      case SILENT -> !isAnswered(told) && atWork(standing).stream().anyMatch(Seat::onSite);
      case ESCALATED -> !isOver(standing);
      case UNDELIVERED, SWEEP_LATE, TRIAL -> true;
    };
  }

  private boolean isAnswered(Told told) {
    return told.event() instanceof CheckInAnswered well && well.seat().equals(seat);
  }

  /// In another way she has the usual time from then on, and is told late anew after that.
  private boolean isTurned(Told told) {
    return seat != null && seat.equals(told.turned());
  }

  /// Whoever is on her way and has named a time to come is late again after that, and told anew.
  private static boolean isLate(Seat held, Instant now) {
    var onTheWay = held.state() == SeatState.ACCEPTED || held.state() == SeatState.EN_ROUTE;
    return onTheWay && (held.expectedAt() == null || !held.expectedAt().isAfter(now));
  }

  private static boolean isOver(Standing standing) {
    return standing.state() == State.STOOD_DOWN || standing.state() == State.DONE;
  }

  /// Her seat, while she is on it and has not done with it.
  private List<Seat> atWork(Standing standing) {
    return isOver(standing)
        ? List.of()
        : standing.seats().stream()
            .filter(held -> held.seat().equals(seat) && engineerId != null)
            .filter(held -> engineerId.equals(held.engineerId()))
            .filter(held -> held.state() != SeatState.DONE)
            .toList();
  }
}
