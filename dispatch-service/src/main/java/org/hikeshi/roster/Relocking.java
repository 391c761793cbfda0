package org.hikeshi.roster;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import org.hikeshi.web.Lockbox;
import org.hikeshi.web.LockedSecrets;

/// The secrets of engineers' webhooks. Where no key opens one, she is called by her other ways.
@ApplicationScoped
class Relocking {

  private final EntityManager database;
  private final LockedSecrets<WebhookSecret> secrets;

  Relocking(EntityManager database, Lockbox lockbox) {
    this.database = database;
    this.secrets =
        new LockedSecrets<>(
            lockbox,
            () -> database.createQuery("from WebhookSecret", WebhookSecret.class).getResultList(),
            WebhookSecret::opens,
            WebhookSecret::relock,
            Relocking::complain);
  }

  void register(@Observes StartupEvent started, MeterRegistry metrics) {
    secrets.register(metrics);
  }

  /// With each row locked: one that is made anew meanwhile must not be overwritten by the one
  /// before.
  @Transactional
  void relock(@Observes StartupEvent started) {
    database
        .createQuery("from WebhookSecret order by engineerId", WebhookSecret.class)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
    secrets.relock();
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
    return secrets.count();
  }

  private static void complain(WebhookSecret secret) {
    Log.errorf(
        "no key opens the secret of %s: she is not called by her webhook. Put the older key back"
            + " behind the first line of hikeshi.secrets.key-file, or let her make a new one",
        secret.lockName());
  }
}
