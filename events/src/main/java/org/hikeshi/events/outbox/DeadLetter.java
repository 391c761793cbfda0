package org.hikeshi.events.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that this service could not read, as an operator sees it: where it lies and why,
/// without its value.
///
/// @param id names it in its topic: `incidents-3-17` is offset 17 of partition 3 of
///   `incidents.dead-letter`
/// @param topic where it was heard, and where a replay puts it again
/// @param key the incident's id, if it is one
/// @param type the CloudEvents type that it claims
/// @param at when it was put aside
public record DeadLetter(
    String id,
    String topic,
    @Nullable String key,
    @Nullable String type,
    String reason,
    Instant at,
    boolean replayed) {}
