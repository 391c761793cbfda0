package org.hikeshi.roster;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.hikeshi.web.Lockbox;

/// Locks at each start what was kept before there was a key, or under an older one. A secret that
/// no key opens stops the start: its engineer could not be called by her webhook.
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
    database
        .createQuery("from WebhookSecret", WebhookSecret.class)
        .getResultList()
        .forEach(secret -> secret.relock(lockbox));
  }
}
