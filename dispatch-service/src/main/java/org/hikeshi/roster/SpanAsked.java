package org.hikeshi.roster;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shift or an absence to be written down.
///
/// @param engineerId whose; an engineer may leave it out and means herself
record SpanAsked(@Nullable UUID engineerId, @NotNull Instant startsAt, @NotNull Instant endsAt) {}
