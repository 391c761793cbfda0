package org.hikeshi.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.hikeshi.web.Texts;

/// Writes calendars: a month back and a year ahead.
@ApplicationScoped
class Calendars {

  private static final Duration BACK = Duration.ofDays(31);
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Plans plans;
  private final Texts texts;
  private final Clock clock;

  Calendars(Plans plans, Texts texts, Clock clock) {
    this.plans = plans;
    this.texts = texts;
    this.clock = clock;
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
