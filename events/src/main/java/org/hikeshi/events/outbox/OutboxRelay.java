package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final int TRANSACTION_SECONDS = 60;

  /// What came after its transaction could not be written down.
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(40);

  private final OutboxRows rows;
  private final KafkaSender kafka;
  private final Partitions partitions;
  private final HeldBack heldBack = new HeldBack(System::nanoTime);
  private final ReentrantLock working = new ReentrantLock();

  /// Somebody is about to look, who will see what is there by now: whoever comes meanwhile need
  /// not.
  private final AtomicBoolean woken = new AtomicBoolean();

  OutboxRelay(OutboxRows rows, KafkaSender kafka, Partitions partitions) {
    this.rows = rows;
    this.kafka = kafka;
    this.partitions = partitions;
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

  /// Publishes until nothing is left but what is [HeldBack], or Kafka is away: then the next poll
  /// tries again.
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
      heldBack.letGo();
      boolean more;
      do {
        more =
            QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(this::publishBatch);
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
    List<OutboxMessage> batch = rows.unpublished(BATCH, heldBack.incidents());
    if (batch.isEmpty()) {
      return false;
    }
    FailPoint.reached("relay.before-send");
    Round round = QuarkusTransaction.suspendingExisting().call(() -> told(batch));
    FailPoint.reached("relay.after-send");
    boolean lost = forgetLostTails(round);
    rows.markPublished(round.acks());
    FailPoint.reached("relay.before-commit");
    return !round.isOver() && (lost || batch.size() == BATCH);
  }

  /// Runs outside the transaction, which stays open and keeps its lock: the emitter's threads would
  /// otherwise take part in it.
  private Round told(List<OutboxMessage> batch) {
    var round = new Round(kafka::send, partitions::of, heldBack, LONGEST_ROUND);
    round.tell(batch);
    return round;
  }

  /// An ack at or below an offset that was acknowledged before means that the broker lost its tail:
  /// what stood there is to be published again. What this batch said there does not count either:
  /// it is said again behind it, so that nobody hears an incident's end and then only its
  /// beginning. Of an event that is told again anyhow the ack says where the tail was, too.
  private boolean forgetLostTails(Round round) throws SQLException {
    Map<TopicPartition, Long> first = new HashMap<>();
    round.received().forEach(ack -> first.merge(partitionOf(ack), ack.offset(), Math::min));
    boolean lost = false;
    for (var start : first.entrySet()) {
      if (rows.acknowledgedFrom(start.getKey(), start.getValue())) {
        LostTail.warn(start.getKey(), rows.forget(start.getKey(), start.getValue()));
        round.acks().values().removeIf(ack -> partitionOf(ack).equals(start.getKey()));
        lost = true;
      }
    }
    return lost;
  }

  private static TopicPartition partitionOf(RecordMetadata ack) {
    return new TopicPartition(ack.topic(), ack.partition());
  }
}
