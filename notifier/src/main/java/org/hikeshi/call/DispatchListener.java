package org.hikeshi.call;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.outbox.Inbox;

/// Hears what dispatch-service tells.
@ApplicationScoped
class DispatchListener {

  private final Inbox inbox;
  private final Calling calling;

  DispatchListener(Inbox inbox, Calling calling) {
    this.inbox = inbox;
    this.calling = calling;
  }

  @Incoming("dispatches")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, DispatchEvent.class, "notifier", calling::on);
    return poll.ack();
  }
}
