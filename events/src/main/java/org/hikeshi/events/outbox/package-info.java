/// How events are said and heard without loss: written in the business transaction, published after
/// it, kept after Kafka's ack (Kafka acknowledges before it reaches the disk), and published again
/// when a broker turns out to have lost them.
///
/// Nothing else in the project sends to Kafka.
@NullMarked
package org.hikeshi.events.outbox;

import org.jspecify.annotations.NullMarked;
