package org.hikeshi.evidence;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/// How long the oldest file has waited for the scanner: nobody gets it until then. Where there is
/// no scanner, that is said at each start, and what waits from before goes on waiting.
@ApplicationScoped
class ScanWatch {

  private final Attachments attachments;
  private final Clamd clamd;
  private final Clock clock;
  private volatile double seconds;

  ScanWatch(Attachments attachments, Clamd clamd, Clock clock) {
    this.attachments = attachments;
    this.clamd = clamd;
    this.clock = clock;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.files.oldest.unscanned.seconds", () -> seconds)
        .description("How long the oldest file has waited for the scanner")
        .strongReference(true)
        .register(metrics);
    if (!clamd.configured()) {
      Log.warn("hikeshi.clamd is none: files are handed out unscanned, and each says so");
    }
  }

  @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP, identity = "scan-watch")
  void everyTenSeconds() {
    measure();
  }

  void measure() {
    seconds =
        QuarkusTransaction.requiringNew()
            .call(attachments::oldestUnscanned)
            .map(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
            .orElse(0.0);
  }

  double seconds() {
    return seconds;
  }
}
