package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.hikeshi.events.watch.BrokerAdmin;

/// Notices that a broker came back with less than it had acknowledged (it acknowledges before it
/// reaches the disk), and has the difference published again.
@ApplicationScoped
public class LostTail {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OutboxRows rows;
  private final OutboxRelay relay;
  private final BrokerAdmin broker;

  LostTail(OutboxRows rows, OutboxRelay relay, BrokerAdmin broker) {
    this.rows = rows;
    this.relay = relay;
    this.broker = broker;
  }

  @Scheduled(
      every = "{hikeshi.outbox.check-tail}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "lost-tail")
  void check() {
    try {
      if (sendAgain() > 0) {
        relay.publishAll();
      }
    } catch (TimeoutException e) {
      Log.debugf("outbox: Kafka is away: %s", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Not while the relay waits for acks: these may stand where the tail was, and only it knows.
  ///
  /// @return how many events will be published again
  /// @throws TimeoutException where Kafka is away
  /// @throws IllegalStateException where it does not tell the end of a partition; the others were
  ///   looked at
  public int sendAgain() throws InterruptedException, TimeoutException {
    Map<TopicPartition, Long> lastAcks = QuarkusTransaction.requiringNew().call(rows::lastAcks);
    if (lastAcks.isEmpty()) {
      return 0;
    }
    Map<TopicPartition, Long> ends = ends(lastAcks.keySet());
    int lost = QuarkusTransaction.requiringNew().call(() -> forget(lastAcks, ends));
    if (!ends.keySet().containsAll(lastAcks.keySet())) {
      throw new IllegalStateException(
          "outbox: of %s Kafka tells only %s".formatted(lastAcks.keySet(), ends.keySet()));
    }
    return lost;
  }

  private int forget(Map<TopicPartition, Long> lastAcks, Map<TopicPartition, Long> ends)
      throws SQLException {
    rows.claimAfterTheRelay();
    int lost = 0;
    for (var end : ends.entrySet()) {
      if (end.getValue() <= lastAcks.get(end.getKey())) {
        int again = rows.forget(end.getKey(), end.getValue());
        warn(end.getKey(), again);
        lost += again;
      }
    }
    return lost;
  }

  static void warn(TopicPartition partition, int again) {
    Log.errorf(
        "outbox: the broker lost the tail of %s; publishing %d events again", partition, again);
  }

  /// A partition that is there no more, since the topic was made anew with fewer, ends at its
  /// beginning.
  private Map<TopicPartition, Long> ends(Set<TopicPartition> acknowledged)
      throws InterruptedException, TimeoutException {
    try {
      int count = broker.partitionsOf(acknowledged.iterator().next().topic(), PATIENCE).size();
      Map<Boolean, List<TopicPartition>> areThere =
          acknowledged.stream()
              .collect(Collectors.partitioningBy(each -> each.partition() < count));
      var ends = broker.offsets(areThere.get(true), OffsetSpec.latest());
      areThere.get(false).forEach(gone -> ends.put(gone, 0L));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("outbox: Kafka does not tell its ends", e);
    }
  }
}
