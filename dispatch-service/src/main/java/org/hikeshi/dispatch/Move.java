package org.hikeshi.dispatch;

/// What became of something asked of a dispatch that is not an answer to an offer.
public sealed interface Move {

  /// @param seat its name
  record Made(String seat) implements Move {}

  /// So it is already, and nothing was done.
  ///
  /// @param seat its name
  record Already(String seat) implements Move {}

  /// As it stands, that cannot be done any more, or not yet.
  record NotNow(Hindrance hindrance) implements Move {}

  /// There is no such seat.
  record NoSuchSeat() implements Move {}

  enum Hindrance {
    CLOSED,
    SEAT_VACANT,
    NOT_FORWARD,
    ONE_LEAD,
    ALREADY_ON_IT,
    HELD_BY_ANOTHER,
    CONFLICT_OF_INTEREST,
    TRIAGE_IS_REMOTE
  }
}
