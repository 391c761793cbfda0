package org.hikeshi.dispatch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whom somebody saw on a seat as she decided who is to have it.
///
/// @param holder null for nobody
public record Seen(@Nullable UUID holder) {}
