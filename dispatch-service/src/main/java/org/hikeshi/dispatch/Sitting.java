package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody on a seat of another dispatch, who might be asked to move.
///
/// @param priority of the dispatch on which she sits
/// @param movedAt when she was last asked to move, or null
record Sitting(
    UUID engineer,
    UUID dispatch,
    UUID seat,
    SeatKind kind,
    int priority,
    Progress progress,
    Instant acceptedAt,
    @Nullable Instant movedAt) {}
