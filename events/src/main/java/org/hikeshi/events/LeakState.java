package org.hikeshi.events;

/// What is known of leak, loss or damage of personal data (漏えい・滅失・毀損). Suspicion (おそれ) counts as
/// much as certainty: APPI rule, article 7.
public enum LeakState {
  CONFIRMED,
  SUSPECTED,
  NONE,
  UNKNOWN
}
