package org.hikeshi.events.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.SuccessfulExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How long ago each timer last did its work. One that hangs, fails, is off or is never fired grows
/// old from the start of the service on, and what it would have swept waits.
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

  /// Each timer of the service is shown before its first run: the scheduler itself knows none that
  /// is off.
  void register(@Observes StartupEvent started, BeanManager beans) {
    beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
        .map(Bean::getBeanClass)
        .filter(type -> type.getName().startsWith("org.hikeshi."))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .flatMap(method -> Arrays.stream(method.getAnnotationsByType(Scheduled.class)))
        .map(Scheduled::identity)
        .forEach(this::failures);
  }

  void ran(@Observes SuccessfulExecution success) {
    var sweep = success.getExecution().getTrigger().getId();
    lastRan.put(sweep, System.nanoTime());
    failures(sweep);
  }

  void failed(@Observes FailedExecution failure) {
    failures(failure.getExecution().getTrigger().getId()).increment();
  }

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
