package org.hikeshi.incident;

import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.jspecify.annotations.Nullable;

/// How far an incident has come, in the words of the hospital's page.
///
/// ```
/// REPORTED ⇄ DISPATCHING ⇄ RESPONDING
///                 ⇅            ⇅
///             UNANSWERED ⇄ (a seat opens again)
/// any of these ──▶ RESOLVED, WITHDRAWN
/// ```
///
/// Between filing and closing it mirrors the dispatch and nothing else.
public enum Status {
  REPORTED,
  DISPATCHING,
  RESPONDING,
  UNANSWERED,
  RESOLVED,
  WITHDRAWN;

  /// What comes in late about a closed incident is kept, and opens it no more.
  public boolean closed() {
    return this == RESOLVED || this == WITHDRAWN;
  }

  /// Whoever has the lead is on the case, whatever the other seats still wait for.
  Status heard(@Nullable Standing standing) {
    if (closed()) {
      return this;
    }
    if (standing == null) {
      return REPORTED;
    }
    return switch (standing.state()) {
      case STAFFED, DONE -> RESPONDING;
      case SEARCHING, OFFERING -> hasLead(standing) ? RESPONDING : DISPATCHING;
      case UNANSWERED -> hasLead(standing) ? RESPONDING : UNANSWERED;
      case STOOD_DOWN -> REPORTED;
    };
  }

  private static boolean hasLead(Standing standing) {
    return standing.seats().stream()
        .anyMatch(
            seat ->
                seat.seat().equals("LEAD")
                    && seat.state() != SeatState.OPEN
                    && seat.state() != SeatState.OFFERED);
  }
}
