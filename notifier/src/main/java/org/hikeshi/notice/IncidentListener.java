package org.hikeshi.notice;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.outbox.Inbox;

/// Hears what incident-api tells.
@ApplicationScoped
class IncidentListener {

  private final Inbox inbox;
  private final Preparing preparing;
  private final Erasing erasing;

  IncidentListener(Inbox inbox, Preparing preparing, Erasing erasing) {
    this.inbox = inbox;
    this.preparing = preparing;
    this.erasing = erasing;
  }

  @Incoming("incidents")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, IncidentEvent.class, "notifier", this::on);
    return poll.ack();
  }

  private void on(IncidentEvent event) {
    switch (event) {
      case ReportFiled filed -> preparing.on(filed);
      case IncidentWithdrawn withdrawn -> preparing.on(withdrawn);
      case IncidentResolved resolved -> preparing.on(resolved);
      case ContactsErased erased -> erasing.on(erased);
      case IncidentLinked linked -> preparing.on(linked);
      case IncidentMerged merged -> preparing.on(merged);
    }
  }
}
