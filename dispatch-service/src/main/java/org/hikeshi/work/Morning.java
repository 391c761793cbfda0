package org.hikeshi.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.hikeshi.web.time.JapanTime;

/// The next seven o'clock in Japan, until which somebody on site may sleep.
public final class Morning {

  private static final LocalTime SEVEN = LocalTime.of(7, 0);

  static Duration from(Instant now) {
    var there = now.atZone(JapanTime.ZONE);
    var today = there.with(SEVEN);
    return Duration.between(there, there.isBefore(today) ? today : today.plusDays(1));
  }

  /// Whether it is not farther off than anybody is left to sleep.
  public static boolean isNear(Instant now) {
    return from(now).compareTo(Post.LONGEST_REST) <= 0;
  }

  /// How long whoever says now that she rests until then is left to sleep: not at all where she
  /// says so when it is over.
  public static Duration rest(Instant now) {
    return isNear(now) ? from(now) : Duration.ZERO;
  }

  private Morning() {}
}
