package org.hikeshi.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.hikeshi.channel.Outcome;
import org.jspecify.annotations.Nullable;

/// An answer's word about when the authority had the notice, so far as it can be true: not before
/// it was sent, and not ahead of now. An answer may leave out the seconds, and clocks differ a
/// little.
///
/// @param detail how it arrived, and that its time was not taken
/// @param receivedAt null for now
record Answered(String detail, @Nullable Instant receivedAt) {

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

  static Answered of(Outcome.Arrived arrived, Instant firstSentAt, Instant now) {
    var said = arrived.receivedAt();
    if (said == null) {
      return new Answered(arrived.detail(), null);
    }
    if (said.isBefore(firstSentAt.truncatedTo(ChronoUnit.MINUTES))) {
      return new Answered(arrived.detail() + ", its receivedAt is before it was sent", null);
    }
    if (said.isAfter(now.plus(CLOCKS_DIFFER))) {
      return new Answered(arrived.detail() + ", its receivedAt is ahead of now", null);
    }
    return new Answered(arrived.detail(), said.isAfter(now) ? now : said);
  }
}
