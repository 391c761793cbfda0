package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.call.Occasion.Kind;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class LongestWaitTest {

  private static final double TEN_YEARS = Duration.ofDays(3650).toSeconds();

  @Inject LongestWait longest;
  @Inject EntityManager entities;
  @Inject Clock clock;

  /// Whatever else waits in the tests' database has not done so for ten years.
  @Test
  void whatConcernsHerWhoWorksOrTheDeskWaitsFromItsBegin() {
    // when
    var fromItsBegin = Stream.of(Kind.values()).filter(kind -> refused(kind) > TEN_YEARS);
    // then
    assertThat(fromItsBegin)
        .containsExactlyInAnyOrder(
            Kind.OFFER,
            Kind.DESK,
            Kind.UNDELIVERED,
            Kind.CHECK_IN,
            Kind.ASSIGNED,
            Kind.TURNED,
            Kind.RELEASED);
  }

  /// How long one of twenty years waits that no way takes.
  private double refused(Kind kind) {
    QuarkusTransaction.begin();
    entities
        .createNativeQuery(
            """
            insert into call (id, subject, kind, round, state, attempt, next_attempt_at, created_at)
            values (:id, :id, :kind, 0, 'SENDING', 9, cast(:now as timestamptz) + interval '55 s',
              cast(:now as timestamptz) - interval '20 years')
            """)
        .setParameter("id", UUID.randomUUID())
        .setParameter("kind", kind.name())
        .setParameter("now", clock.instant())
        .executeUpdate();
    double seconds = longest.seconds(clock.instant());
    QuarkusTransaction.rollback();
    return seconds;
  }
}
