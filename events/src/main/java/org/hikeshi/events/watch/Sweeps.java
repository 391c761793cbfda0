package org.hikeshi.events.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How long ago each timer last did its work. One that hangs, fails or is never fired grows old,
/// and what it would have swept waits.
@ApplicationScoped
public class Sweeps {

  private static final double NANOS = 1e9;

  private final MeterRegistry metrics;
  private final Map<String, Long> lastRan = new ConcurrentHashMap<>();
  private final Set<String> watched = ConcurrentHashMap.newKeySet();
  private final long began = System.nanoTime();

  Sweeps(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  void ran(@Observes SuccessfulExecution success) {
    var sweep = success.getExecution().getTrigger().getId();
    lastRan.put(sweep, System.nanoTime());
    failures(sweep);
  }

  void failed(@Observes FailedExecution failure) {
    failures(failure.getExecution().getTrigger().getId()).increment();
  }

  /// A timer is shown from its first run on, whether that did its work or failed.
  private Counter failures(String sweep) {
    if (watched.add(sweep)) {
      Gauge.builder("hikeshi.sweep.age.seconds", () -> age(sweep))
          .description("Time since the timer last did its work, or since the start")
          .tag("sweep", sweep)
          .strongReference(true)
          .register(metrics);
    }
    return metrics.counter("hikeshi.sweeps.failed", "sweep", sweep);
  }

  /// How long ago that timer last did its work, in seconds; endless where it never has.
  public double ageSeconds(String sweep) {
    return lastRan.containsKey(sweep) ? age(sweep) : Double.POSITIVE_INFINITY;
  }

  private double age(String sweep) {
    return (System.nanoTime() - lastRan.getOrDefault(sweep, began)) / NANOS;
  }
}
