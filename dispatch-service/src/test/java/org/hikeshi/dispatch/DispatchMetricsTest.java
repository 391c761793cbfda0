package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An offer that is nowhere is noticed at once where it is news, and within the hour where not.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class DispatchMetricsTest {

  @Inject Dispatching dispatching;
  @Inject DispatchMetrics metrics;
  @Inject SettableClock clock;

  @BeforeEach
  void oneOfTwoOffersIsNowhere() {
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    metrics.everyHour();
    assertThat(metrics.count().unaccounted()).isZero();
    Database.put("update dispatch set offers_made = offers_made + 1");
  }

  @AfterEach
  void nothingIsNowhere() {
    Database.empty();
    metrics.everyHour();
  }

  @Test
  void whatRunsIsLookedAtEachTime() {
    assertThat(metrics.count().unaccounted()).isOne();
  }

  @Test
  void soIsWhatHasEndedLately() {
    ended(Duration.ofMinutes(90));
    assertThat(metrics.count().unaccounted()).isOne();
  }

  @Test
  void whatEndedLongAgoIsLookedAtOnceAnHour() {
    ended(Duration.ofHours(3));
    assertThat(metrics.count().unaccounted()).isZero();
    metrics.everyHour();
    assertThat(metrics.count().unaccounted()).isOne();
  }

  @Test
  void aSeatThatNobodyTakesCountsUnlessItIsADrill() {
    // given
    Database.put("update seat set phase = 'UNANSWERED', unanswered_since = now()");
    long unanswered = metrics.count().unanswered();
    // when
    Database.put("update dispatch set drill = true");
    // then
    assertThat(unanswered).isPositive();
    assertThat(metrics.count().unanswered()).isZero();
  }

  @Test
  void aVacantSeatWithoutAnOfferWaitsOnNobody() {
    // given
    Database.put("update offer set phase = 'LAPSED', ended_at = now()");
    Database.put("update seat set phase = 'UNANSWERED', unanswered_since = now()");
    assertThat(metrics.count().waitingOnNobody()).isZero();
    // when
    leadIs("OPEN");
    long open = metrics.count().waitingOnNobody();
    leadIs("ASKED");
    long asked = metrics.count().waitingOnNobody();
    // then
    assertThat(open).isOne();
    assertThat(asked).isOne();
    given().get("/q/metrics").then().body(containsString("hikeshi_seats_waiting_on_nobody 1.0"));
  }

  private static void leadIs(String phase) {
    Database.put(
        "update seat set phase = '%s', unanswered_since = null where name = 'LEAD'"
            .formatted(phase));
  }

  private void ended(Duration ago) {
    Database.put(
        "update dispatch set phase = 'DONE', phase_at = '%s'"
            .formatted(clock.instant().minus(ago)));
  }
}
