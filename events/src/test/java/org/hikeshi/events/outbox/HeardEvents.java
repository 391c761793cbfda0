package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.IncidentEvent;

/// A consumer as the services have them, and one that goes ahead of it: they remember what they
/// heard. Every tenth event may go ahead.
@ApplicationScoped
public class HeardEvents {

  private final Inbox inbox;
  private final Ahead overtaking;
  private final List<IncidentEvent> heard = new CopyOnWriteArrayList<>();
  private final List<IncidentEvent> ahead = new CopyOnWriteArrayList<>();
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicInteger failuresLeft = new AtomicInteger();

  HeardEvents(Inbox inbox, Ahead overtaking) {
    this.inbox = inbox;
    this.overtaking = overtaking;
  }

  @Incoming("incidents")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, IncidentEvent.class, "events-test", this::remember);
    return poll.ack();
  }

  @Incoming("incidents-ahead")
  @Blocking
  CompletionStage<Void> goAhead(IncomingKafkaRecordBatch<String, byte[]> poll) {
    overtaking.some(
        poll, IncidentEvent.class, "events-test", event -> event.version() % 10 == 0, ahead::add);
    return poll.ack();
  }

  List<IncidentEvent> all() {
    return heard;
  }

  List<IncidentEvent> ahead() {
    return ahead;
  }

  /// Nothing is heard in its turn meanwhile.
  void whileItStands(Runnable action) {
    turn.lock();
    try {
      action.run();
    } finally {
      turn.unlock();
    }
  }

  void failNext(int times) {
    failuresLeft.set(times);
  }

  private void remember(IncidentEvent event) {
    if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the database is away, says the test");
    }
    turn.lock();
    try {
      heard.add(event);
    } finally {
      turn.unlock();
    }
  }
}
