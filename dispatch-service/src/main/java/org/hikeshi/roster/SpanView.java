package org.hikeshi.roster;

import java.time.Instant;
import java.util.UUID;

/// A shift or an absence as it is shown.
record SpanView(UUID id, UUID engineerId, Instant startsAt, Instant endsAt) {

  static SpanView of(Span span) {
    return new SpanView(span.id(), span.engineerId(), span.startsAt(), span.endsAt());
  }
}
