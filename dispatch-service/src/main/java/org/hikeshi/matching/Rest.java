package org.hikeshi.matching;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rest between duties: whoever was on a duty for long is left alone for a while after it.
///
/// @param after a duty longer than this is followed by a rest
/// @param length of the rest
public record Rest(Duration after, Duration length) {

  /// @param ended when her last long duty ended, or null
  public @Nullable Instant until(@Nullable Instant ended) {
    return ended == null ? null : ended.plus(length);
  }
}
