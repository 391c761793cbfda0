package org.hikeshi.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One way to one person.
///
/// @param after how long it waits for the one before it to be answered; null is the usual delay
record Rung(Way way, String to, @Nullable Duration after) {

  static Rung of(Way way, String to) {
    return new Rung(way, to, null);
  }
}
