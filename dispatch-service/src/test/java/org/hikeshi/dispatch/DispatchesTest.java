package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.dispatch.DispatchFixture.HOSPITAL;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class DispatchesTest {

  @Inject Dispatching dispatching;

  private String dispatch;

  /// Engineer 1 has accepted the LEAD; engineer 2 is on duty; engineer 3 is not.
  @BeforeEach
  void somebodyLeads() {
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    dispatch = accept(1, offerTo(1)).path("dispatchId");
    hire(2, "Bo Networks", "13");
    onDuty(2);
    hire(3, "Chie Forensics", "27");
  }

  @AfterEach
  void incidentApiIsBack() {
    IncidentApiStandIn.away(false);
  }

  @Test
  void whoIsOnItSeesWhereToGoAndWhomToCall() {
    as("engineer-1")
        .get("/dispatches/" + dispatch)
        .then()
        .statusCode(200)
        .body("incidentId", equalTo(INCIDENT.toString()))
        .body("state", equalTo("STAFFED"))
        .body("priority", equalTo(400))
        .body("seats[0].seat", equalTo("LEAD"))
        .body("seats[0].engineer", equalTo(engineer(1).toString()))
        .body("offers", hasSize(1))
        .body("offers[0].end", equalTo("ACCEPTED"))
        .body("hospital.name", equalTo("みなと総合病院"))
        .body("contact.phone", equalTo("+81 90-0000-0000"));
  }

  @Test
  void whileIncidentApiIsAwayTheRestIsShown() {
    // given
    IncidentApiStandIn.away(true);
    // when / then
    as("engineer-1")
        .get("/dispatches/" + dispatch)
        .then()
        .statusCode(200)
        .body("state", equalTo("STAFFED"))
        .body("hospital", nullValue());
  }

  @Test
  void whoIsNotOnItFindsNothing() {
    as("engineer-2").get("/dispatches/" + dispatch).then().statusCode(404);
    as("engineer-2").get("/dispatches").then().statusCode(200).body("items", hasSize(0));
    as("coordinator").get("/dispatches").then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void progressIsToldStepByStepAndNeverBackwards() {
    progress(1, "EN_ROUTE").then().statusCode(200).body("state", equalTo("EN_ROUTE"));
    progress(1, "WORKING").then().statusCode(200);
    progress(1, "EN_ROUTE").then().statusCode(409).body("title", equalTo("いまの状態では行えません"));
    progress(1, "SLEEPING").then().statusCode(400);
    progress(1, "DONE").then().statusCode(200);
    as("coordinator").get("/dispatches/" + dispatch).then().body("state", equalTo("DONE"));
    assertThat(Database.told(INCIDENT)).endsWith("seat.progressed", "dispatch.updated");
  }

  @Test
  void aStepThatIsSentAgainIsWrittenOnce() {
    // when
    progress(1, "EN_ROUTE").then().statusCode(200);
    progress(1, "EN_ROUTE").then().statusCode(200).body("state", equalTo("EN_ROUTE"));
    // then
    as("coordinator").get("/dispatches/" + dispatch).then().body("remarks", hasSize(1));
    assertThat(
            Database.count(
                "audit", "action = 'seat.en_route' and object = 'dispatch/%s'".formatted(dispatch)))
        .isOne();
  }

  @Test
  void aSeatGivenBackIsOfferedToTheNextAtOnce() {
    // when
    progress(1, "UNABLE").then().statusCode(200);
    // then
    assertThat(offerTo(2)).isNotNull();
    as("engineer-1").get("/dispatches/" + dispatch).then().statusCode(404);
    assertThat(Database.told(INCIDENT)).endsWith("seat.given-back", "offer.made");
  }

  @Test
  void theLeadAsksForFurtherSeats() {
    furtherSeat("FORENSICS").then().statusCode(201).body("seat", equalTo("FORENSICS"));
    furtherSeat("FORENSICS").then().statusCode(201).body("seat", equalTo("FORENSICS-2"));
    furtherSeat("LEAD").then().statusCode(409);
    furtherSeat("COOK").then().statusCode(400);
    as("coordinator")
        .get("/dispatches/" + dispatch)
        .then()
        .body("seats.seat", contains("LEAD", "FORENSICS", "FORENSICS-2"))
        .body("remarks.words", hasItems("証拠保全が必要"));
  }

  @Test
  void wordsGoWhenTheirTimeIsOverAndSeatsStay() {
    // given
    furtherSeat("FORENSICS").then().statusCode(201);
    as("engineer-1")
        .contentType("application/json")
        .body(
            """
            {"found": "侵入はVPN", "causes": ["VPN_NOT_PATCHED"], "lessons": "更新の担当が決まっていない"}
            """)
        .put("/dispatches/" + dispatch + "/after-action")
        .then()
        .statusCode(200);
    var erased = new ContactsErased(INCIDENT, 90, Instant.EPOCH, HOSPITAL, 1);
    // when
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(erased));
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(erased));
    // then
    as("coordinator")
        .get("/dispatches/" + dispatch)
        .then()
        .body("seats.seat", contains("LEAD", "FORENSICS"))
        .body("remarks", hasSize(0));
    as("coordinator")
        .get("/dispatches/" + dispatch + "/after-action")
        .then()
        .body("found", equalTo(""))
        .body("lessons", nullValue())
        .body("causes", contains("VPN_NOT_PATCHED"));
  }

  @Test
  void aHandOverIsCompleteWhenTheOtherSaysYes() {
    // given
    handOver("{\"to\": \"%s\", \"note\": \"交代\"}".formatted(engineer(3)))
        .then()
        .statusCode(202)
        .body("engineer", equalTo(engineer(1).toString()));
    // when
    accept(3, offerTo(3)).then().statusCode(200);
    // then
    as("engineer-3")
        .get("/dispatches/" + dispatch)
        .then()
        .statusCode(200)
        .body("seats[0].engineer", equalTo(engineer(3).toString()));
    as("engineer-1").get("/dispatches/" + dispatch).then().statusCode(404);
  }

  @Test
  void nobodyUnknownIsHandedAnything() {
    handOver("{\"to\": \"00000000-0000-7000-8000-0000000000ef\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/to"));
  }

  @Test
  void theDeskReadsWhoWasConsideredAndTheStoredChoiceHolds() {
    // given
    progress(1, "UNABLE").then().statusCode(200);
    // when / then
    as("coordinator")
        .get("/dispatches/" + dispatch + "/searches")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.holds", contains(true, true))
        .body("items[0].candidates[0].engineerId", equalTo(engineer(2).toString()))
        .body("items[0].candidates[0].asked", equalTo(true))
        .body("items[0].candidates.find { it.rank == null }.why.code", hasItems("GAVE_BACK_BEFORE"))
        .body("items[1].candidates", hasSize(1));
    as("coordinator").get("/dispatches/" + new UUID(7, 7) + "/searches").then().statusCode(404);
    as("coordinator")
        .get("/pages/dispatches/" + dispatch + "/searches")
        .then()
        .statusCode(200)
        .body(containsString("Bo Networks"))
        .body(containsString("この役割を一度返しています"));
  }

  @Test
  void theLeadTurnsRemoteHelpIntoHelpOnSite() {
    // when
    as("engineer-1")
        .body("{\"mode\": \"ON_SITE\", \"reason\": \"現地の機器を見る\"}")
        .put("/dispatches/" + dispatch + "/seats/LEAD/mode")
        .then()
        .statusCode(200)
        .body("mode", equalTo("ON_SITE"))
        .body("engineer", equalTo(engineer(1).toString()));
    // then
    assertThat(Database.told(INCIDENT)).endsWith("dispatch.updated");
  }

  @Test
  void whoHelpsOnlyRemotelyGivesNothingBackWhenTheDeskTurnsTheSeatToOnSite() {
    // given
    as("admin")
        .body(profile(1, "Anna Security", "14").replace(", \"ON_SITE\"", ""))
        .put("/engineers/" + engineer(1))
        .then()
        .statusCode(200);
    turned("ON_SITE").body("engineer", nullValue());
    // when
    turned("REMOTE");
    // then
    assertThat(offerTo(1)).isNotNull();
    assertThat(Database.count("offer", "turned_away and released_because is null")).isOne();
  }

  private ValidatableResponse turned(String mode) {
    return as("coordinator")
        .body("{\"mode\": \"%s\", \"reason\": \"r\"}".formatted(mode))
        .put("/dispatches/" + dispatch + "/seats/LEAD/mode")
        .then()
        .statusCode(200);
  }

  @Test
  void aConflictNamedWithItsVendorHoldsForAllColleagues() {
    // given: engineer 4 works where engineer 2 does
    hire(4, "Bo Networks 株式会社", "14");
    onDuty(4);
    as("engineer-1")
        .body("{\"state\": \"UNABLE\", \"reason\": \"UNWELL\"}")
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
    as("engineer-4")
        .body(
            "{\"answer\": \"DECLINE\", \"reason\": \"CONFLICT_OF_INTEREST\","
                + " \"vendor\": \"給食システム\"}")
        .put("/offers/" + offerTo(4) + "/reply")
        .then()
        .statusCode(200);
    // when / then: nobody is left, and each reason is named
    as("coordinator")
        .get("/dispatches/" + dispatch + "/searches?limit=1")
        .then()
        .body(
            "items[0].candidates.find { it.engineerId == '%s' }.why.code".formatted(engineer(2)),
            hasItems("CONFLICT_DECLARED"))
        .body(
            "items[0].candidates.find { it.engineerId == '%s' }.why.code".formatted(engineer(1)),
            hasItems("ABSENT", "GAVE_BACK_BEFORE"));
    as("coordinator")
        .get("/dispatches/uncovered")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].dispatchId", equalTo(dispatch))
        .body("items[0].priority", equalTo(400));
    String conflict = as("coordinator").get("/conflicts").path("items[0].id");
    as("coordinator").delete("/conflicts/" + conflict).then().statusCode(204);
    as("coordinator").get("/conflicts").then().body("items", hasSize(0));
  }

  @Test
  void theDeskAssignsByHandAndIsReplayedByItsKey() {
    // given
    var body =
        "{\"seat\": \"LEAD\", \"engineerId\": \"%s\", \"reason\": \"電話で確認\"}"
            .formatted(engineer(3));
    // when
    var first = assign(body);
    var again = assign(body);
    // then
    first.then().statusCode(201).body("engineer", equalTo(engineer(3).toString()));
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("seat.handed-over");
    accept(1, offerOf(1)).then().statusCode(409).body("title", equalTo("ほかの人が引き受けました"));
  }

  private UUID offerOf(int n) {
    return UUID.fromString(
        as("coordinator")
            .get("/dispatches/" + dispatch)
            .path("offers.find { it.engineerId == '%s' }.id".formatted(engineer(n))));
  }

  private Response assign(String body) {
    return as("coordinator")
        .header("Idempotency-Key", "assign-" + dispatch)
        .body(body)
        .post("/dispatches/" + dispatch + "/assignments");
  }

  private Response progress(int n, String state) {
    return as("engineer-" + n)
        .body("{\"state\": \"%s\", \"note\": \"…\"}".formatted(state))
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress");
  }

  private Response furtherSeat(String seat) {
    return as("engineer-1")
        .body("{\"seat\": \"%s\", \"mode\": \"REMOTE\", \"reason\": \"証拠保全が必要\"}".formatted(seat))
        .post("/dispatches/" + dispatch + "/seats");
  }

  private Response handOver(String body) {
    return as("engineer-1").body(body).post("/dispatches/" + dispatch + "/seats/LEAD/handover");
  }
}
