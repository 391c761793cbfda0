package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.WINDOW;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class OfferTimerTest {

  @Inject Dispatching dispatching;
  @Inject OfferTimer timer;
  @Inject DispatchMetrics metrics;
  @Inject SettableClock clock;

  @BeforeEach
  void anEmptyHouse() {
    Database.empty();
  }

  @Test
  void whoeverIsSilentIsFollowedByTheNext() {
    // given
    onDutyAre(1, 2);
    hears();
    // when
    clock.advance(WINDOW);
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT))
        .containsExactly("dispatch.opened", "offer.made", "offer.lapsed", "offer.made");
    assertThat(offerTo(2)).isNotNull();
  }

  @Test
  void beforeItsEndAnOfferIsLeftAlone() {
    // given
    onDutyAre(1);
    hears();
    // when
    clock.advance(WINDOW.minusSeconds(1));
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT)).containsExactly("dispatch.opened", "offer.made");
  }

  @Test
  void twoSweepsAtOnceLapseAnOfferOnce() {
    // given
    onDutyAre(1, 2);
    hears();
    clock.advance(WINDOW);
    // when
    Stream.generate(() -> CompletableFuture.runAsync(timer::tick))
        .limit(4)
        .toList()
        .forEach(CompletableFuture::join);
    // then
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("offer.lapsed");
  }

  @Test
  void whoComesOnDutyIsAskedByADispatchThatNobodyAnswered() {
    // given
    hire(7);
    hears();
    clock.advance(Duration.ofSeconds(1));
    // when
    onDuty(7);
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT))
        .containsExactly("dispatch.opened", "dispatch.unanswered", "offer.made");
    assertThat(offerTo(7)).isNotNull();
  }

  @Test
  void whoseShiftBeginsIsAskedTooThoughNobodySaysSo() {
    // given
    hire(7);
    as("coordinator")
        .body(
            "{\"engineerId\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(
                    engineer(7),
                    clock.instant().plusSeconds(60),
                    clock.instant().plusSeconds(3_600)))
        .post("/shifts")
        .then()
        .statusCode(201);
    hears();
    timer.tick();
    // when
    clock.advance(Duration.ofSeconds(60));
    timer.tick();
    // then
    assertThat(offerTo(7)).isNotNull();
  }

  @Test
  void whatHasWaitedLongIsTriedOnceAMinute() {
    // given
    hire(7);
    hears();
    clock.advance(Duration.ofHours(1));
    timer.tick();
    var first = triedNow();
    // when
    clock.advance(Duration.ofSeconds(55));
    timer.tick();
    var soon = triedNow();
    clock.advance(Duration.ofSeconds(6));
    timer.tick();
    // then
    assertThat(List.of(first, soon, triedNow())).containsExactly(1L, 0L, 1L);
  }

  @Test
  void whoCameAndFitsNoneOfTheMostUrgentIsNotOfferedToHundreds() {
    // given
    hire(7);
    for (int n = 0; n < 40; n++) {
      var filed = aReportOf(new UUID(n, n), CareImpact.EMERGENCY_STOPPED);
      QuarkusTransaction.requiringNew().run(() -> dispatching.on(filed));
    }
    clock.advance(Duration.ofHours(1));
    timer.tick();
    timer.tick();
    var all = triedNow();
    // when
    clock.advance(Duration.ofSeconds(6));
    hire(8);
    timer.tick();
    // then
    assertThat(List.of(all, triedNow())).containsExactly(40L, 25L);
  }

  private long triedNow() {
    return Database.count("dispatch", "tried_at = '" + clock.instant() + "'");
  }

  @Test
  void theBooksBalanceAndNoSeatWaitsOnNobody() {
    // given
    onDutyAre(1, 2, 3);
    hears();
    clock.advance(WINDOW);
    var inTime = metrics.count();
    clock.advance(WINDOW);
    var late = metrics.count();
    // when
    timer.tick();
    // then
    assertThat(inTime).isEqualTo(new DispatchMetrics.Figures(0, 0, 0, 0, 0));
    assertThat(late).isEqualTo(new DispatchMetrics.Figures(0, 0, 1, 0, WINDOW.toSeconds()));
    given().get("/q/metrics").then().body(containsString("hikeshi_offers_overdue 1.0"));
    assertThat(metrics.count()).isEqualTo(new DispatchMetrics.Figures(0, 0, 0, 0, 0));
    as("coordinator").get("/dispatches").then().body("items[0].state", equalTo("OFFERING"));
  }

  private void hears() {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
  }

  private static void onDutyAre(int... engineers) {
    for (var n : engineers) {
      hire(n);
      onDuty(n);
    }
  }
}
