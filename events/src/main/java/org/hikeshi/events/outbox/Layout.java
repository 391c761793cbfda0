package org.hikeshi.events.outbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartitionInfo;

/// What Kafka says of a topic's partitions.
///
/// @param count how many there are
/// @param ailing those without a leader, or with a copy that is behind: they may take nothing
record Layout(int count, Set<Integer> ailing) {

  static Layout of(List<TopicPartitionInfo> partitions) {
    return new Layout(
        partitions.size(),
        partitions.stream()
            .filter(Layout::ails)
            .map(TopicPartitionInfo::partition)
            .collect(Collectors.toSet()));
  }

  private static boolean ails(TopicPartitionInfo partition) {
    return partition.leader() == null
        || partition.leader().isEmpty()
        || partition.isr().size() < partition.replicas().size();
  }
}
