package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.decline;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.time.JapanTime;
import org.hikeshi.work.Sweep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The work on a seat, from the yes to the end.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class WorkTest {

  @Inject Dispatching dispatching;
  @Inject Sweep sweep;
  @Inject OfferTimer timer;
  @Inject SettableClock clock;

  private String dispatch;

  /// Engineer 1 leads remotely, engineer 2 has a seat on site and has said 30 minutes.
  @BeforeEach
  void twoAreAtWork() {
    Database.empty();
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    dispatch = accept(1, offerTo(1)).path("dispatchId");
    hire(2);
    onDuty(2);
    as("engineer-1")
        .body("{\"seat\": \"FORENSICS\", \"mode\": \"ON_SITE\", \"reason\": \"r\"}")
        .post("/dispatches/" + dispatch + "/seats")
        .then()
        .statusCode(201);
    accept(2, offerTo(2)).then().statusCode(200);
    hire(3);
    hire(4);
  }

  @Test
  void whoIsLateIsToldToTheDeskUnlessSheGivesAnotherTime() {
    // given
    clock.advance(Duration.ofMinutes(40));
    put(2, "/seats/FORENSICS/eta", "{\"etaMinutes\": 60}").statusCode(200);
    // when
    clock.advance(Duration.ofMinutes(74));
    sweep.now();
    var before = Database.told(INCIDENT);
    clock.advance(Duration.ofMinutes(1));
    sweep.now();
    sweep.now();
    // then: the lead said 30 minutes too, and works remotely
    assertThat(before).containsOnlyOnce("seat.overdue");
    assertThat(Database.told(INCIDENT).stream().filter("seat.overdue"::equals)).hasSize(2);
  }

  /// As an older instance writes it while this one runs beside it.
  @Test
  void whoSaidYesToAnOlderInstanceAndHasNoTimeIsLateTooAndNoTriageIs() {
    // given
    Database.put("update post set next_at = null, expected_at = null where seat = 'LEAD'");
    somebodyIsOn("TRIAGE", "ACCEPTED", "null");
    sweep.now();
    // when
    clock.advance(Duration.ofMinutes(75));
    sweep.now();
    // then: the other said 30 minutes
    assertThat(Database.told(INCIDENT).stream().filter("seat.overdue"::equals)).hasSize(2);
    assertThat(Database.told(new UUID(8, 8))).doesNotContain("seat.overdue");
  }

  @Test
  void whomOnlyANewerVersionCanReadKeepsNobodyElseFromBeingLate() {
    // given
    somebodyIsOn("LEAD", "FUTURE", "d.opened_at - interval '1 hour'");
    clock.advance(Duration.ofMinutes(45));
    // when / then
    assertThatThrownBy(sweep::now).hasMessageContaining("passed over");
    assertThat(Database.told(INCIDENT)).contains("seat.overdue");
  }

  /// Of another incident.
  private void somebodyIsOn(String seat, String state, String nextAt) {
    var other = new UUID(8, 8);
    QuarkusTransaction.requiringNew()
        .run(() -> dispatching.on(aReportOf(other, CareImpact.EMERGENCY_STOPPED)));
    Database.put(
        """
        insert into post (id, dispatch_id, hospital_id, seat, engineer_id, mode, state, accepted_at, late_told,
          alarmed, next_at)
        select gen_random_uuid(), d.id, d.hospital_id, '%s', e.id, 'REMOTE', '%s', d.opened_at, false, false, %s
        from dispatch d, (select min(id::text)::uuid as id from engineer) e where d.incident_id = '%s'
        """
            .formatted(seat, state, nextAt, other));
  }

  @Test
  void whoIsOnSiteIsAskedWhetherSheIsWellAndSilenceReachesTheDesk() {
    // given
    progress(1, "LEAD", "WORKING");
    progress(2, "FORENSICS", "ARRIVED");
    // when
    clock.advance(Duration.ofHours(2));
    sweep.now();
    var asked = Database.told(INCIDENT);
    var until = clock.instant().plus(Duration.ofMinutes(15));
    var untilWhenIsTold = Database.contains("outbox", until.toString());
    clock.set(until);
    sweep.now();
    // then
    assertThat(untilWhenIsTold).isTrue();
    assertThat(asked).containsOnlyOnce("seat.check-in-due").doesNotContain("seat.overdue");
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("seat.overdue");
  }

  @Test
  void theAuditSaysNothingOfAWordThatWasRefused() {
    // when
    as("engineer-1")
        .post("/dispatches/" + dispatch + "/seats/LEAD/check-ins")
        .then()
        .statusCode(409);
    // then
    assertThat(
            Database.count(
                "audit",
                "action = 'work.checked-in' and object = 'dispatch/%s'".formatted(dispatch)))
        .isZero();
  }

  @Test
  void sayingThatSheIsWellCallsTheAlarmOff() {
    // given
    progress(1, "LEAD", "WORKING");
    progress(2, "FORENSICS", "ARRIVED");
    clock.advance(Duration.ofHours(2));
    sweep.now();
    // when
    as("engineer-2")
        .post("/dispatches/" + dispatch + "/seats/FORENSICS/check-ins")
        .then()
        .statusCode(200)
        .body("nextDueAt", equalTo(clock.instant().plus(Duration.ofHours(2)).toString()));
    clock.advance(Duration.ofMinutes(15));
    sweep.now();
    // then
    assertThat(Database.told(INCIDENT))
        .contains("seat.check-in-answered")
        .doesNotContain("seat.overdue");
    as("engineer-1")
        .post("/dispatches/" + dispatch + "/seats/LEAD/check-ins")
        .then()
        .statusCode(409);
    as("engineer-1")
        .post("/dispatches/" + dispatch + "/seats/FORENSICS/check-ins")
        .then()
        .statusCode(403);
  }

  @Test
  void whoIsToHelpInTheOtherWayIsSilentNoMore() {
    // given
    progress(1, "LEAD", "WORKING");
    progress(2, "FORENSICS", "ARRIVED");
    clock.advance(Duration.ofHours(2));
    sweep.now();
    clock.advance(Duration.ofMinutes(15));
    sweep.now();
    rings().body("items.what", contains("SILENT"));
    // when
    put(1, "/seats/FORENSICS/mode", "{\"mode\": \"REMOTE\", \"reason\": \"r\"}").statusCode(200);
    // then
    rings().body("items", hasSize(0));
  }

  @Test
  void whoIsToHelpInTheOtherWayIsLateNoMoreUntilItsUsualTimeIsOver() {
    // given
    clock.advance(Duration.ofMinutes(45));
    sweep.now();
    rings().body("items.seat", containsInAnyOrder("LEAD", "FORENSICS"));
    // when
    put(1, "/seats/FORENSICS/mode", "{\"mode\": \"REMOTE\", \"reason\": \"r\"}").statusCode(200);
    rings().body("items.seat", contains("LEAD"));
    put(1, "/seats/LEAD/mode", "{\"mode\": \"ON_SITE\", \"reason\": \"r\"}").statusCode(200);
    // then
    rings().body("items", hasSize(0));
    clock.advance(Duration.ofMinutes(75));
    sweep.now();
    rings().body("items.seat", contains("FORENSICS"));
  }

  private static ValidatableResponse rings() {
    return as("coordinator").get("/desk/alarms?standing=true").then().statusCode(200);
  }

  @Test
  void whoRestsOnSiteIsShownAsRestingAndNobodyIsRung() {
    // given
    progress(1, "LEAD", "WORKING");
    progress(2, "FORENSICS", "ARRIVED");
    // when
    as("engineer-2")
        .post("/dispatches/" + dispatch + "/seats/FORENSICS/check-ins?restMinutes=480")
        .then()
        .statusCode(200)
        .body("nextDueAt", equalTo(clock.instant().plus(Duration.ofMinutes(495)).toString()));
    clock.advance(Duration.ofHours(5));
    sweep.now();
    // then
    assertThat(Database.told(INCIDENT)).doesNotContain("seat.check-in-due", "seat.overdue");
    as("coordinator")
        .get("/pages/dispatches/" + dispatch)
        .then()
        .statusCode(200)
        .body(containsString("休み中"));
    as("engineer-2").get("/pages/dispatches/" + dispatch).then().body(containsString("休み中"));
  }

  @Test
  void theCardTellsWhatWasDoneAndDraftsTheNextReport() {
    // given
    var moment = DateTimeFormatter.ofPattern("M/d HH:mm").withZone(JapanTime.ZONE);
    var first = clock.instant();
    // when
    put(1, "/card/EXTERNAL_LINES_CUT", "{\"mark\": \"DONE\"}").statusCode(200);
    clock.advance(Duration.ofMinutes(5));
    put(2, "/card/BACKUP_PATH_CUT", "{\"mark\": \"DONE\"}").statusCode(200);
    put(2, "/card/LOGS_SAVED", "{\"mark\": \"DONE\"}").statusCode(200);
    put(2, "/card/LOGS_SAVED", "{\"mark\": \"OPEN\"}").statusCode(200);
    put(2, "/card/NO_SUCH_LINE", "{\"mark\": \"OPEN\"}").statusCode(404);
    // then
    as("service")
        .get("/dispatches/" + dispatch + "/card")
        .then()
        .statusCode(200)
        .body("items[0].code", equalTo("BACKUP_PATH_CUT"))
        .body("items[0].mark", equalTo("DONE"))
        .body("items[0].seat", equalTo("FORENSICS"))
        .body(
            "draft.containment",
            equalTo(
                moment.format(first)
                    + " 外部接続（VPN・保守回線・インターネット）を切り離した\n"
                    + moment.format(first.plus(Duration.ofMinutes(5)))
                    + " バックアップに届くネットワークを切り離した（最初に）"))
        .body("draft.attackVectorDetail", nullValue());
    assertThat(Database.told(INCIDENT)).contains("card.ticked");
  }

  @Test
  void effortAndAfterActionAreWrittenByWhoseTheyAre() {
    // when / then
    put(2, "/seats/FORENSICS/effort", "{\"plannedMinutes\": 240}").statusCode(200);
    progress(2, "FORENSICS", "DONE");
    put(2, "/seats/FORENSICS/effort", "{\"workedMinutes\": 305}")
        .statusCode(200)
        .body("plannedMinutes", equalTo(240))
        .body("workedMinutes", equalTo(305));
    put(1, "/seats/FORENSICS/effort", "{\"workedMinutes\": 1}").statusCode(403);
    put(2, "/after-action", "{\"found\": \"f\", \"causes\": [\"UNKNOWN\"]}").statusCode(403);
    put(1, "/after-action", "{\"found\": \"侵入はVPN\", \"causes\": [\"VPN_NOT_PATCHED\"]}")
        .statusCode(200);
    as("coordinator")
        .get("/dispatches/" + dispatch + "/after-action")
        .then()
        .body("found", equalTo("侵入はVPN"))
        .body("causes", hasItem("VPN_NOT_PATCHED"));
    as("coordinator")
        .get("/dispatches/" + dispatch + "/efforts")
        .then()
        .body("items", hasSize(2))
        .body("items.find { it.seat == 'FORENSICS' }.workedMinutes", equalTo(305));
  }

  @Test
  void aNoteIsReadByEverybodyOnIt() {
    // when
    as("engineer-2")
        .body("{\"note\": \"サーバー室は3階\"}")
        .post("/dispatches/" + dispatch + "/seats/FORENSICS/notes")
        .then()
        .statusCode(201);
    // then
    as("engineer-1")
        .get("/dispatches/" + dispatch)
        .then()
        .body("remarks.words", hasItem("サーバー室は3階"));
    as("engineer-2")
        .contentType("text/plain")
        .body("サーバー室は3階")
        .post("/dispatches/" + dispatch + "/seats/FORENSICS/notes")
        .then()
        .statusCode(415);
  }

  @Test
  void thePageHasTheCardAndTheButtonThatSaysWell() {
    as("engineer-2")
        .get("/pages/dispatches/" + dispatch)
        .then()
        .statusCode(200)
        .body(containsString("無事です"))
        .body(containsString("バックアップに届くネットワーク"));
  }

  @Test
  void ofTwoHandOversAtOnceOneStandsAndTheSeatKeepsItsOwner() throws Exception {
    // when
    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(2)) {
      var calls = List.<Callable<Integer>>of(() -> handOver(2, 3), () -> handOver(2, 4));
      statuses = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
    // then
    assertThat(statuses).containsOnly(202);
    holds("FORENSICS", 2);
    var open = as("coordinator").get("/dispatches/" + dispatch).then().extract().jsonPath();
    assertThat(open.getList("offers.findAll { it.way == 'HANDOVER' && it.end == null }"))
        .hasSize(1);
  }

  @Test
  void untilTheOtherSaysYesTheSeatStaysWithWhoeverHasIt() {
    // given
    handOver(2, 3);
    // when / then
    decline(3, offerTo(3)).then().statusCode(200);
    holds("FORENSICS", 2);
    handOver(2, 3);
    clock.advance(DispatchFixture.WINDOW);
    timer.tick();
    holds("FORENSICS", 2);
    handOver(2, 4);
    accept(4, offerTo(4)).then().statusCode(200);
    holds("FORENSICS", 4);
    accept(3, UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void whoGivesBackWhileAnotherIsAskedLeavesTheSeatToHer() {
    // given
    handOver(2, 3);
    var asked = offerTo(3);
    // when
    progress(2, "FORENSICS", "UNABLE");
    // then: she is still asked, and nobody sits there meanwhile
    as("coordinator")
        .get("/dispatches/" + dispatch)
        .then()
        .body("seats[1].state", equalTo("OFFERED"))
        .body("seats[1].engineer", nullValue());
    accept(3, asked).then().statusCode(200);
    holds("FORENSICS", 3);
  }

  private int handOver(int from, int to) {
    return as("engineer-" + from)
        .body("{\"to\": \"%s\"}".formatted(engineer(to)))
        .post("/dispatches/" + dispatch + "/seats/FORENSICS/handover")
        .statusCode();
  }

  private void holds(String seat, int n) {
    as("coordinator")
        .get("/dispatches/" + dispatch)
        .then()
        .body(
            "seats.find { it.seat == '%s' }.engineer".formatted(seat),
            equalTo(engineer(n).toString()));
  }

  private void progress(int n, String seat, String state) {
    put(n, "/seats/" + seat + "/progress", "{\"state\": \"" + state + "\"}").statusCode(200);
  }

  private ValidatableResponse put(int n, String path, String body) {
    return as("engineer-" + n).body(body).put("/dispatches/" + dispatch + path).then();
  }
}
