package org.hikeshi.events.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/// Whether Kafka answers. Reports are accepted either way, so readiness does not depend on it; who
/// operates the service has to know all the same.
@ApplicationScoped
public class BrokerWatch {

  private static final int PATIENCE_MS = 3_000;
  private static final double NANOS = 1e9;

  private final Map<String, Object> settings;
  private volatile long answeredAt = System.nanoTime();
  private volatile boolean away;
  private @Nullable Admin admin;

  BrokerWatch(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
    this.settings = new HashMap<>(kafka);
    settings.keySet().removeIf(key -> key.endsWith("serializer") || key.startsWith("group"));
    settings.put("default.api.timeout.ms", PATIENCE_MS);
    settings.put("request.timeout.ms", PATIENCE_MS);
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

  @PreDestroy
  void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }

  synchronized void look() {
    if (admin == null) {
      admin = Admin.create(settings);
    }
    try {
      admin.describeCluster().nodes().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      answeredAt = System.nanoTime();
      away = false;
    } catch (ExecutionException | TimeoutException e) {
      away = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public double awaySeconds() {
    return away ? (System.nanoTime() - answeredAt) / NANOS : 0;
  }
}
