package org.hikeshi.dispatch;

import java.time.Instant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.jspecify.annotations.Nullable;

/// Where an offer stands. Every offer ends exactly once, for only an open one has moves: made =
/// accepted + declined + lapsed + withdrawn + open.
sealed interface OfferState {

  /// May be answered before `until`, not at it.
  record Open(Instant until) implements OfferState {

    boolean standsAt(Instant now) {
      return now.isBefore(until);
    }

    Accepted accepted(Instant now) {
      return new Accepted(now, null);
    }

    Declined declined(DeclineReason reason, Instant now) {
      return new Declined(reason, now);
    }

    Lapsed lapsed(Instant now) {
      return new Lapsed(now);
    }

    Withdrawn withdrawn(Because because, Instant now) {
      return new Withdrawn(because, now);
    }
  }

  /// @param releasedAt since when she no longer sits on the seat, or null while she does
  record Accepted(Instant at, @Nullable Instant releasedAt) implements OfferState {

    Accepted released(Instant now) {
      return new Accepted(at, now);
    }
  }

  record Declined(DeclineReason reason, Instant at) implements OfferState {}

  record Lapsed(Instant at) implements OfferState {}

  record Withdrawn(Because because, Instant at) implements OfferState {}

  /// Why an offer was taken back.
  enum Because {
    SEAT_TAKEN,
    SEAT_DONE,
    ON_ANOTHER_SEAT,
    MODE_TURNED,
    HANDED_TO_SOMEBODY_ELSE,
    STOOD_DOWN,
    ON_HER_WAY,
    OFF_DUTY
  }
}
