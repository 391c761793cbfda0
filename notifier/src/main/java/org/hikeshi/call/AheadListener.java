package org.hikeshi.call;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.outbox.Ahead;

/// Goes ahead of [DispatchListener], however far that one is behind: where somebody may die, the
/// engineer who is asked is called at once. If her offer has ended meanwhile, she is not called.
@ApplicationScoped
class AheadListener {

  private final Ahead ahead;
  private final Calling calling;

  AheadListener(Ahead ahead, Calling calling) {
    this.ahead = ahead;
    this.calling = calling;
  }

  @Incoming("dispatches-ahead")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    ahead.some(
        poll,
        DispatchEvent.class,
        "notifier",
        event -> event instanceof OfferMade offer && offer.presses(),
        calling::on);
    return poll.ack();
  }
}
