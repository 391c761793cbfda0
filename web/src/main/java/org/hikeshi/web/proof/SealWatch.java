package org.hikeshi.web.proof;

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

/// How long the oldest entry has waited for its seal: there is no proof of it until then, for
/// whatever reason.
@ApplicationScoped
class SealWatch {

  private final Chain chain;
  private final Clock clock;
  private volatile double seconds;

  SealWatch(Chain chain, Clock clock) {
    this.chain = chain;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.proof.oldest.unsealed.seconds", () -> seconds)
        .description("How long the oldest entry has waited for its seal")
        .strongReference(true)
        .register(metrics);
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP, identity = "seal-watch")
  void everyTenSeconds() {
    measure();
  }

  /// @return as the figure shows it from now on
  double measure() {
    seconds =
        QuarkusTransaction.requiringNew().call(() -> chain.waiting(1)).stream()
            .mapToDouble(oldest -> Duration.between(oldest.at(), clock.instant()).toMillis() / 1e3)
            .findFirst()
            .orElse(0);
    return seconds;
  }
}
