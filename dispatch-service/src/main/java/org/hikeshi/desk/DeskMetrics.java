package org.hikeshi.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/// How long the desk has let something ring: the last alarm of all is for whoever operates this.
@ApplicationScoped
class DeskMetrics {

  private final Alarms alarms;
  private final Clock clock;
  private volatile double longest;

  DeskMetrics(Alarms alarms, Clock clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.desk.ringing.seconds", () -> longest)
        .description("How long the oldest alarm of the desk has rung without anybody taking it up")
        .strongReference(true)
        .register(metrics);
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "desk-metrics")
  void everyTenSeconds() {
    count();
  }

  double count() {
    longest =
        QuarkusTransaction.requiringNew()
            .call(alarms::ringingSince)
            .map(since -> (double) Duration.between(since, clock.instant()).toSeconds())
            .orElse(0.0);
    return longest;
  }
}
