package org.hikeshi.channel;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of one attempt.
///
/// `detail` is for people: a status or what went wrong, never the other side's words.
public sealed interface Outcome {

  String detail();

  /// The other side has it.
  ///
  /// @param receiptNumber what it answered with, or null
  /// @param receivedAt since when it has it by its own word, or null
  record Arrived(String detail, @Nullable String receiptNumber, @Nullable Instant receivedAt)
      implements Outcome {

    Arrived(String detail) {
      this(detail, null, null);
    }
  }

  /// Nothing was sent: its words could not be read yet.
  record NotReady(String detail) implements Outcome {}

  /// The other side has not got it.
  ///
  /// @param waitAtLeast what the other side asked for, or null
  record NotArrived(String detail, @Nullable Duration waitAtLeast) implements Outcome {}

  /// It left, and nobody knows whether it arrived: it is repeated under the same id.
  record Unknown(String detail) implements Outcome {}

  /// The other side will not take it this way, now or later: a person has to act.
  record Refused(String detail) implements Outcome {}
}
