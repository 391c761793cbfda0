package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.jspecify.annotations.Nullable;

/// A seat as it is shown.
///
/// @param mandatory whether the dispatch is not staffed without it
/// @param engineer her id, or null
/// @param unansweredSince since when nobody is left to ask, or null
public record SeatView(
    String seat,
    Mode mode,
    SeatState state,
    boolean mandatory,
    @Nullable UUID engineer,
    @Nullable Instant acceptedAt,
    @Nullable Instant expectedAt,
    @Nullable Instant unansweredSince) {

  /// Whether somebody has come and is done; a triage is over then.
  public boolean again() {
    return state == SeatState.DONE && !seat.startsWith(SeatKind.TRIAGE.name());
  }

  /// Whether she has said yes and is not there yet, or has not begun.
  public boolean coming() {
    return state == SeatState.ACCEPTED || state == SeatState.EN_ROUTE;
  }

  /// Whether somebody is at work on it.
  public boolean atWork() {
    return engineer != null && state != SeatState.DONE;
  }

  static SeatView of(Seat seat) {
    var told = seat.told();
    return new SeatView(
        told.seat(),
        told.mode(),
        told.state(),
        seat.mandatory(),
        told.engineerId(),
        told.acceptedAt(),
        told.expectedAt(),
        seat.state() instanceof org.hikeshi.dispatch.SeatState.Unanswered(var since)
            ? since
            : null);
  }
}
