package org.hikeshi.roster;

import java.time.Instant;

/// A time from a moment up to, and without, another.
public record Stretch(Instant from, Instant to) {

  boolean covers(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  boolean isEmpty() {
    return !from.isBefore(to);
  }
}
