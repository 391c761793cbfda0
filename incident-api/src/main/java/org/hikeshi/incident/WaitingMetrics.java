package org.hikeshi.incident;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How long the longest-waiting report and the longest-waiting closing have had no answer from the
/// other services. Both are near 0 where all is well. Where more than five thousand wait, it is the
/// longest of those that the reconciler will look at next: all would take seconds to go through.
@ApplicationScoped
class WaitingMetrics {

  private static final String REPORTS =
      """
      select min((select r.filed_at from report r where r.incident_id = i.id and r.no = i.revision))
      from (
        select id, revision from incident where least(dispatch_answered, duties_answered) < revision
        order by asked_at limit 5000) i
      """;

  private static final String CLOSINGS =
      """
      select min((select e.at from ending e where e.incident_id = i.id))
      from (
        select id from incident where dispatch_owes_ending or notices_owe_ending
        order by asked_at limit 5000) i
      """;

  private final EntityManager entities;
  private final Clock clock;
  private volatile double reportSeconds;
  private volatile double closingSeconds;

  WaitingMetrics(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.reports.oldest.unanswered.seconds", () -> reportSeconds)
        .description("How long the oldest report has had no answer")
        .strongReference(true)
        .register(metrics);
    Gauge.builder("hikeshi.closings.oldest.unanswered.seconds", () -> closingSeconds)
        .description("How long the oldest withdrawal or resolution has had no answer")
        .strongReference(true)
        .register(metrics);
  }

  @Scheduled(
      every = "10s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "waiting-metrics")
  void everyTenSeconds() {
    measure();
  }

  void measure() {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              reportSeconds = secondsSince(REPORTS);
              closingSeconds = secondsSince(CLOSINGS);
            });
  }

  double reportSeconds() {
    return reportSeconds;
  }

  private double secondsSince(String oldest) {
    var begin = (Instant) entities.createNativeQuery(oldest, Object.class).getSingleResult();
    return begin == null ? 0 : Duration.between(begin, clock.instant()).toMillis() / 1000.0;
  }
}
