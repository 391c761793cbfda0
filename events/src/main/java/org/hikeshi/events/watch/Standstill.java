package org.hikeshi.events.watch;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// For how long a consumer has stood somewhere, though there is more to hear there. Since it was
/// last looked at it is taken to have stood: who cannot look does not know that it moves.
final class Standstill {

  private static final double NANOS = 1e9;

  private final Map<TopicPartition, Place> places = new HashMap<>();
  private long lookedAt;

  private record Place(long reached, long since) {}

  /// Each moment is in nanoseconds from anywhere.
  Standstill(long begun) {
    lookedAt = begun;
  }

  /// It was looked at.
  ///
  /// @param partitions all that there are: in one that is there no more nobody stands
  /// @param reached what it hears next, of each partition
  /// @param ends of the partitions that could be asked for; of others nothing new is known
  synchronized void seen(
      Collection<TopicPartition> partitions,
      Map<TopicPartition, Long> reached,
      Map<TopicPartition, Long> ends,
      long nanos) {
    lookedAt = nanos;
    places.keySet().retainAll(Set.copyOf(partitions));
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
  }

  /// The longest, in seconds; where it moves or has heard all, since it was looked at.
  synchronized double seconds(long nanos) {
    return places.values().stream()
            .mapToLong(place -> nanos - place.since())
            .reduce(nanos - lookedAt, Math::max)
        / NANOS;
  }
}
