package org.hikeshi.delivery;

import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Objects;
import org.hikeshi.channel.AgreedChannel;
import org.hikeshi.notice.Notice;
import org.jspecify.annotations.Nullable;

/// A notice in the courier's hand.
///
/// @param attempt by which the courier holds it
/// @param to null where nothing but a person's hand is agreed any more
/// @param words how it stood with them when it was taken
/// @param at when it was taken
record Errand(
    Notice notice, int attempt, @Nullable AgreedChannel to, NoticeBodies.Stand words, Instant at) {

  AgreedChannel agreed() {
    return Objects.requireNonNull(to);
  }

  /// It is on its way.
  ///
  /// @param body the bytes that were kept for it
  /// @param trace that of what made the notice
  record Leaving(byte[] body, Context trace) {}
}
