package org.hikeshi.dispatch;

import java.time.Duration;

/// What was counted just now of all offers and seats.
///
/// @param unbalanced by how much the books are wrong: offers made that have no end, and seats that
///   wait on nobody. 0 is the promise
/// @param late how long ago the oldest open offer should have ended, or zero
public record Counted(long unbalanced, Duration late) {

  /// The sweep comes every second; later than this is too late.
  public static final Duration GRACE = Duration.ofSeconds(10);
}
