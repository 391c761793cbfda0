package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
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
    } catch (ExecutionException | TimeoutException e) {
      Log.debugf("outbox: the broker does not tell its end offsets: %s", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Not while the relay waits for acks: these may stand where the tail was, and only it knows.
  ///
  /// @return how many events will be published again
  public int sendAgain() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, Long> lastAcks = QuarkusTransaction.requiringNew().call(rows::lastAcks);
    if (lastAcks.isEmpty()) {
      return 0;
    }
    Map<TopicPartition, Long> ends = endOffsets(lastAcks);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
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
            });
  }

  static void warn(TopicPartition partition, int again) {
    Log.errorf(
        "outbox: the broker lost the tail of %s; publishing %d events again", partition, again);
  }

  private Map<TopicPartition, Long> endOffsets(Map<TopicPartition, Long> partitions)
      throws ExecutionException, InterruptedException, TimeoutException {
    return broker
        .ask(
            PATIENCE,
            admin ->
                admin
                    .listOffsets(
                        partitions.keySet().stream()
                            .collect(
                                Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }
}
