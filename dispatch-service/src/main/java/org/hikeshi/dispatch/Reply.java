package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.UUID;

/// What an engineer hears to her answer.
public sealed interface Reply {

  /// The seat is hers at this moment, and nobody else is told so.
  record Accepted(UUID dispatchId) implements Reply {}

  record Declined(UUID dispatchId) implements Reply {}

  /// She has answered otherwise before, and the search went on from there.
  record AnsweredOtherwise() implements Reply {}

  /// Somebody else has it, or has it by now.
  record SeatTaken() implements Reply {}

  /// The offer lapsed or was withdrawn, or the seat that she had by it is hers no more.
  ///
  /// @param at when
  record Gone(Instant at) implements Reply {}

  /// No such offer was made to her.
  record Unknown() implements Reply {}
}
