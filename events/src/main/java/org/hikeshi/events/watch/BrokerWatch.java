package org.hikeshi.events.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;

/// Whether Kafka answers. Reports are accepted either way, so readiness does not depend on it; who
/// operates the service has to know all the same. One whose name is unknown is away too.
@ApplicationScoped
public class BrokerWatch {

  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final double NANOS = 1e9;

  private final BrokerAdmin broker;
  private volatile long answeredAt = System.nanoTime();
  private volatile boolean away;

  BrokerWatch(BrokerAdmin broker) {
    this.broker = broker;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.kafka.away.seconds", this::awaySeconds)
        .description("How long Kafka has not answered; 0 while it does")
        .strongReference(true)
        .register(metrics);
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "broker-watch")
  void everyTenSeconds() {
    look();
  }

  synchronized void look() {
    try {
      broker.ask(PATIENCE, admin -> admin.describeCluster().nodes());
      answeredAt = System.nanoTime();
      away = false;
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      away = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public double awaySeconds() {
    return away ? (System.nanoTime() - answeredAt) / NANOS : 0;
  }
}
