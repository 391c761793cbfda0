package org.hikeshi.desk;

import java.time.Duration;

/// Whether this service does its work and its alarms get as far as notifier, as far as it can be
/// seen from inside.
///
/// @param sweep how long ago the timer that ran least recently did its work
/// @param counted how long ago the books were last counted
/// @param unbalanced by how much they were wrong then
/// @param late how late the sweep of offers was then
/// @param unheard how long the oldest alarm of the desk has waited for notifier to hear of it
/// @param deaf how long this service has not gone on hearing, though there is more to hear
record Pulse(
    Duration sweep,
    Duration counted,
    long unbalanced,
    Duration late,
    Duration unheard,
    Duration deaf) {

  /// A sweep comes every second or two, a count every ten.
  private static final Duration MOST = Duration.ofSeconds(60);

  /// notifier may be restarted, and a consumer too; after that long nobody is rung, or asked.
  private static final Duration UNHEARD = Duration.ofMinutes(5);

  boolean isGood() {
    return sweep.compareTo(MOST) < 0
        && counted.compareTo(MOST) < 0
        && unbalanced == 0
        && late.compareTo(MOST) < 0
        && unheard.compareTo(UNHEARD) < 0
        && deaf.compareTo(UNHEARD) < 0;
  }
}
