package org.hikeshi.events.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Tells how far Kafka is behind what is on disk: the first figure to look at when news is late.
@ApplicationScoped
class OutboxMetrics {

  void register(@Observes StartupEvent started, MeterRegistry metrics, OutboxRows rows) {
    Gauge.builder("hikeshi.outbox.oldest.unpublished.seconds", rows, OutboxMetrics::oldest)
        .description("Age of the oldest event that Kafka has not acknowledged")
        .strongReference(true)
        .register(metrics);
  }

  private static double oldest(OutboxRows rows) {
    return QuarkusTransaction.requiringNew().call(rows::oldestUnpublishedSeconds);
  }
}
