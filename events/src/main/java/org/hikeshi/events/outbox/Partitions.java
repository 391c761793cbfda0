package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.hikeshi.events.watch.BrokerAdmin;

/// How many partitions a topic has.
@ApplicationScoped
class Partitions {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final BrokerAdmin broker;

  Partitions(BrokerAdmin broker) {
    this.broker = broker;
  }

  /// Empty where Kafka does not say.
  OptionalInt of(String topic) {
    try {
      return OptionalInt.of(broker.partitionsOf(topic, PATIENCE));
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      Log.debugf("how many partitions %s has, Kafka does not tell: %s", topic, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OptionalInt.empty();
  }
}
