package org.hikeshi.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Secret;
import org.hikeshi.web.Texts;

/// Writes calendars: a month back and a year ahead.
@ApplicationScoped
class Calendars {

  private static final Duration BACK = Duration.ofDays(31);
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Plans plans;
  private final Texts texts;
  private final EntityManager entities;
  private final Clock clock;

  Calendars(Plans plans, Texts texts, EntityManager entities, Clock clock) {
    this.plans = plans;
    this.texts = texts;
    this.entities = entities;
    this.clock = clock;
  }

  /// Whose calendar this address opens.
  Optional<UUID> at(Secret word) {
    return entities
        .createQuery(
            "select c.engineerId from CalendarAddress c where c.wordHash = :hash", UUID.class)
        .setParameter("hash", word.hash())
        .getResultList()
        .stream()
        .findFirst();
  }

  Response of(UUID engineer) {
    var now = clock.instant();
    var from = now.minus(BACK);
    var to = now.plus(AHEAD);
    var plan = plans.between(from, to);
    return Response.ok(
            Calendar.of(
                plan.times(engineer, from, to),
                time -> plan.uid(engineer, time),
                texts.of("roster.shift"),
                now),
            Calendar.MEDIA_TYPE)
        .build();
  }
}
