package org.hikeshi.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.decline;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
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
class DrillsTest {

  @Inject Drilling drilling;
  @Inject SettableClock clock;

  private String drill;

  /// Planned for in an hour.
  @BeforeEach
  void aDrillIsPlanned() {
    Database.empty();
    hire(1);
    hire(2);
    onDuty(1);
    onDuty(2);
    drill =
        as("coordinator")
            .body(
                """
                {"name": "夜間の呼出し", "plannedAt": "%s", "prefecture": "14",
                 "careImpact": ["EMERGENCY_STOPPED"]}
                """
                    .formatted(clock.instant().plus(Duration.ofHours(1))))
            .post("/drills")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
  }

  @Test
  void itBeginsWhenItsTimeHasComeOnceAndIsMarked() {
    // given
    drilling.tick();
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
    // when
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    drilling.tick();
    // then
    as("engineer-1").get("/offers").then().body("items[0].drill", equalTo(true));
    as("engineer-1").get("/pages/offers").then().body(containsString("【訓練】"));
    assertThat(Database.told(UUID.fromString(drill)))
        .containsExactly("dispatch.opened", "offer.made");
    // a row as text has its quotes doubled
    assertThat(Database.contains("outbox", "\"\"drill\"\":true")).isTrue();
    assertThat(Database.contains("outbox", "pressing")).isFalse();
  }

  @Test
  void itIsScoredAndCountsForNobodysLoad() {
    // given
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    clock.advance(Duration.ofSeconds(40));
    decline(1, offerTo(1)).then().statusCode(200);
    clock.advance(Duration.ofSeconds(50));
    String dispatch = accept(2, offerTo(2)).then().statusCode(200).extract().path("dispatchId");
    clock.advance(Duration.ofSeconds(30));
    as("engineer-2")
        .body("{\"state\": \"WORKING\"}")
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
    // when
    var ended = as("coordinator").post("/drills/" + drill + "/end").then().statusCode(200);
    // then
    ended
        .body("score.secondsToAccept", equalTo(90))
        .body("score.secondsToStaff", equalTo(90))
        .body("score.secondsToArrive", equalTo(120))
        .body("score.asked", equalTo(2))
        .body("score.declined", equalTo(1))
        .body("score.seatsWithoutAnybody", equalTo(0))
        .body("score.openCardItems", greaterThan(10));
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(409);
    as("engineer-2").get("/dispatches").then().body("items[0].state", equalTo("DONE"));
  }

  @Test
  void everybodysContactsAreTestedWithIt() {
    // when
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    // then
    as("coordinator")
        .get("/engineers/" + engineer(2) + "/contacts/tests")
        .then()
        .body("items", hasSize(1));
  }

  @Test
  void itMayBeginWithTheHospitalsReport() {
    // given
    var withReport = planned("00000000-0000-7000-8000-00000000000a");
    clock.advance(Duration.ofHours(1));
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(200);
    report(withReport).then().statusCode(409);
    drilling.tick();
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
    as("coordinator")
        .get("/drills/" + withReport)
        .then()
        .body("score.secondsToReport", nullValue())
        .body("score.missed.code", hasItem("NOT_REPORTED"));
    // when
    clock.advance(Duration.ofSeconds(70));
    report(withReport).then().statusCode(200);
    clock.advance(Duration.ofSeconds(20));
    report(withReport).then().statusCode(200);
    // then
    as("engineer-1")
        .get("/offers")
        .then()
        .body("items", hasSize(1))
        .body("items[0].drill", equalTo(true))
        .body("items[0].careImpact", contains("OUTPATIENT_STOPPED"))
        .body("items[0].vendors", contains("給食システム株式会社"));
    accept(1, offerTo(1)).then().statusCode(200);
    as("coordinator")
        .header("Accept-Language", "en")
        .get("/drills/" + withReport)
        .then()
        .body("score.secondsToReport", equalTo(70))
        .body("score.secondsToAccept", equalTo(90))
        .body("score.contactsTested", equalTo(2))
        .body("score.contactsConfirmed", equalTo(0))
        .body("score.missed.code", hasItems("LEFT_OUT", "NOT_ARRIVED", "CONTACT_NOT_CONFIRMED"))
        .body("score.missed.text", hasItem("The report left out the way in"));
  }

  @Test
  void whoWantsNoHelpAfterAllAndThenAgainIsHeardEachTime() {
    // given
    var withReport = planned("00000000-0000-7000-8000-00000000000a");
    clock.advance(Duration.ofHours(1));
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(200);
    drilling.tick();
    report(withReport).then().statusCode(200);
    as("engineer-1").get("/offers").then().body("items", hasSize(1));
    // when
    report(withReport, DrillReportExample.JSON.replace("Wanted\": true", "Wanted\": false"))
        .then()
        .statusCode(200);
    var offersAfterNo = as("engineer-1").get("/offers").then();
    report(withReport, DrillReportExample.JSON.replace("OUTPATIENT", "EMERGENCY"))
        .then()
        .statusCode(200);
    // then
    offersAfterNo.body("items", hasSize(0));
    as("engineer-1")
        .get("/offers")
        .then()
        .body("items", hasSize(1))
        .body("items[0].careImpact", contains("EMERGENCY_STOPPED"));
    assertThat(Database.told(UUID.fromString(withReport)))
        .containsSubsequence(
            "dispatch.opened", "dispatch.stood-down", "dispatch.opened", "offer.made");
  }

