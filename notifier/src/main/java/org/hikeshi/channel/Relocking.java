package org.hikeshi.channel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hikeshi.web.Lockbox;

/// Locks at each start what was kept before there was a key, or under an older one. A secret that
/// no key opens stops nobody else: its authority's notices wait, the log says so, and a figure
/// until it is mended. Without any key for what lies there locked nothing starts.
@ApplicationScoped
class Relocking {

  private final AgreedChannels channels;
  private final Lockbox lockbox;
  private volatile int unreadable;

  Relocking(AgreedChannels channels, Lockbox lockbox) {
    this.channels = channels;
    this.lockbox = lockbox;
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    Gauge.builder("hikeshi.secrets.unreadable", () -> unreadable)
        .description("Secrets of webhooks that no key opens")
        .strongReference(true)
        .register(metrics);
  }

  @Transactional
  void relock(@Observes StartupEvent started) {
    for (var channel : withSecrets()) {
      if (channel.opens(lockbox)) {
        channel.relock(lockbox);
      } else {
        Log.errorf(
            "no key opens the secret of %s: nothing can be sent to its webhook. Put the older key"
                + " back behind the first line of hikeshi.secrets.key-file, or set the channel anew",
            channel.authority());
      }
    }
    lockbox.mustHaveAKeyFor(count());
  }

  @Scheduled(
      every = "60s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "secrets-watch")
  void everyMinute() {
    QuarkusTransaction.requiringNew().run(this::count);
  }

  /// @return as the figure shows it from now on
  int count() {
    unreadable = (int) withSecrets().stream().filter(channel -> !channel.opens(lockbox)).count();
    return unreadable;
  }

  private List<AgreedChannel> withSecrets() {
    return channels.list("secret is not null");
  }
}
