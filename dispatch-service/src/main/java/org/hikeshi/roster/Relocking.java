package org.hikeshi.roster;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.hikeshi.web.Lockbox;

/// Locks at each start what was kept before there was a key, or under an older one. A secret that
/// no key opens stops nobody else: its engineer is called by her other ways, the log says so, and a
/// figure until it is mended. Without any key for what lies there locked nothing starts.
@ApplicationScoped
class Relocking {

  private final EntityManager database;
  private final Lockbox lockbox;
  private volatile int unreadable;

  Relocking(EntityManager database, Lockbox lockbox) {
    this.database = database;
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
    for (var secret : secrets()) {
      if (secret.opens(lockbox)) {
        secret.relock(lockbox);
      } else {
        Log.errorf(
            "no key opens the secret of %s: she is not called by her webhook. Put the older key back"
                + " behind the first line of hikeshi.secrets.key-file, or let her make a new one",
            secret.lockName());
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
    unreadable = (int) secrets().stream().filter(secret -> !secret.opens(lockbox)).count();
    return unreadable;
  }

  private List<WebhookSecret> secrets() {
    return database.createQuery("from WebhookSecret", WebhookSecret.class).getResultList();
  }
}