  @Test
  void aLaterReportOfWorseReachesTheDispatch() {
    // given
    var withReport = planned("00000000-0000-7000-8000-00000000000a");
    clock.advance(Duration.ofHours(1));
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(200);
    drilling.tick();
    report(withReport).then().statusCode(200);
    // when
    report(withReport, DrillReportExample.JSON.replace("OUTPATIENT", "EMERGENCY"))
        .then()
        .statusCode(200);
    // then
    as("engineer-1")
        .get("/offers")
        .then()
        .body("items", hasSize(1))
        .body("items[0].careImpact", contains("EMERGENCY_STOPPED"));
    assertThat(Database.told(UUID.fromString(withReport))).contains("dispatch.updated");
  }

  @Test
  void anotherHospitalsReportIsOfNoDrill() {
    var withReport = planned("00000000-0000-7000-8000-00000000000b");
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    report(withReport).then().statusCode(404);
  }

  @Test
  void whichHospitalIsToReportNowIsKnownToTheServicesFromItsBeginningToItsEnd() {
    // given
    var withReport = planned("00000000-0000-7000-8000-00000000000a");
    as("service").get("/drills/running").then().body("items", hasSize(0));
    // when
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    var running = as("service").get("/drills/running").then();
    as("coordinator").post("/drills/" + withReport + "/end").then().statusCode(200);
    var over = as("service").get("/drills/running").then();
    // then
    running
        .statusCode(200)
        .body("items.id", contains(withReport))
        .body("items.hospitalId", contains("00000000-0000-7000-8000-00000000000a"));
    over.body("items", hasSize(0));
  }

  private static Response report(String id) {
    return report(id, DrillReportExample.JSON);
  }

  private static Response report(String id, String said) {
    return as("service").body(said).put("/drills/" + id + "/report");
  }

  private String planned(String hospital) {
    return plan(hospital, Duration.ofHours(1)).then().statusCode(201).extract().path("id");
  }

  private Response plan(String hospital, Duration ahead) {
    return as("coordinator")
        .body(
            """
            {"name": "報告から", "plannedAt": "%s", "prefecture": "14",
             "careImpact": ["EMERGENCY_STOPPED"], "hospitalId": "%s"}
            """
                .formatted(clock.instant().plus(ahead), hospital))
        .post("/drills");
  }

  @Test
  void oneThatNobodyEndsRingsNobodyTheNextDay() {
    // given
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    decline(1, offerTo(1)).then().statusCode(200);
    decline(2, offerTo(2)).then().statusCode(200);
    clock.advance(Duration.ofHours(8));
    drilling.tick();
    as("coordinator").get("/drills/" + drill).then().body("endedAt", nullValue());
    // when
    clock.advance(Duration.ofHours(16));
    drilling.tick();
    // then
    as("coordinator")
        .get("/drills/" + drill)
        .then()
        .body("endedAt", notNullValue())
        .body("score.seatsWithoutAnybody", equalTo(1));
    as("coordinator").get("/dispatches").then().body("items.state", contains("STOOD_DOWN"));
    assertThat(Database.count("dispatch", "phase = 'RUNNING'")).isZero();
  }

  @Test
  void whereItEndsByItselfWhoHasASeatIsToldThatNobodyHasEndedIt() {
    // given
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    accept(1, offerTo(1)).then().statusCode(200);
    // when
    clock.advance(Duration.ofHours(25));
    drilling.tick();
    // then
    assertThat(Database.contains("outbox", "\"\"unended\"\":true")).isTrue();
  }

  @Test
  void whatSomebodyEndsSaysNothingOfIt() {
    // given
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    accept(1, offerTo(1)).then().statusCode(200);
    // when
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(200);
    // then
    assertThat(Database.told(UUID.fromString(drill))).contains("seat.progressed");
    assertThat(Database.contains("outbox", "unended")).isFalse();
  }

  @Test
  void oneWhoseTimeWentByWhileTheServiceWasAwayIsOverAndNeverBegan() {
    // given
    clock.advance(Duration.ofHours(2).plusSeconds(1));
    // when
    drilling.tick();
    // then
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
    as("coordinator")
        .get("/drills/" + drill)
        .then()
        .body("startedAt", nullValue())
        .body("endedAt", notNullValue());
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(409);
  }

  @Test
  void oneWhoseTimeIsMoreThanAnHourAgoIsNotPlanned() {
    // when
    var refused = plan("00000000-0000-7000-8000-00000000000a", Duration.ofSeconds(-3601));
    var taken = plan("00000000-0000-7000-8000-00000000000a", Duration.ofSeconds(-3600));
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/plannedAt"));
    taken.then().statusCode(201);
    as("coordinator").get("/drills").then().body("items", hasSize(2));
  }

  /// The oldest comes first, and would do so again each time.
  @Test
  void oneThatCannotBeEndedKeepsNoOtherFromBeginning() {
    // given
    clock.advance(Duration.ofHours(1));
    drilling.tick();
    clock.advance(Duration.ofHours(24));
    var next = planned("00000000-0000-7000-8000-00000000000a");
    clock.advance(Duration.ofHours(1));
    Database.put(
        "alter table drill add constraint poison check (id <> '%s' or ended_at is null)"
            .formatted(drill));
    // when
    try {
      assertThatThrownBy(drilling::tick).hasMessageContaining(drill);
    } finally {
      Database.put("alter table drill drop constraint poison");
    }
    // then
    as("coordinator").get("/drills/" + next).then().body("startedAt", notNullValue());
    as("coordinator").get("/drills/" + drill).then().body("endedAt", nullValue());
    drilling.tick();
    as("coordinator").get("/drills/" + drill).then().body("endedAt", notNullValue());
  }

  @Test
  void beforeItHasBegunThereIsNoScoreAndEndingItCallsItOff() {
    as("coordinator").get("/drills/" + drill).then().body("score", nullValue());
    as("coordinator").post("/drills/" + drill + "/end").then().statusCode(200);
    clock.advance(Duration.ofHours(2));
    drilling.tick();
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
  }
}
