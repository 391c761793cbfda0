package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.IncidentEvent;

/// A consumer as the services have them, that remembers what it heard.
@ApplicationScoped
public class HeardEvents {

  private final Inbox inbox;
  private final List<IncidentEvent> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger failuresLeft = new AtomicInteger();

  HeardEvents(Inbox inbox) {
    this.inbox = inbox;
  }

  @Incoming("incidents")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, IncidentEvent.class, "events-test", this::remember);
    return poll.ack();
  }

  List<IncidentEvent> all() {
    return heard;
  }

  void failNext(int times) {
    failuresLeft.set(times);
  }

  private void remember(IncidentEvent event) {
    if (failuresLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("the database is away, says the test");
    }
    heard.add(event);
  }
}
