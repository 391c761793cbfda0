package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.hikeshi.events.watch.BrokerAdmin;

/// What partitions a topic has.
@ApplicationScoped
class Partitions {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BrokerAdmin broker;

  Partitions(BrokerAdmin broker) {
    this.broker = broker;
  }

  /// Empty where Kafka does not say.
  Optional<Layout> of(String topic) {
    try {
      return Optional.of(Layout.of(broker.partitionsOf(topic, PATIENCE)));
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      Log.debugf("what partitions %s has, Kafka does not tell: %s", topic, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }
}
