package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.DeskSteps.press;
import static org.hikeshi.testing.FrontDoor.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.desk.Bell;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Yamada has taken it up in the night and has gone home.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class HandingOnTest {

  private static final String IN_HAND =
      "update desk_alarm set acknowledged_at = raised_at, acknowledged_by = '山田', acknowledged_how = 'KEY'";

  @Inject Dispatching dispatching;
  @Inject Bell bell;
  @Inject SettableClock clock;
  @Inject Event<Counted> counted;

  private String alarm;

  @BeforeEach
  void yamadaHasItInHand() {
    Database.empty();
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    alarm = alarms().body("items.what", contains("UNANSWERED")).extract().path("items[0].id");
    await().until(() -> IncidentApiStandIn.rung().contains(alarm));
    Database.put(IN_HAND);
    clock.advance(Duration.ofHours(6));
  }

  @Test
  void whoTakesItOverHasItInHandAndItStaysKnownWhoHadIt() {
    // given
    browser()
        .get("/pages/desk")
        .then()
        .body(containsString("山田 さんが対応しています"))
        .body(containsString("引き継ぐ"));
    // when
    var first = takeOver(alarm);
    var twice = takeOver(alarm);
    // then
    first.then().statusCode(303).header("Location", endsWith("?said=DONE"));
    twice.then().header("Location", endsWith("?said=DONE"));
    alarms()
        .body("items", hasSize(2))
        .body("items[0].follows", equalTo(alarm))
        .body("items[0].acknowledgedBy", not(equalTo("山田")))
        .body("items[0].acknowledgedHow", equalTo("PAGE"))
        .body("items[0].endedAt", nullValue())
        .body("items[1].acknowledgedBy", equalTo("山田"))
        .body("items[1].endedAt", notNullValue());
    browser()
        .get("/pages/desk")
        .then()
        .body(not(containsString("山田 さん")))
        .body(containsString("引き継ぐ"));
    browser().get(ofTheCase()).then().body(containsString("山田 さんが対応しました"));
    assertThat(audited("desk.taken-over")).isOne();
  }

  /// A name decides nothing.
  @Test
  void whoeverHasTheNameOfWhoHasItTakesItOverAllTheSame() {
    // given
    takeOver(alarm);
    String hers = alarms().extract().path("items[0].id");
    clock.advance(Duration.ofMinutes(50));
    // when
    var namesake = takeOver(hers);
    // then
    namesake.then().header("Location", endsWith("?said=DONE"));
    alarms()
        .body("items", hasSize(3))
        .body("items[0].follows", equalTo(hers))
        .body("items[0].acknowledgedAt", equalTo(clock.instant().toString()));
  }

  @Test
  void ringsAgainForWhomeverIsThereNow() {
    // when
    var first = ringAgain(alarm);
    var twice = ringAgain(alarm);
    // then
    first.then().statusCode(303).header("Location", endsWith("?said=DONE"));
    twice.then().header("Location", endsWith("?said=DONE"));
    String next =
        alarms()
            .body("items", hasSize(2))
            .body("items[0].acknowledgedBy", nullValue())
            .body("items[0].raisedAt", equalTo(clock.instant().toString()))
            .body("items[1].acknowledgedBy", equalTo("山田"))
            .extract()
            .path("items[0].id");
    await().until(() -> IncidentApiStandIn.rung().contains(next));
    assertThat(audited("desk.rung-again")).isOne();
  }

  @Test
  void nobodyTakesItFromWhoeverTookItOverSinceHerPageWasOpened() {
    // given
    takeOver(alarm);
    Database.put(
        "update desk_alarm set acknowledged_by = '佐藤' where follows = '%s'".formatted(alarm));
    // when
    var late = takeOver(alarm);
    // then
    late.then().header("Location", endsWith("?said=NOT_NOW"));
    ringAgain(alarm).then().header("Location", endsWith("?said=NOT_NOW"));
    alarms().body("items", hasSize(2)).body("items[0].acknowledgedBy", equalTo("佐藤"));
  }

  @Test
  void whatRingsIsTakenUpAndNotTakenOver() {
    // given
    ringAgain(alarm);
    String next = alarms().extract().path("items[0].id");
    // when
    var taken = takeOver(next);
    // then
    taken.then().header("Location", endsWith("?said=NOT_NOW"));
    ringAgain(UUID.randomUUID().toString()).then().header("Location", endsWith("?said=NOT_NOW"));
    alarms().body("items", hasSize(2)).body("items[0].acknowledgedBy", nullValue());
  }

  @Test
  void itIsOverWithItsReasonHoweverOftenItWentOn() {
    // given
    takeOver(alarm);
    ringAgain(alarms().extract().path("items[0].id"));
    // when
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(withdrawn(2)));
    // then
    as("coordinator").get("/desk/alarms?standing=true").then().body("items", hasSize(0));
  }

  @Test
  void whatAnotherServiceHasFoundEndsByTheNameThatItHasThere() {
    // given
    Database.empty();
    var found = UUID.randomUUID();
    as("service")
        .body("{\"what\": \"UNDELIVERED\", \"subject\": \"%s\"}".formatted(UUID.randomUUID()))
        .put("/desk/alarms/" + found)
        .then()
        .statusCode(204);
    await().until(() -> IncidentApiStandIn.rung().contains(found.toString()));
    Database.put(IN_HAND);
    ringAgain(found.toString()).then().header("Location", endsWith("?said=DONE"));
    // when
    as("service").put("/desk/alarms/" + found + "/end").then().statusCode(204);
    // then
    alarms().body("items", hasSize(2)).body("items[0].endedAt", notNullValue());
  }

  @Test
  void aLateSweepRingsAgainToo() {
    // given
    Database.empty();
    counted.fire(new Counted(0, Duration.ofSeconds(60)));
    String late = alarms().body("items.what", contains("SWEEP_LATE")).extract().path("items[0].id");
    await().until(() -> IncidentApiStandIn.rung().contains(late));
    Database.put(IN_HAND);
    // when
    ringAgain(late).then().header("Location", endsWith("?said=DONE"));
    // then
    alarms().body("items", hasSize(2)).body("items[0].acknowledgedBy", nullValue());
  }

  @Test
  void whatLiesInHandRingsAgainByItselfUnlessSomethingWasWrittenDown() {
    // given an hour has not passed since somebody wrote what she does about it
    takeOver(alarm);
    clock.advance(Duration.ofMinutes(50));
    press(ofTheCase() + "/notes", Map.of("seat", "LEAD", "note", "県に頼んでいる"));
    clock.advance(Duration.ofMinutes(59));
    bell.ringAgain();
    alarms().body("items", hasSize(2));
    // when
    clock.advance(Duration.ofMinutes(1));
    bell.ringAgain();
    bell.ringAgain();
    // then
    String next =
        alarms()
            .body("items", hasSize(3))
            .body("items[0].acknowledgedBy", nullValue())
            .extract()
            .path("items[0].id");
    await().until(() -> IncidentApiStandIn.rung().contains(next));
  }

  /// A call for help stands until the dispatch is over, and would ring the whole roster for days.
  @ParameterizedTest
  @ValueSource(strings = {"ESCALATED", "START"})
  void whatTheRosterHasAnsweredOrHasAClockOfItsOwnRingsNoMoreByItself(String what) {
    // given
    Database.put("update desk_alarm set what = '%s'".formatted(what));
    // when
    bell.ringAgain();
    // then
    alarms().body("items", hasSize(1));
  }

  /// It would ring in vain: it is asked no more once it is taken up, so the next news ends it.
  @Test
  void whetherSomebodyIsWantedAgainIsAnsweredAndNotHandedOn() {
    // given
    Database.put("update desk_alarm set what = 'ASKED_AGAIN'");
    // when
    var page = browser().get("/pages/desk");
    // then
    page.then()
        .body(containsString("山田 さんが対応しています"))
        .body(containsString("もう一度始める"))
        .body(not(containsString("引き継ぐ")), not(containsString("もう一度鳴らす")));
    takeOver(alarm).then().header("Location", endsWith("?said=NOT_NOW"));
    ringAgain(alarm).then().header("Location", endsWith("?said=NOT_NOW"));
    alarms().body("items", hasSize(1)).body("items[0].endedAt", nullValue());
  }

  private static Response takeOver(String alarm) {
    return press("/pages/desk/alarms/" + alarm + "/takeover", Map.of());
  }

  private static Response ringAgain(String alarm) {
    return press("/pages/desk/alarms/" + alarm + "/ringing", Map.of());
  }

  private long audited(String action) {
    return Database.count(
        "audit", "action = '%s' and object = 'alarm/%s'".formatted(action, alarm));
  }

  private static String ofTheCase() {
    String dispatch = as("coordinator").get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    return "/pages/dispatches/" + dispatch;
  }

  private static ValidatableResponse alarms() {
    return as("coordinator").get("/desk/alarms").then().statusCode(200);
  }
}
