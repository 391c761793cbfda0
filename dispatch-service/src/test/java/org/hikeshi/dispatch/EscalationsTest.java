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
import static org.hikeshi.dispatch.DispatchFixture.HOSPITAL;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.testing.DeskSteps.attempt;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.DeskSteps.key;
import static org.hikeshi.testing.DeskSteps.press;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody of the desk calls more of the desk in.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class EscalationsTest {

  private static final String THREE =
      """
      {"people": [
        {"name": "佐藤", "contacts": [{"type": "SMS", "to": "+81 3-0000-0002"}],
         "hours": [{"days": ["SUNDAY"], "from": "09:00", "to": "09:01"}]},
        {"name": "山田", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0001"}]},
        {"name": "課長", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0003"}],
         "hours": [{"days": ["SUNDAY"], "from": "09:00", "to": "09:01"}]}]}
      """;

  @Inject Dispatching dispatching;

  private String sato;
  private String yamada;
  private String boss;
  private String dispatch;

  @BeforeEach
  void somebodyIsAskedAndOneOfThreeIsThere() {
    Database.empty();
    var desk = as("coordinator").body(THREE).put("/desk");
    sato = desk.path("people[0].id");
    yamada = desk.path("people[1].id");
    boss = desk.path("people[2].id");
    hire(1);
    onDuty(1);
    hears(aReport(1));
    dispatch = as("coordinator").get("/dispatches?incident=" + INCIDENT).path("items[0].id");
  }

  @Test
  void theWholeRosterIsRungAndFirstWhoeverIsNamed() {
    // when
    String alarm =
        escalate("{\"reason\": \"県が応援を求めている\", \"first\": \"%s\"}".formatted(boss))
            .statusCode(201)
            .body("what", equalTo("ESCALATED"))
            .body("dispatchId", equalTo(dispatch))
            .body("words", equalTo("県が応援を求めている"))
            .body("askedBy", notNullValue())
            .extract()
            .path("id");
    // then
    rung(alarm).body("people.id", contains(boss, yamada, sato));
    as("service").get("/desk/ringing").then().body("people.id", contains(yamada));
    await().untilAsserted(() -> assertThat(IncidentApiStandIn.rung()).contains(alarm));
  }

  @Test
  void withoutAWishWhoIsThereComesBeforeTheOthers() {
    String alarm = escalate("{\"reason\": \"r\"}").statusCode(201).extract().path("id");
    rung(alarm).body("people.id", contains(yamada, sato, boss));
  }

  @Test
  void theDeskReadsTheReasonAndNoCallCarriesIt() {
    // when
    press("/pages/dispatches/" + dispatch + "/escalations", Map.of("reason", "人手が足りない"))
        .then()
        .header("Location", endsWith("?said=DONE"));
    // then
    var alarm = standing().body("items.words", contains("人手が足りない")).extract();
    browser().get("/pages/desk").then().body(containsString("人手が足りない"));
    browser().get("/pages/dispatches/" + dispatch).then().body(containsString("人手が足りない"));
    attempt(alarm.path("items[0].id"), yamada, UUID.randomUUID())
        .statusCode(200)
        .body("what", equalTo("ESCALATED"))
        .body(not(containsString("人手が足りない")));
  }

  @Test
  void itRingsOnceUntilSomebodyComesAndThenAgain() {
    // given
    String first = escalate("{\"reason\": \"r\"}").statusCode(201).extract().path("id");
    escalate("{\"reason\": \"again\"}").statusCode(409);
    var attempt = UUID.randomUUID();
    attempt(first, boss, attempt).statusCode(200);
    key(first, attempt).body("outcome", equalTo("ACKNOWLEDGED"));
    standing().body("items.acknowledgedBy", contains("課長"));
    // when
    String second = escalate("{\"reason\": \"again\"}").statusCode(201).extract().path("id");
    // then
    standing().body("items.id", contains(second)).body("items[0].acknowledgedBy", nullValue());
  }

  @Test
  void itEndsWithTheDispatchAndNoneBeginsAfter() {
    // given
    escalate("{\"reason\": \"r\"}").statusCode(201);
    // when
    hears(withdrawn(2));
    // then
    standing().body("items", hasSize(0));
    escalate("{\"reason\": \"r\"}").statusCode(409);
  }

  @Test
  void whatIsWrongIsNamedAndRingsNobody() {
    escalate("{\"reason\": \" \"}").statusCode(400).body("errors.pointer", contains("/reason"));
    escalate("{\"reason\": \"r\", \"first\": \"%s\"}".formatted(UUID.randomUUID()))
        .statusCode(400)
        .body("errors.pointer", contains("/first"));
    press("/pages/dispatches/" + dispatch + "/escalations", Map.of("reason", ""))
        .then()
        .statusCode(409);
    as("coordinator")
        .body("{\"reason\": \"r\"}")
        .post("/dispatches/" + UUID.randomUUID() + "/escalations")
        .then()
        .statusCode(404);
    standing().body("items", hasSize(0));
  }

  @Test
  void theReasonIsErasedWithTheOtherWords() {
    // given
    escalate("{\"reason\": \"r\"}").statusCode(201);
    // when
    hears(new ContactsErased(INCIDENT, 90, Instant.EPOCH, HOSPITAL, 1));
    // then
    as("coordinator")
        .get("/desk/alarms")
        .then()
        .body("items.what", contains("ESCALATED"))
        .body("items[0].words", nullValue());
  }

  private void hears(IncidentEvent event) {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(event));
  }

  private ValidatableResponse escalate(String body) {
    return as("coordinator").body(body).post("/dispatches/" + dispatch + "/escalations").then();
  }

  private static ValidatableResponse rung(String alarm) {
    return as("service").get("/desk/ringing?alarm=" + alarm).then().statusCode(200);
  }

  private static ValidatableResponse standing() {
    return as("coordinator").get("/desk/alarms?standing=true").then().statusCode(200);
  }
}
