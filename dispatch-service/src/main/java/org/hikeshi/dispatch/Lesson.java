package org.hikeshi.dispatch;

import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.jspecify.annotations.Nullable;

/// What somebody's no, or her giving a seat back, teaches beyond this dispatch.
///
/// @param vendor with which she has named a conflict, or null
/// @param vendors the hospital's, of which it must be one
/// @param dispatchId about which she said it
record Lesson(
    UUID engineerId,
    DeclineReason reason,
    @Nullable String vendor,
    List<String> vendors,
    UUID dispatchId) {}
