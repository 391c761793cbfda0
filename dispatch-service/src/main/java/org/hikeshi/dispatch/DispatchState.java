package org.hikeshi.dispatch;

import java.time.Instant;

/// Where a dispatch stands as a whole; how its search goes is told by its seats.
///
/// ```
///                        needed, at once
///   NotNeeded ─────────────────────────────────▶ Running ── done ──▶ Done
///       └── needed, after the desk ─▶ AwaitingDesk ─▶ │      (also: nobody has confirmed it)
///                 ▲                        │          │
///                 └─ needed ─ StoodDown ◀──┴──────────┘
/// ```
sealed interface DispatchState {

  /// Since when nobody has been at work: whoever was called off was not on duty while it lay still.
  default Instant freeSince(Instant now) {
    return switch (this) {
      case StoodDown(var at) -> at;
      case Done(var at) -> at;
      case NotNeeded _, Live _ -> now;
    };
  }

  /// Nobody is wanted, until a report asks for help.
  sealed interface Dormant extends DispatchState permits NotNeeded, StoodDown {

    /// @param confirmed whether anybody but a card has spoken of it
    default Live needed(Terms terms, boolean confirmed, Instant now) {
      if (!confirmed) {
        return new AwaitingDesk(now.plus(terms.deskWindow()));
      }
      return switch (terms.start()) {
        case AT_ONCE -> new Running();
        case AFTER_DESK -> new AwaitingDesk(now.plus(terms.deskWindow()));
      };
    }
  }

  /// Somebody is wanted.
  sealed interface Live extends DispatchState permits AwaitingDesk, Running {

    default StoodDown stoodDown(Instant now) {
      return new StoodDown(now);
    }
  }

  /// No report has asked for anybody yet.
  record NotNeeded() implements Dormant {}

  /// Called off. A later report that asks for help begins anew.
  record StoodDown(Instant at) implements Dormant {}

  /// The duty desk has until then to say yes, or to call back a hospital of which only a card has
  /// spoken; its silence is a yes.
  record AwaitingDesk(Instant until) implements Live {

    /// Somebody calls back: from now on it is her silence that counts.
    AwaitingDesk takenUp(Terms terms, Instant now) {
      return new AwaitingDesk(now.plus(terms.deskWindow()));
    }

    Running released() {
      return new Running();
    }
  }

  /// Seats are being filled, or engineers are at work.
  record Running() implements Live {
    Done done(Instant now) {
      return new Done(now);
    }
  }

  /// Everybody has done their part. Only the desk lets it begin again.
  record Done(Instant at) implements DispatchState {
    Running again() {
      return new Running();
    }
  }
}
