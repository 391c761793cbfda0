package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.hikeshi.events.watch.BrokerAdmin;

/// How many events a consumer still has to hear before another one has its turn.
@ApplicationScoped
class Line {

  /// Fewer are heard within seconds.
  private static final long LONG = 20;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BrokerAdmin broker;

  Line(BrokerAdmin broker) {
    this.broker = broker;
  }

  /// Where the line is now; where Kafka does not tell, everything is taken to have a long one, for
  /// to hear something twice does no harm.
  ///
  /// @return whether there is a long line before an event
  Predicate<Heard<?>> of(String consumer) {
    try {
      var reached =
          broker.ask(
              PATIENCE,
              admin -> admin.listConsumerGroupOffsets(consumer).partitionsToOffsetAndMetadata());
      return event -> {
        OffsetAndMetadata next = reached.get(event.partition());
        return event.record().getOffset() - (next == null ? 0 : next.offset()) >= LONG;
      };
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      Log.debugf("how far %s is, Kafka does not tell: %s", consumer, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return _ -> true;
  }
}
