package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent;
import org.jspecify.annotations.Nullable;

/// Where a seat stands. A move that has no method here cannot happen.
///
/// ```
///              asked              taken
///   Open ───────────────▶ Asked ─────────▶ Held ──▶ EN_ROUTE … DONE
///    ▲ │                  │   ▲             │ ▲
///    │ └─ nobodyLeft ─┐   │   │ asked       │ └─ handedTo
///    │                ▼   ▼   │             │
///    │              Unanswered ─── taken ──▶│   (by hand)
///    └───────────────── givenBack ──────────┘
/// ```
sealed interface SeatState {

  /// As it is told. An unanswered seat is an open one; that nobody is left is said by the dispatch.
  default DispatchEvent.SeatState told() {
    return switch (this) {
      case Open _, Unanswered _, Closed _ -> DispatchEvent.SeatState.OPEN;
      case Asked _ -> DispatchEvent.SeatState.OFFERED;
      case Held held -> held.progress().told();
    };
  }

  /// Nobody sits here. Whoever takes it, by a yes or by hand, is the one.
  sealed interface Vacant extends SeatState permits Open, Asked, Unanswered {

    default Asked asked() {
      return new Asked();
    }

    default Unanswered nobodyLeft(Instant now) {
      return new Unanswered(now);
    }

    /// The dispatch begins anew; so does the search for this seat.
    default Open reopened() {
      return new Open();
    }

    /// Only a seat that is not mandatory, once the work is done without it.
    default Closed closed() {
      return new Closed();
    }

    default Held taken(UUID by, Instant now, @Nullable Instant expectedAt) {
      return new Held(by, Progress.ACCEPTED, now, expectedAt);
    }
  }

  /// To be filled, and nobody is asked at this moment.
  record Open() implements Vacant {}

  /// At least one offer stands open.
  record Asked() implements Vacant {
    Open noneStands() {
      return new Open();
    }
  }

  /// Everybody who could be asked has been, and nobody took it.
  ///
  /// @param since the first moment of it, however often it is tried again
  record Unanswered(Instant since) implements Vacant {
    @Override
    public Unanswered nobodyLeft(Instant now) {
      return this;
    }
  }

  /// Nobody came, and nobody is needed here any more. A closed seat is not shown.
  record Closed() implements SeatState {

    /// The dispatch begins anew.
    Open reopened() {
      return new Open();
    }
  }

  /// One engineer sits here.
  ///
  /// @param expectedAt when she means to be there, or null
  record Held(UUID by, Progress progress, Instant acceptedAt, @Nullable Instant expectedAt)
      implements SeatState {

    Held progressed(Progress next) {
      if (!progress.may(next)) {
        throw new IllegalStateException(progress + " does not lead to " + next);
      }
      return new Held(by, next, acceptedAt, expectedAt);
    }

    /// She gives another time.
    Held expecting(Instant at) {
      return new Held(by, progress, acceptedAt, at);
    }

    /// Whoever takes over begins where she is, not where the other was.
    Held handedTo(UUID other, Instant now, @Nullable Instant expectedAt) {
      return new Held(other, Progress.ACCEPTED, now, expectedAt);
    }

    /// What is wanted here has changed; she begins where she is.
    Held anew() {
      return new Held(by, Progress.ACCEPTED, acceptedAt, null);
    }

    boolean done() {
      return progress == Progress.DONE;
    }

    Open givenBack() {
      return new Open();
    }
  }
}
