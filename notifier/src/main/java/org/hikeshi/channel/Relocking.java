package org.hikeshi.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.LockedSecrets;

/// The secrets of authorities' webhooks. Where no key opens one, its authority's notices wait; an
/// old one goes when its day is over.
@ApplicationScoped
class Relocking {

  private final AgreedChannels channels;
  private final LockedSecrets<AgreedChannel> secrets;

  Relocking(AgreedChannels channels, Lockbox lockbox) {
    this.channels = channels;
    this.secrets =
        new LockedSecrets<>(
            lockbox,
            () -> channels.list("secret is not null"),
            AgreedChannel::opens,
            AgreedChannel::relock,
            Relocking::complain);
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    secrets.register(metrics);
  }

  /// With each row locked: a channel that is set meanwhile must not be overwritten by what it was.
  @Transactional
  void relock(@Observes StartupEvent started) {
    channels
        .find("secret is not null", Sort.by("authority"))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
    secrets.relock();
  }

  @Scheduled(
      every = "60s",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "secrets-watch")
  void everyMinute() {
    QuarkusTransaction.requiringNew().run(channels::eraseOldSecrets);
    QuarkusTransaction.requiringNew().run(this::count);
  }

  /// @return as the figure shows it from now on
  int count() {
    return secrets.count();
  }

  private static void complain(AgreedChannel channel) {
    Log.errorf(
        "no key opens the secret of %s: nothing can be sent to its webhook. Put the older key"
            + " back behind the first line of hikeshi.secrets.key-file, or set the channel anew",
        channel.authority());
  }
}
