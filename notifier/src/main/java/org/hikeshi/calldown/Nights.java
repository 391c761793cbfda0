package org.hikeshi.calldown;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Which nights have their list. Each method is a transaction of its own.
@ApplicationScoped
class Nights {

  private static final Duration LEASE = Duration.ofMinutes(5);

  private final EntityManager entities;
  private final Clock clock;

  Nights(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /// @return whether it is the caller who makes that night's list now
  @Transactional(TxType.REQUIRES_NEW)
  boolean take(LocalDate night) {
    entities
        .createNativeQuery("insert into call_down (night) values (:night) on conflict do nothing")
        .setParameter("night", night)
        .executeUpdate();
    return entities
            .createNativeQuery(
                """
                update call_down set leased_until = :until
                where night = :night and made_at is null
                  and (leased_until is null or leased_until < :now)
                """)
            .setParameter("night", night)
            .setParameter("now", clock.instant())
            .setParameter("until", clock.instant().plus(LEASE))
            .executeUpdate()
        == 1;
  }

  @Transactional(TxType.REQUIRES_NEW)
  void made(LocalDate night) {
    entities
        .createNativeQuery("update call_down set made_at = :now where night = :night")
        .setParameter("night", night)
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /// It could not be made; the next look tries again.
  @Transactional(TxType.REQUIRES_NEW)
  void failed(LocalDate night) {
    entities
        .createNativeQuery("update call_down set leased_until = null where night = :night")
        .setParameter("night", night)
        .executeUpdate();
  }

  /// When the newest was made.
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Instant> newest() {
    return Optional.ofNullable(
        (Instant)
            entities
                .createNativeQuery("select max(made_at) from call_down", Instant.class)
                .getSingleResult());
  }
}
