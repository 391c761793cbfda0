package org.hikeshi.dispatch;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.outbox.Ahead;

/// Goes ahead of [IncidentListener], however far that one is behind: where a hospital's patients
/// may die, help is not looked for after thousands of reports that can wait.
@ApplicationScoped
class AheadListener {

  private final Ahead ahead;
  private final Dispatching dispatching;

  AheadListener(Ahead ahead, Dispatching dispatching) {
    this.ahead = ahead;
    this.dispatching = dispatching;
  }

  @Incoming("incidents-ahead")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    ahead.some(
        poll,
        IncidentEvent.class,
        "dispatch-service",
        IncidentEvent::mayGoAhead,
        dispatching::ahead);
    return poll.ack();
  }
}
