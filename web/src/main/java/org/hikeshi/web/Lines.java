package org.hikeshi.web;

import java.time.Duration;
import java.time.Instant;

/// How many lines of one kind a log may still have: so many a minute, then one that says that there
/// are more. Whoever is refused without end fills no disk.
final class Lines {

  enum Next {
    SAID,
    LAST,
    LEFT_OUT
  }

  private static final Duration SPAN = Duration.ofMinutes(1);

  private final int most;
  private Instant until = Instant.MIN;
  private int said;

  /// @param most how many there may be in a minute
  Lines(int most) {
    this.most = most;
  }

  synchronized Next next(Instant now) {
    if (!now.isBefore(until)) {
      until = now.plus(SPAN);
      said = 0;
    }
    if (said > most) {
      return Next.LEFT_OUT;
    }
    said++;
    return said <= most ? Next.SAID : Next.LAST;
  }
}
