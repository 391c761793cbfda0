package org.hikeshi.desk;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.dispatch.Counted;
import org.hikeshi.events.watch.HearingWatch;
import org.hikeshi.events.watch.Sweeps;

/// Calls a watchdog outside this system each minute, while the sweeps run, the books balance,
/// reports are heard and notifier hears of the desk's alarms. Whatever stops them stops the calls:
/// what cannot ring the desk any more is noticed by its silence.
@ApplicationScoped
class Heartbeat {

  private static final List<String> WATCHED =
      List.of("offer-timer", "work-timer", "outbox-relay", "desk-ringing", "dispatch-metrics");
  private static final double NANOS = 1e9;

  private final Sweeps sweeps;
  private final HearingWatch hearing;
  private final Together together;
  private final Clock clock;
  private final Optional<URI> watchdog;
  private volatile Counted counted = new Counted(0, Duration.ZERO);
  private volatile long countedAt = System.nanoTime();
  private volatile long beatenAt = System.nanoTime();

  Heartbeat(
      Sweeps sweeps,
      HearingWatch hearing,
      Together together,
      Clock clock,
      @ConfigProperty(name = "hikeshi.heartbeat.url") Optional<URI> watchdog) {
    this.sweeps = sweeps;
    this.hearing = hearing;
    this.together = together;
    this.clock = clock;
    this.watchdog = watchdog;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.heartbeat.age.seconds", this::age)
        .description("How long ago the outside watchdog last took a beat; 0 where none is set")
        .strongReference(true)
        .register(metrics);
  }

  private double age() {
    return watchdog.isPresent() ? since(beatenAt) : 0;
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / NANOS;
  }

  void on(@Observes Counted now) {
    counted = now;
    countedAt = System.nanoTime();
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP, identity = "heartbeat")
  void everyMinute() {
    watchdog.ifPresent(this::beat);
  }

  private void beat(URI to) {
    var pulse = pulse();
    if (!pulse.isGood()) {
      Log.errorf("no heartbeat is sent: %s", pulse);
    } else if (Watchdog.hears(to)) {
      beatenAt = System.nanoTime();
    }
  }

  Pulse pulse() {
    var oldest = WATCHED.stream().mapToDouble(sweeps::ageSeconds).max().orElseThrow();
    return new Pulse(
        Double.isInfinite(oldest) ? Duration.ofDays(365) : Duration.ofMillis((long) (oldest * 1e3)),
        Duration.ofMillis((long) (since(countedAt) * 1e3)),
        counted.unbalanced(),
        counted.late(),
        unheard(),
        Duration.ofMillis((long) (hearing.standsSeconds() * 1e3)));
  }

  private Duration unheard() {
    return QuarkusTransaction.requiringNew().call(() -> together.unheard(clock.instant()));
  }
}
