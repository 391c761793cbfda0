package org.hikeshi.dispatch;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
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
  CompletionStage<Void> on(IncomingKafkaRecord<String, byte[]> record) {
    inbox.each(record, IncidentEvent.class, "dispatch-service", dispatching::on);
    return record.ack();
  }
}
