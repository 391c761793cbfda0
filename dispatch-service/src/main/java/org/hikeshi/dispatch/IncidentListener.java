package org.hikeshi.dispatch;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.outbox.Inbox;

/// Hears what incident-api tells.
@ApplicationScoped
class IncidentListener {

  private final Inbox inbox;
  private final Dispatching dispatching;

  IncidentListener(Inbox inbox, Dispatching dispatching) {
    this.inbox = inbox;
    this.dispatching = dispatching;
  }

  @Incoming("incidents")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, IncidentEvent.class, "dispatch-service", dispatching::on);
    return poll.ack();
  }
}
