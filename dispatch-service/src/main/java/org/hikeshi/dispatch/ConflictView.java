package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.UUID;

/// @param saidBy the engineer who said so
/// @param dispatchId about which she said it
record ConflictView(
    UUID id, String employer, String vendor, UUID saidBy, UUID dispatchId, Instant at) {}
