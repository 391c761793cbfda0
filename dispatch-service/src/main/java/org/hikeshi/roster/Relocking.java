package org.hikeshi.roster;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.hikeshi.web.Lockbox;

/// Locks at each start what was kept before there was a key, or under an older one. A secret that
/// no key opens stops nobody else: its engineer is called by her other ways, and the log says so.
@ApplicationScoped
class Relocking {

  private final EntityManager database;
  private final Lockbox lockbox;

  Relocking(EntityManager database, Lockbox lockbox) {
    this.database = database;
    this.lockbox = lockbox;
  }

  @Transactional
  void relock(@Observes StartupEvent started) {
    for (var secret :
        database.createQuery("from WebhookSecret", WebhookSecret.class).getResultList()) {
      if (secret.opens(lockbox)) {
        secret.relock(lockbox);
      } else {
        Log.errorf(
            "no key opens the secret of %s: she is not called by her webhook. Put the older key back"
                + " behind the first line of hikeshi.secrets.key-file, or let her make a new one",
            secret.lockName());
      }
    }
  }
}
