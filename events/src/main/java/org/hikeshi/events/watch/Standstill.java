package org.hikeshi.events.watch;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// For how long a consumer has stood somewhere, though there is more to hear there.
final class Standstill {

  private static final double NANOS = 1e9;

  private final Map<TopicPartition, Place> places = new HashMap<>();

  private record Place(long reached, long since) {}

  /// @param reached what it hears next, of each partition
  /// @param ends of the partitions that could be asked for; of others nothing new is known
  /// @param nanos when it was asked, in nanoseconds from anywhere
  /// @return the longest, in seconds; 0 where it moves or has heard all
  double seconds(Map<TopicPartition, Long> reached, Map<TopicPartition, Long> ends, long nanos) {
    ends.forEach(
        (partition, end) -> {
          long next = reached.getOrDefault(partition, 0L);
          places.compute(
              partition,
              (_, before) ->
                  next >= end
                      ? null
                      : before != null && before.reached() == next
                          ? before
                          : new Place(next, nanos));
        });
    return places.values().stream().mapToLong(place -> nanos - place.since()).max().orElse(0)
        / NANOS;
  }
}
