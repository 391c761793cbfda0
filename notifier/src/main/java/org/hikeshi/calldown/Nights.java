package org.hikeshi.calldown;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

  /// A night in hand; no two who took the same one have the same end.
  record Taken(LocalDate night, Instant until) {}

  /// @return the night where it is the caller who makes its list now
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Taken> take(LocalDate night) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var taken = new Taken(night, now.plus(LEASE));
    entities
        .createNativeQuery("insert into call_down (night) values (:night) on conflict do nothing")
        .setParameter("night", night)
        .executeUpdate();
    int mine =
        entities
            .createNativeQuery(
                """
                update call_down set leased_until = :until
                where night = :night and made_at is null
                  and (leased_until is null or leased_until < :now)
                """)
            .setParameter("night", night)
            .setParameter("now", now)
            .setParameter("until", taken.until())
            .executeUpdate();
    return mine == 1 ? Optional.of(taken) : Optional.empty();
  }

  /// Whether nobody else has taken it since.
  @Transactional(TxType.REQUIRES_NEW)
  boolean holds(Taken taken) {
    return !entities
        .createNativeQuery(
            "select 1 from call_down where night = :night and leased_until = :until", Object.class)
        .setParameter("night", taken.night())
        .setParameter("until", taken.until())
        .getResultList()
        .isEmpty();
  }

  @Transactional(TxType.REQUIRES_NEW)
  void made(Taken taken) {
    entities
        .createNativeQuery(
            """
            update call_down set made_at = :now
            where night = :night and leased_until = :until
            """)
        .setParameter("night", taken.night())
        .setParameter("until", taken.until())
        .setParameter("now", clock.instant())
        .executeUpdate();
  }

  /// It could not be made; the next look tries again.
  @Transactional(TxType.REQUIRES_NEW)
  void failed(Taken taken) {
    entities
        .createNativeQuery(
            """
            update call_down set leased_until = null
            where night = :night and leased_until = :until
            """)
        .setParameter("night", taken.night())
        .setParameter("until", taken.until())
        .executeUpdate();
  }

  /// When the newest was made.
  @Transactional(TxType.REQUIRES_NEW)
  Optional<Instant> newest() {
    return Optional.ofNullable(
        (Instant)
            entities
                .createNativeQuery("select max(made_at) from call_down", Object.class)
                .getSingleResult());
  }
}
