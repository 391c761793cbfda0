package org.hikeshi.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class WhoIsThereTest {

  @Inject Roster roster;
  @Inject Engineers engineers;
  @Inject Ids ids;
  @Inject SettableClock clock;

  @BeforeEach
  void oneEngineer() {
    Database.empty();
    hire(1);
  }

  @Test
  void whatTheSameTransactionHasChangedCounts() {
    // given
    var now = clock.instant();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              // when
              engineers.locked(engineer(1)).orElseThrow().onDuty(true);
              roster.away(ids.next(), engineer(1), now, now.plus(Duration.ofHours(1)));
              // then
              assertThat(only().onDuty()).isTrue();
              assertThat(only().absent()).isTrue();
            });
  }

  @Test
  void whoWasLookedAtCanBeChangedAfterwards() {
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              assertThat(only().onDuty()).isFalse();
              engineers.locked(engineer(1)).orElseThrow().onDuty(true);
            });
    // then
    assertThat(QuarkusTransaction.requiringNew().call(this::only).onDuty()).isTrue();
  }

  @Test
  void nobodyWhoIsLookedAtIsComparedAtTheEnd() {
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var looked = only().engineer();
              // then
              assertThat(looked.skills()).isNotEmpty();
              assertThat(engineers.getEntityManager().contains(looked)).isFalse();
            });
  }

  private Roster.Entry only() {
    var all = roster.at(clock.instant());
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
