package org.hikeshi.desk;

import static io.restassured.RestAssured.given;
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
import static org.hikeshi.testing.DeskSteps.attempt;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.DeskSteps.key;
import static org.hikeshi.testing.DeskSteps.press;
import static org.hikeshi.testing.FrontDoor.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whether an alarm would reach somebody of the desk is tried ahead, and never taken for one.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class TrialsTest {

  private static final String TWO =
      """
      {"people": [
        {"name": "山田", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0001"}]},
        {"name": "佐藤", "contacts": [{"type": "SMS", "to": "+81 3-0000-0002"}],
         "hours": [{"days": ["SUNDAY"], "from": "09:00", "to": "09:01"}]}]}
      """;

  @Inject Bell bell;
  @Inject DeskMetrics metrics;
  @Inject SettableClock clock;

  private Instant began;
  private String yamada;
  private String sato;

  @BeforeEach
  void twoAreOnTheRoster() {
    Database.empty();
    began = clock.instant();
    var desk = as("coordinator").body(TWO).put("/desk");
    yamada = desk.path("people[0].id");
    sato = desk.path("people[1].id");
  }

  @AfterEach
  void notifierIsThereAndItIsTheSameDay() {
    IncidentApiStandIn.away(false);
    clock.set(began);
  }

  @Test
  void onlySheIsRungAlsoOutsideHerHoursAndHerKeyIsOnTheRoster() {
    // given
    var trial = begun(sato);
    as("service")
        .get("/desk/ringing?trial=" + trial)
        .then()
        .body("people.id", contains(sato))
        .body("people[0].contacts.to", contains("+81 3-0000-0002"));
    attempt(trial, yamada, UUID.randomUUID()).statusCode(404);
    var attempt = UUID.randomUUID();
    attempt(trial, sato, attempt).statusCode(200).body("what", equalTo("TRIAL"));
    // when
    key(trial, attempt).statusCode(200).body("outcome", equalTo("ACKNOWLEDGED"));
    // then
    key(trial, attempt).statusCode(200).body("outcome", equalTo("NOT_RINGING"));
    attempt(trial, sato, UUID.randomUUID()).statusCode(404);
    as("service").get("/desk/ringing?trial=" + trial).then().body("people", hasSize(0));
    as("admin")
        .get("/desk")
        .then()
        .body("people[1].trial.id", equalTo(trial))
        .body("people[1].trial.answeredHow", equalTo("KEY"))
        .body("people[1].trial.rings", equalTo(false))
        .body("people[1].answeredAt", notNullValue())
        .body("people.untested", contains(true, false))
        .body("people[0].trial", nullValue());
  }

  @Test
  void itIsNoAlarmInAnyListMetricOrBeat() {
    // given
    IncidentApiStandIn.away(true);
    var trial = begun(yamada);
    await().until(() -> IncidentApiStandIn.hasRefused(trial));
    // when
    clock.advance(Duration.ofMinutes(6));
    bell.passOn();
    // then
    as("coordinator").get("/desk/alarms").then().body("items", hasSize(0));
    as("coordinator").get("/desk/alarms?standing=true").then().body("items", hasSize(0));
    as("coordinator").put("/desk/alarms/" + trial + "/acknowledgement").then().statusCode(404);
    browser().get("/pages/desk").then().body(containsString("今、対応が要るものはありません"));
    assertThat(metrics.count()).isZero();
    assertThat(bell.unheard()).isZero();
    assertThat(IncidentApiStandIn.rung()).doesNotContain(trial);
    assertThat(IncidentApiStandIn.tried()).doesNotContain(trial);
    IncidentApiStandIn.away(false);
    bell.passOn();
    assertThat(IncidentApiStandIn.tried()).contains(trial);
  }

  @Test
  void noOtherServiceBeginsOne() {
    as("service")
        .body("{\"what\": \"TRIAL\", \"subject\": \"%s\"}".formatted(yamada))
        .put("/desk/alarms/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/what"));
  }

  @Test
  void whileItRingsThereIsNoSecondAndWithoutAnAnswerItEnds() {
    // given
    IncidentApiStandIn.away(true);
    var trial = begun(yamada);
    await().until(() -> IncidentApiStandIn.hasRefused(trial));
    // when
    clock.advance(Duration.ofMinutes(15).minusSeconds(1));
    ask(yamada).statusCode(409);
    clock.advance(Duration.ofSeconds(1));
    IncidentApiStandIn.away(false);
    bell.passOn();
    // then
    assertThat(IncidentApiStandIn.tried()).doesNotContain(trial);
    as("coordinator")
        .get("/desk")
        .then()
        .body("people[0].trial.rings", equalTo(false))
        .body("people[0].untested", equalTo(true));
    page().body(containsString("応答なし"));
    assertThat(begun(yamada)).isNotEqualTo(trial);
  }

  @Test
  void theLinkSaysWhatItIsAndTakesTheAnswerOnce() {
    // given
    var trial = begun(yamada);
    String link = attempt(trial, yamada, UUID.randomUUID()).extract().path("link");
    var page = link.replaceFirst("https?://[^/]*", "");
    given()
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("本物の呼び出しではありません"))
        .body(containsString("届きました"))
        .body(not(containsString("対応します")));
    // when
    var taken = given().contentType("text/plain").body("").post(page + "/acknowledgement");
    // then
    taken
        .then()
        .statusCode(200)
        .body(containsString("テストはこれで終わりです"))
        .body(not(containsString("対応中")));
    given()
        .contentType("text/plain")
        .body("")
        .post(page + "/acknowledgement")
        .then()
        .statusCode(410);
    given().get(page).then().statusCode(410).body(containsString("このテストは終わっています"));
    as("coordinator").get("/desk").then().body("people[0].trial.answeredHow", equalTo("LINK"));
  }

  @Test
  void thePageSaysOfEachSinceWhenNothingShowsThatSheIsReached() {
    // given
    browser().post("/pages/desk/roster/" + yamada + "/trial").then().statusCode(400);
    page().body(containsString("呼び出しテストに一度も応答していません")).body(containsString("呼び出しテスト: まだありません"));
    press("/pages/desk/roster/" + yamada + "/trial", Map.of())
        .then()
        .statusCode(303)
        .header("Location", endsWith("?said=TRYING"));
    page().body(containsString("テストの呼び出し中"));
    press("/pages/desk/roster/" + yamada + "/trial", Map.of())
        .then()
        .header("Location", endsWith("?said=NOT_NOW"));
    String trial = as("coordinator").get("/desk").path("people[0].trial.id");
    await().untilAsserted(() -> assertThat(IncidentApiStandIn.tried()).contains(trial));
    var attempt = UUID.randomUUID();
    attempt(trial, yamada, attempt);
    key(trial, attempt);
    page().body(containsString("に応答（電話のキー）"));
    // when
    clock.advance(Duration.ofDays(30));
    as("coordinator").get("/desk").then().body("people[0].untested", equalTo(false));
    clock.advance(Duration.ofSeconds(1));
    // then
    as("coordinator").get("/desk").then().body("people[0].untested", equalTo(true));
    page().body(containsString("30日より前なので、もう一度テストしてください"));
  }

  @Test
  void whoseWaysHaveChangedIsUntriedAndWhoHasLeftIsRungNoMore() {
    // given
    var trial = begun(yamada);
    // when
    as("coordinator")
        .body(TWO.replace("0000-0001", "0000-0009"))
        .put("/desk")
        .then()
        .statusCode(200)
        .body("people[0].trial", nullValue())
        .body("people[0].untested", equalTo(true));
    // then
    as("service").get("/desk/ringing?trial=" + trial).then().body("people", hasSize(0));
    ask(yamada).statusCode(404);
  }

  private static ValidatableResponse ask(String person) {
    return as("coordinator").post("/desk/people/" + person + "/trials").then();
  }

  private static String begun(String person) {
    return ask(person).statusCode(202).body("rings", equalTo(true)).extract().path("id");
  }

  private static ValidatableResponse page() {
    return browser().get("/pages/desk/roster").then().statusCode(200);
  }
}
