package org.hikeshi.call;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One way to one person.
///
/// @param after how long it waits for the one before it to be answered; null is the usual delay
/// @param person of the duty desk whom it reaches, or null
record Rung(Way way, String to, @Nullable Duration after, @Nullable UUID person) {

  Rung(Way way, String to, @Nullable Duration after) {
    this(way, to, after, null);
  }

  static Rung of(Way way, String to) {
    return new Rung(way, to, null);
  }
}
