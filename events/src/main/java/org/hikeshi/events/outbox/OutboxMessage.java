package org.hikeshi.events.outbox;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of the outbox on its way to Kafka.
///
/// @param id the order in which rows of one incident are published
/// @param eventId the CloudEvents id: the same each time the row is published
record OutboxMessage(
    long id,
    UUID eventId,
    String topic,
    UUID incidentId,
    String type,
    String payload,
    OffsetDateTime happenedAt,
    @Nullable String traceparent) {}
