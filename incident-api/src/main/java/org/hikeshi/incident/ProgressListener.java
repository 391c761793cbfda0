package org.hikeshi.incident;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.Topics;
import org.hikeshi.events.outbox.Inbox;

/// Hears how far dispatch-service and notifier have come.
@ApplicationScoped
class ProgressListener {

  private static final String CONSUMER = "incident-api";

  private final Inbox inbox;
  private final Progressing progressing;

  ProgressListener(Inbox inbox, Progressing progressing) {
    this.inbox = inbox;
    this.progressing = progressing;
  }

  @Incoming(Topics.DISPATCHES)
  @Blocking
  CompletionStage<Void> onDispatch(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, DispatchEvent.class, CONSUMER, progressing::on);
    return poll.ack();
  }

  @Incoming(Topics.NOTICES)
  @Blocking
  CompletionStage<Void> onNotice(IncomingKafkaRecordBatch<String, byte[]> poll) {
    inbox.all(poll, NoticeEvent.class, CONSUMER, progressing::on);
    return poll.ack();
  }
}
