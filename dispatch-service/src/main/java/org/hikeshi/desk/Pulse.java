package org.hikeshi.desk;

import java.time.Duration;

/// Whether this service does its work, as far as it can be seen from inside.
///
/// @param sweep how long ago the timer that ran least recently did its work
/// @param counted how long ago the books were last counted
/// @param unbalanced by how much they were wrong then
/// @param late how late the sweep of offers was then
record Pulse(Duration sweep, Duration counted, long unbalanced, Duration late) {

  /// A sweep comes every second or two, a count every ten.
  private static final Duration MOST = Duration.ofSeconds(60);

  boolean isGood() {
    return sweep.compareTo(MOST) < 0
        && counted.compareTo(MOST) < 0
        && unbalanced == 0
        && late.compareTo(MOST) < 0;
  }
}
