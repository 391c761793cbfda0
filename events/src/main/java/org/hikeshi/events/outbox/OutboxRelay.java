package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// Carries the outbox to Kafka: woken after each commit, and polling as a fallback.
///
/// At least once: a crash between Kafka's ack and the commit that records it publishes the batch
/// again, under the same event ids. One relay at a time works on a database, by an advisory lock
/// that ends with its transaction, so no second one overtakes the first on a key.
@ApplicationScoped
public class OutboxRelay {

  private static final int BATCH = 200;

  private final OutboxRows rows;
  private final KafkaSender kafka;
  private final ReentrantLock working = new ReentrantLock();

  /// Somebody is about to look, who will see what is there by now: whoever comes meanwhile need
  /// not.
  private final AtomicBoolean woken = new AtomicBoolean();

  OutboxRelay(OutboxRows rows, KafkaSender kafka) {
    this.rows = rows;
    this.kafka = kafka;
  }

  /// There may be something new. Returns at once.
  ///
  /// A bare thread on purpose: Quarkus' executors would carry the transaction along that has just
  /// ended.
  void wake() {
    if (!woken.getAndSet(true)) {
      Thread.startVirtualThread(this::publishAll);
    }
  }

  @Scheduled(
      every = "{hikeshi.outbox.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "outbox-relay")
  void poll() {
    if (!woken.getAndSet(true)) {
      publish();
    }
  }

  /// Publishes until nothing is left, or Kafka is away: then the next poll tries again.
  public void publishAll() {
    try {
      publish();
    } catch (RuntimeException e) {
      Log.warnf("outbox: not published now, will try again: %s", e.toString());
    }
  }

  /// What breaks it is told to the timer: a poll that failed has not done its work.
  private void publish() {
    working.lock();
    try {
      woken.set(false);
      boolean more;
      do {
        more = QuarkusTransaction.requiringNew().timeout(60).call(this::publishBatch);
        FailPoint.reached("relay.after-commit");
      } while (more);
    } finally {
      working.unlock();
    }
  }

  /// @return whether there is more to publish at once
  private boolean publishBatch() throws SQLException {
    if (!rows.claim()) {
      return false;
    }
    List<OutboxMessage> batch = rows.unpublished(BATCH);
    if (batch.isEmpty()) {
      return false;
    }
    FailPoint.reached("relay.before-send");
    Map<Long, RecordMetadata> acks =
        QuarkusTransaction.suspendingExisting().call(() -> acknowledged(batch));
    FailPoint.reached("relay.after-send");
    boolean lost = forgetLostTails(acks);
    rows.markPublished(acks);
    FailPoint.reached("relay.before-commit");
    return lost || acks.size() == BATCH;
  }

  /// What Kafka acknowledged. Runs outside the transaction, which stays open and keeps its lock:
  /// the emitter's threads would otherwise take part in it. After a failure, later rows of the same
  /// incident do not count: they are published again behind it.
  private Map<Long, RecordMetadata> acknowledged(List<OutboxMessage> batch) {
    Map<OutboxMessage, CompletionStage<RecordMetadata>> sends = new LinkedHashMap<>();
    batch.forEach(row -> sends.put(row, kafka.send(row)));
    Map<Long, RecordMetadata> acks = new HashMap<>();
    Set<UUID> stuck = new HashSet<>();
    sends.forEach(
        (row, send) -> {
          try {
            RecordMetadata ack = send.toCompletableFuture().orTimeout(45, TimeUnit.SECONDS).join();
            if (!stuck.contains(row.incidentId())) {
              acks.put(row.id(), ack);
            }
          } catch (CompletionException e) {
            stuck.add(row.incidentId());
          }
        });
    if (!stuck.isEmpty()) {
      Log.warnf("outbox: no ack for %d incidents of a batch of %d", stuck.size(), batch.size());
    }
    return acks;
  }

  /// An ack at or below an offset that was acknowledged before means that the broker lost its tail:
  /// what stood there is to be published again. What this batch said there does not count either:
  /// it is said again behind it, so that nobody hears an incident's end and then only its
  /// beginning.
  private boolean forgetLostTails(Map<Long, RecordMetadata> acks) throws SQLException {
    Map<TopicPartition, Long> first = new HashMap<>();
    acks.values().forEach(ack -> first.merge(partitionOf(ack), ack.offset(), Math::min));
    boolean lost = false;
    for (var start : first.entrySet()) {
      if (rows.acknowledgedFrom(start.getKey(), start.getValue())) {
        LostTail.warn(start.getKey(), rows.forget(start.getKey(), start.getValue()));
        acks.values().removeIf(ack -> partitionOf(ack).equals(start.getKey()));
        lost = true;
      }
    }
    return lost;
  }

  private static TopicPartition partitionOf(RecordMetadata ack) {
    return new TopicPartition(ack.topic(), ack.partition());
  }
}
