package org.hikeshi.events.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/// Tells how far Kafka is behind what is on disk: the first figure to look at when news is late.
///
/// It is measured by a timer, not when somebody asks for the metrics: whoever asks over HTTP has no
/// sight of the outbox.
@ApplicationScoped
class OutboxMetrics {

  private final OutboxRows rows;
  private volatile double oldestSeconds;

  OutboxMetrics(OutboxRows rows, MeterRegistry metrics) {
    this.rows = rows;
    Gauge.builder("hikeshi.outbox.oldest.unpublished.seconds", this, each -> each.oldestSeconds)
        .description("Age of the oldest event that Kafka has not acknowledged")
        .register(metrics);
  }

  @Scheduled(every = "5s", identity = "outbox-metrics")
  void measure() {
    oldestSeconds = QuarkusTransaction.requiringNew().call(rows::oldestUnpublishedSeconds);
  }
}
