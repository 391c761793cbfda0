package org.hikeshi.events.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;

/// Whose news Kafka has just not taken: it waits for half a minute, so that nobody else's waits
/// behind it; where Kafka says that all is well again, only until all others had their turn. In
/// memory, for after a restart it is only tried sooner. One relay at a time uses it.
final class HeldBack {

  private static final long FOR = Duration.ofSeconds(30).toNanos();

  private final LongSupplier nanos;

  /// Until when each waits.
  private final Map<TopicPartition, Long> partitions = new HashMap<>();

  private final Map<String, Integer> partitionsOf = new HashMap<>();
  private final Map<UUID, Long> incidents = new HashMap<>();

  HeldBack(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Lets those go whose time is over. Nobody goes at any other moment: while the outbox is read
  /// page by page, an incident's later news must not pass its earlier.
  void letGo() {
    long now = nanos.getAsLong();
    partitions.values().removeIf(until -> now - until >= 0);
    incidents.values().removeIf(until -> now - until >= 0);
  }

  /// Of whom it is known; others of a partition that is held back come to be known by [#holds].
  Set<UUID> incidents() {
    return new HashSet<>(incidents.keySet());
  }

  boolean holds(OutboxMessage row) {
    var count = partitionsOf.get(row.topic());
    if (count != null) {
      var until = partitions.get(partition(row, count));
      if (until != null) {
        incidents.putIfAbsent(row.incidentId(), until);
      }
    }
    return incidents.containsKey(row.incidentId());
  }

  /// Kafka will not have this event as it is: its incident alone waits.
  void hold(OutboxMessage row) {
    incidents.put(row.incidentId(), nanos.getAsLong() + FOR);
  }

  /// Kafka does not take what goes where this goes. All such partitions are let go together, for
  /// then they are tried in the same time. One that does not ail may just have come back.
  ///
  /// @param all what Kafka says of its topic now
  void holdPartition(OutboxMessage row, Layout all) {
    long now = nanos.getAsLong();
    var partition = partition(row, all.count());
    long until = all.ailing().contains(partition.partition()) ? now + FOR : now;
    partitionsOf.put(row.topic(), all.count());
    partitions.replaceAll((_, before) -> before - now > 0 ? Math.max(before, until) : before);
    partitions.put(partition, until);
    incidents.put(row.incidentId(), until);
  }

  /// As Kafka's client chooses it.
  static TopicPartition partition(OutboxMessage row, int count) {
    var key = row.incidentId().toString().getBytes(StandardCharsets.UTF_8);
    return new TopicPartition(row.topic(), BuiltInPartitioner.partitionForKey(key, count));
  }
}
