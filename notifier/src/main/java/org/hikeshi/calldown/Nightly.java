package org.hikeshi.calldown;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hikeshi.calldown.Nights.Taken;

/// Makes each night's list once, whichever instance comes first, and makes up for it after an
/// outage: a night is looked at until the next one begins.
@ApplicationScoped
class Nightly {

  private final CallDownSettings settings;
  private final Nights nights;
  private final Compiling compiling;
  private final Handing handing;
  private final Clock clock;
  private final Instant startedAt;
  private volatile Instant newest;

  Nightly(
      CallDownSettings settings, Nights nights, Compiling compiling, Handing handing, Clock clock) {
    this.settings = settings;
    this.nights = nights;
    this.compiling = compiling;
    this.handing = handing;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.newest = startedAt;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.call.down.age.seconds", this::age)
        .description(
            "How old the newest nightly list is, or since when there is none; 0 where none is wanted")
        .strongReference(true)
        .register(metrics);
  }

  private double age() {
    return settings.wanted() ? Duration.between(newest, clock.instant()).toSeconds() : 0;
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP, identity = "call-down")
  void everyMinute() {
    tick();
  }

  void tick() {
    if (!settings.wanted()) {
      return;
    }
    handing.deleteOld();
    nights.take(settings.night(clock.instant())).ifPresent(this::make);
    newest = nights.newest().orElse(startedAt);
  }

  /// Whoever was too slow leaves the night to the one who took it since: two lists are one too
  /// many.
  private void make(Taken taken) {
    var night = taken.night();
    try {
      var list = compiling.list(night);
      if (nights.holds(taken)) {
        handing.out(list);
        nights.made(taken);
      }
    } catch (RuntimeException e) {
      nights.failed(taken);
      Log.errorf("the call-down list of %s could not be made, will try again: %s", night, e);
    }
  }
}
