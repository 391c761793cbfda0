package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.DeskSteps.key;
import static org.hikeshi.testing.DeskSteps.press;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hikeshi.desk.Bell;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Origin;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.DeskSteps;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The duty desk: its roster, what rings there, and who takes it up.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class DeskTest {

  private static final String TWO =
      """
      {"people": [
        {"name": "山田", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0001"},
          {"type": "EMAIL", "to": "yamada@example.test"}]},
        {"name": "佐藤", "contacts": [{"type": "SMS", "to": "+81 3-0000-0002"}],
         "hours": [{"days": ["SATURDAY", "SUNDAY"], "from": "09:00", "to": "17:00"}],
         "days": [{"on": "2026-12-31", "from": null, "to": null}]}]}
      """;

  @Inject Dispatching dispatching;
  @Inject OfferTimer timer;
  @Inject Bell bell;
  @Inject SettableClock clock;
  @Inject Event<Counted> counted;
  @Inject SessionFactory sessions;

  @BeforeEach
  void twoAreOnTheRoster() {
    Database.empty();
    as("coordinator").body(TWO).put("/desk").then().statusCode(200);
  }

  @AfterEach
  void notifierIsThere() {
    IncidentApiStandIn.away(false);
    IncidentApiStandIn.silent(false);
  }

  @Test
  void theRosterIsReadAsItWasWritten() {
    as("admin")
        .get("/desk")
        .then()
        .statusCode(200)
        .body("people.name", contains("山田", "佐藤"))
        .body("people.there", contains(true, false))
        .body("people[1].hours[0].days", containsInAnyOrder("SATURDAY", "SUNDAY"))
        .body("people[1].days[0].on", equalTo("2026-12-31"));
    as("service")
        .get("/desk/ringing")
        .then()
        .body("people.contacts[0].to", contains("+81 3-0000-0001", "yamada@example.test"));
  }

  @Test
  void whatIsAskedForAgainAfterTheWorkRingsAndBeginsAgainFromThePage() {
    // given
    String dispatch = workIsDone();
    clock.advance(Duration.ofMinutes(1));
    // when
    hears(2, CareImpact.EMERGENCY_STOPPED, CareImpact.ICU_AFFECTED);
    // then
    as("coordinator")
        .get("/desk/alarms")
        .then()
        .body("items.what", contains("ASKED_AGAIN"))
        .body("items[0].endedAt", nullValue());
    as("coordinator")
        .get("/pages/dispatches/" + dispatch + "?lang=en")
        .then()
        .statusCode(200)
        .body(
            containsString("asks for first-response support again"), containsString("Begin again"));
    as("coordinator").get("/pages/desk?lang=en").then().body(containsString("Begin again"));
    press("/pages/desk/dispatches/" + dispatch + "/release", Map.of("meant", "FIRST"))
        .then()
        .header("Location", endsWith("?said=NOT_NOW"));
    press("/pages/dispatches/" + dispatch + "/release", Map.of("meant", "FIRST"))
        .then()
        .statusCode(409)
        .body(not(containsString("What you wrote")), not(containsString("書いたものは")));
    for (var tap = 1; tap <= 2; tap++) {
      press("/pages/desk/dispatches/" + dispatch + "/release", Map.of("meant", "AGAIN"))
          .then()
          .header("Location", endsWith("?said=DONE"));
    }
    as("coordinator").post("/dispatches/" + dispatch + "/release").then().statusCode(409);
    as("coordinator").get("/desk/alarms").then().body("items[0].endedAt", notNullValue());
    assertThat(Database.told(INCIDENT)).endsWith("dispatch.opened", "offer.made", "offer.made");
    accept(1, offerTo(1)).then().statusCode(200);
  }

  @Test
  void aSeatThatIsDoneIsLookedForAgainFromThePageWhileAnotherIsAtWork() {
    // given
    hire(1);
    hire(2);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String dispatch = accept(1, offerTo(1)).path("dispatchId");
    as("coordinator")
        .body("{\"seat\": \"SERVER_BACKUP\", \"mode\": \"REMOTE\", \"reason\": \"多い\"}")
        .post("/dispatches/" + dispatch + "/seats")
        .then()
        .statusCode(201);
    as("engineer-1")
        .body("{\"state\": \"DONE\"}")
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
    onDuty(2);
    // when
    var page = as("coordinator").get("/pages/dispatches/" + dispatch + "?lang=en");
    var other = as("coordinator").post("/dispatches/" + dispatch + "/release?seat=SERVER_BACKUP");
    var lead = Map.of("meant", "AGAIN", "seat", "LEAD");
    press("/pages/dispatches/" + dispatch + "/release", lead).then().statusCode(303);
    // then
    page.then().body(containsString("Look for somebody again: "));
    other.then().statusCode(409);
    accept(2, offerTo(2)).then().statusCode(200);
    as("coordinator")
        .get("/dispatches/" + dispatch)
        .then()
        .body("seats.find { it.seat == 'LEAD' }.state", equalTo("ACCEPTED"))
        .body("offers.findAll { it.seat == 'LEAD' }.size()", equalTo(2));
  }

  @Test
  void aCryForHelpFromAResolvedIncidentThatNeverHadADispatchRingsUntilItIsTakenUp() {
    // given
    hire(1);
    onDuty(1);
    var calm = aReport(1, FirstResponse.NOT_REQUESTED, Category.RANSOMWARE);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(calm));
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(DispatchFixture.resolved(2)));
    // when
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(3)));
    // then
    var alarms = as("coordinator").get("/desk/alarms").then();
    alarms.body("items.what", contains("ASKED_AGAIN")).body("items[0].endedAt", nullValue());
    String alarm = alarms.extract().path("items[0].id");
    String dispatch = alarms.extract().path("items[0].dispatchId");
    as("coordinator").get("/pages/dispatches/" + dispatch).then().statusCode(200);
    as("coordinator")
        .get("/pages/desk?lang=en")
        .then()
        .body(containsString("new incident"))
        .body(not(containsString("/dispatches/" + dispatch + "/release")));
    var page = "/pages/dispatches/" + dispatch;
    as("coordinator").get(page + "?lang=en").then().body(containsString("file a new incident"));
    press("/pages/desk/alarms/" + alarm + "/acknowledgement", Map.of())
        .then()
        .header("Location", endsWith("?said=DONE"));
    as("coordinator")
        .get("/desk/alarms")
        .then()
        .body("items[0].acknowledgedAt", notNullValue())
        .body("items[0].endedAt", notNullValue());
    as("coordinator").get("/pages/desk").then().body(containsString(page));
    clock.advance(Duration.ofHours(13));
    as("coordinator").get("/pages/desk").then().body(not(containsString(page)));
    assertThat(Database.told(INCIDENT)).doesNotContain("offer.made");
  }

  @Test
  void whatIsAskedForAgainAndInHandRingsAnewByNewsAlone() {
    // given
    workIsDone();
    hears(2, CareImpact.EMERGENCY_STOPPED, CareImpact.ICU_AFFECTED);
    takesUpTheNewest();
    // when
    hears(3, CareImpact.EMERGENCY_STOPPED, CareImpact.ICU_AFFECTED, CareImpact.SURGERY_STOPPED);
    var worse = alarms();
    takesUpTheNewest();
    hears(4, CareImpact.EMERGENCY_STOPPED, CareImpact.ICU_AFFECTED, CareImpact.SURGERY_STOPPED);
    // then
    worse
        .body("items.what", contains("ASKED_AGAIN", "ASKED_AGAIN"))
        .body("items[0].acknowledgedAt", nullValue());
    alarms().body("items", hasSize(2)).body("items[0].endedAt", notNullValue());
  }

  /// @return the dispatch
  private String workIsDone() {
    hire(1);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String dispatch = accept(1, offerTo(1)).path("dispatchId");
    as("engineer-1")
        .body("{\"state\": \"DONE\"}")
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
    return dispatch;
  }

  private void hears(int no, CareImpact... hindered) {
    var report = aReport(no, FirstResponse.REQUESTED, Category.RANSOMWARE, Set.of(hindered));
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(report));
  }

  private static void takesUpTheNewest() {
    String alarm = alarms().extract().path("items[0].id");
    as("coordinator").put("/desk/alarms/" + alarm + "/acknowledgement").then().statusCode(200);
  }

  @Test
  void everythingThatIsWrongIsNamedAtOnce() {
    as("coordinator")
        .body(
            """
            {"people": [{"name": "", "contacts": []},
              {"name": "b", "contacts": [{"type": "SMS", "to": "+81"}],
               "hours": [{"days": [], "from": "25:00", "to": "08:00"}]}]}
            """)
        .put("/desk")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            containsInAnyOrder(
                "/people/0/name",
                "/people/0/contacts",
                "/people/1/hours/0/days",
                "/people/1/hours/0/from"));
    as("coordinator")
        .body(
            """
            {"people": [{"name": "a", "contacts": [{"type": "SMS", "to": "+81 90-0000-0003"}],
              "days": [{"on": "2026-12-31", "from": "09:00", "to": null}]}]}
            """)
        .put("/desk")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/people/0/days/0"));
  }

  @Test
  void aWayThatCannotBeOneIsNamed() {
    as("coordinator")
        .body(
            """
            {"people": [{"name": "a", "contacts": [{"type": "VOICE", "to": "+81 90-0000-0003"},
              {"type": "SMS", "to": "だれか"}, {"type": "EMAIL", "to": "a@example.test\\nBcc: b@example.test"}]}]}
            """)
        .put("/desk")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/people/0/contacts/1/to", "/people/0/contacts/2/to"));
    press("/pages/desk/roster", Map.of("name", "鈴木", "voice", "内線"))
        .then()
        .statusCode(400)
        .body(containsString("名簿に加えられませんでした"))
        .body(containsString("value=\"鈴木\""))
        .body(containsString("value=\"内線\""));
    as("coordinator").get("/desk").then().body("people.name", contains("山田", "佐藤"));
  }

  @Test
  void whoStaysOnTheRosterIsFoundAlsoFromAnOlderPage() {
    // given
    var yamada = person("山田");
    var sato = person("佐藤");
    // when
    press("/pages/desk/roster", Map.of("name", "鈴木", "voice", "+81 3-0000-0003"));
    press("/pages/desk/roster/" + sato + "/first", Map.of())
        .then()
        .header("Location", endsWith("?said=DONE"));
    press("/pages/desk/roster/" + yamada + "/days", Map.of("on", "2026-02-09"))
        .then()
        .header("Location", endsWith("?said=DONE"));
    // then
    as("coordinator")
        .get("/desk")
        .then()
        .body("people.name", contains("佐藤", "山田", "鈴木"))
        .body("people[1].id", equalTo(yamada))
        .body("people[1].days.on", contains("2026-02-09"));
    as("coordinator").body(TWO).put("/desk").then().body("people.id", contains(yamada, sato));
    press("/pages/desk/roster/" + sato + "/removal", Map.of())
        .then()
        .header("Location", endsWith("?said=DONE"));
    press("/pages/desk/roster/" + sato + "/removal", Map.of())
        .then()
        .header("Location", endsWith("?said=DONE"));
    press("/pages/desk/roster/" + sato + "/first", Map.of())
        .then()
        .header("Location", endsWith("?said=NOT_NOW"));
    press("/pages/desk/roster/" + sato + "/days", Map.of("on", "2026-02-09"))
        .then()
        .header("Location", endsWith("?said=NOT_NOW"));
    as("coordinator").get("/desk").then().body("people.id", contains(yamada));
  }

  @Test
  void whenNobodyIsLeftTheDeskIsRungUntilItTakesItUpAndTheDispatchShowsWho() {
    // given
    var alarm = nobodyComes();
    attempt(alarm, UUID.randomUUID()).statusCode(200).body("what", equalTo("UNANSWERED"));
    // when
    var pressed = press("/pages/desk/alarms/" + alarm + "/acknowledgement", Map.of());
    // then
    pressed.then().statusCode(303).header("Location", endsWith("?said=DONE"));
    attempt(alarm, UUID.randomUUID()).statusCode(404);
    alarms()
        .body("items[0].acknowledgedAt", notNullValue())
        .body("items[0].acknowledgedHow", equalTo("PAGE"))
        .body("items[0].attempts[0].person", equalTo("山田"))
        .body("items[0].attempts[0].way", equalTo("VOICE"));
    String dispatch = alarms().extract().path("items[0].dispatchId");
    browser().get("/pages/dispatches/" + dispatch).then().body(containsString("さんが対応しています（画面）"));
    press("/pages/desk/alarms/" + alarm + "/acknowledgement", Map.of())
        .then()
        .header("Location", endsWith("?said=DONE"));
    as("coordinator")
        .get("/pages/desk?said=NOT_NOW&lang=en")
        .then()
        .body(containsString("or it is done already"));
  }

  @Test
  void aKeyIsTheAnswerOfWhoeverWasRung() {
    // given
    var alarm = nobodyComes();
    var attempt = UUID.randomUUID();
    attempt(alarm, attempt);
    // when
    var told = key(alarm, attempt);
    // then
    told.statusCode(200).body("outcome", equalTo("ACKNOWLEDGED"));
    key(alarm, attempt).statusCode(200).body("outcome", equalTo("NOT_RINGING"));
    key(alarm, UUID.randomUUID()).statusCode(404);
    alarms()
        .body("items[0].acknowledgedBy", equalTo("山田"))
        .body("items[0].acknowledgedHow", equalTo("KEY"));
    press("/pages/desk/alarms/" + alarm + "/acknowledgement", Map.of())
        .then()
        .header("Location", endsWith("?said=NOT_NOW"));
  }

  @Test
  void aYesToWhatRunsAlreadyIsNoRefusal() {
    // given
    hears(Origin.HOSPITAL, 1);
    String dispatch = as("coordinator").get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    var told = Database.told(INCIDENT);
    // when
    var late = press("/pages/dispatches/" + dispatch + "/release", Map.of("meant", "FIRST"));
    // then
    late.then().header("Location", endsWith("?said=DONE"));
    assertThat(Database.told(INCIDENT)).isEqualTo(told);
  }

  @Test
  void aLinkTakesItUpOnceAndReadingItDoesNot() {
    // given
    var alarm = nobodyComes();
    String link = attempt(alarm, UUID.randomUUID()).extract().path("link");
    var page = link.replaceFirst("https?://[^/]*", "");
    given()
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("応じる人がいません"))
        .body(not(containsString("みなと総合病院")));
    alarms().body("items[0].acknowledgedAt", nullValue());
    // when
    var taken =
        given().contentType("text/plain").body("acknowledged=yes").post(page + "/acknowledgement");
    // then
    taken.then().statusCode(200).body(containsString("呼び出しは止まりました"));
    given()
        .contentType("text/plain")
        .body("")
        .post(page + "/acknowledgement")
        .then()
        .statusCode(410);
    given().get(page).then().statusCode(410);
    alarms()
        .body("items[0].acknowledgedBy", equalTo("山田"))
        .body("items[0].acknowledgedHow", equalTo("LINK"));
  }

  @Test
  void whenSomebodyComesItEndsByItself() {
    // given
    var alarm = nobodyComes();
    hire(1);
    // when
    onDuty(1);
    timer.tick();
    // then
    attempt(alarm, UUID.randomUUID()).statusCode(404);
    as("coordinator").get("/desk/alarms?standing=true").then().body("items", hasSize(0));
    alarms().body("items[0].endedAt", notNullValue()).body("items[0].acknowledgedBy", nullValue());
  }

  @Test
  void whileNotifierIsAwayTheAlarmWaitsForIt() {
    // given
    IncidentApiStandIn.away(true);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String alarm = alarms().extract().path("items[0].id");
    bell.passOn();
    assertThat(IncidentApiStandIn.rung()).doesNotContain(alarm);
    // when
    IncidentApiStandIn.away(false);
    bell.passOn();
    // then
    assertThat(IncidentApiStandIn.rung()).contains(alarm);
  }

  @Test
  void aSweepThatIsLateRingsOnceUntilItCatchesUp() {
    // when
    counted.fire(new Counted(0, Duration.ofSeconds(59)));
    counted.fire(new Counted(0, Duration.ofSeconds(60)));
    counted.fire(new Counted(0, Duration.ofSeconds(70)));
    // then
    alarms().body("items.what", contains("SWEEP_LATE")).body("items[0].endedAt", nullValue());
    counted.fire(new Counted(0, Duration.ZERO));
    alarms().body("items", hasSize(1)).body("items[0].endedAt", notNullValue());
  }

  /// Each answer of incident-api is a reading of that hospital's incident.
  @Test
  void incidentApiIsAskedWhomToCallWhenSheWantsToCallAndNotByAnOpenPage() {
    // given
    hears(Origin.CARD, 1);
    String alarm = alarms().body("items.what", contains("CALL_BACK")).extract().path("items[0].id");
    var call = "/pages/desk?call=" + alarm;
    var before = IncidentApiStandIn.asked();
    // when
    var open = browser().get("/pages/desk");
    var again = browser().header("X-Requested-With", "JavaScript").get(call);
    // then
    assertThat(IncidentApiStandIn.asked()).isEqualTo(before);
    open.then()
        .statusCode(200)
        .body(
            containsString("href=\"" + call + "#alarm-" + alarm + "\">かける番号を見る"),
            not(containsString("name=\"calledBack\"")),
            containsString("http-equiv=\"refresh\""));
    again.then().body(containsString("id=\"numbers-" + alarm + "\" data-unknown>"));
    // when
    var pressed = browser().get(call);
    // then
    assertThat(IncidentApiStandIn.asked()).isEqualTo(before + 1);
    pressed
        .then()
        .body(
            containsString("tel:+81 80-1111-1111"),
            not(containsString("data-unknown")),
            not(containsString("http-equiv=\"refresh\"")));
  }

  @Test
  void theDesksPageWaitsOnlySecondsForWhomToCall() {
    // given
    hears(Origin.CARD, 1);
    var call = "/pages/desk?call=" + alarms().extract().path("items[0].id");
    // when
    IncidentApiStandIn.silent(true);
    var page = browser().get(call);
    IncidentApiStandIn.silent(false);
    // then
    page.then()
        .statusCode(200)
        .time(lessThan(6_000L))
        .body(containsString("data-unknown"), containsString("href=\"" + call + "\""));
  }

  @Test
  void aReportByCardRingsForACallBackAndTheDesksWordConfirmsIt() {
    // given
    hire(1);
    onDuty(1);
    hears(Origin.CARD, 1);
    String alarm = alarms().body("items.what", contains("CALL_BACK")).extract().path("items[0].id");
    browser()
        .get("/pages/desk?call=" + alarm)
        .then()
        .statusCode(200)
        .body(containsString("tel:+81 80-1111-1111"))
        .body(containsString("+81 90-0000-0000"))
        .body(containsString("電話で確認した"));
    // when
    press("/pages/desk/alarms/" + alarm + "/confirmation", Map.of("calledBack", "+81 90-0000-0000"))
        .then()
        .header("Location", endsWith("?call=" + alarm + "&said=NOT_NOW"));
    press("/pages/desk/alarms/" + alarm + "/acknowledgement", Map.of("call", alarm))
        .then()
        .header("Location", endsWith("?call=" + alarm + "&said=DONE"));
    press("/pages/desk/alarms/" + alarm + "/confirmation", Map.of("calledBack", "+81 80-1111-1111"))
        .then()
        .header("Location", endsWith("?said=DONE"));
    // then
    assertThat(IncidentApiStandIn.confirmed())
        .containsExactly("{\"calledBack\":\"+81 80-1111-1111\"}");
    assertThat(Database.told(INCIDENT)).containsExactly("dispatch.opened");
    hears(Origin.COORDINATOR_PHONE, 2);
    assertThat(Database.told(INCIDENT)).endsWith("dispatch.updated", "offer.made");
    alarms()
        .body("items[0].acknowledgedHow", equalTo("PAGE"))
        .body("items[0].endedAt", notNullValue());
  }

  @Test
  void aDeskThatAnswersNobodySaysYesAfterTenMinutesAndOneThatCallsHasTenMore() {
    // given
    hire(1);
    onDuty(1);
    hears(Origin.CARD, 1);
    String alarm = alarms().extract().path("items[0].id");
    clock.advance(Duration.ofMinutes(9));
    as("coordinator").put("/desk/alarms/" + alarm + "/acknowledgement").then().statusCode(200);
    // when
    clock.advance(Duration.ofMinutes(9));
    timer.tick();
    var called = Database.told(INCIDENT);
    clock.advance(Duration.ofMinutes(1));
    timer.tick();
    // then
    assertThat(called).containsExactly("dispatch.opened");
    assertThat(Database.told(INCIDENT)).containsExactly("dispatch.opened", "offer.made");
  }

  @Test
  void whoWritesBackAnOlderRosterDropsNobodyWhoWasAddedSince() {
    // given
    var read = as("coordinator").get("/desk").header("ETag");
    press("/pages/desk/roster", Map.of("name", "鈴木", "voice", "+81 3-0000-0003"));
    // when
    as("coordinator").header("If-Match", read).body(TWO).put("/desk").then().statusCode(412);
    // then
    var again = as("coordinator").get("/desk").then().body("people.name", hasItem("鈴木"));
    as("coordinator")
        .header("If-Match", again.extract().header("ETag"))
        .body(TWO)
        .put("/desk")
        .then()
        .statusCode(200)
        .header("ETag", equalTo(read));
  }

  @Test
  void theListForPaperHasWhoIsOnDutyAndWhatIsOpen() {
    // given
    hire(1);
    onDuty(1);
    hears(Origin.HOSPITAL, 1);
    // when / then
    as("service")
        .get("/call-down?days=2")
        .then()
        .statusCode(200)
        .body("desk.name", contains("山田", "佐藤"))
        .body("desk[0].times", hasSize(1))
        .body("onDuty.name", contains("技術者 1"))
        .body("onDuty[0].untilSaidOtherwise", equalTo(true))
        .body("onDuty[0].contacts[0].to", equalTo("engineer-1@example.test"))
        .body("open[0].incidentId", equalTo(INCIDENT.toString()))
        .body("open[0].seats[0].seat", equalTo("LEAD"));
    as("service").get("/call-down?days=15").then().statusCode(400);
  }

  @Test
  void theListForPaperSaysWhenWhoeverIsOnDutyIsAwayAndLeavesOutWhoNeverIsThere() {
    // given
    hire(1);
    onDuty(1);
    hire(2);
    onDuty(2);
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    away(1, now.minusSeconds(60), now.plusSeconds(3_600));
    away(2, now.minusSeconds(60), now.plus(Duration.ofDays(9)));
    // when / then
    as("service")
        .get("/call-down?days=2")
        .then()
        .statusCode(200)
        .body("onDuty.name", contains("技術者 1"))
        .body("onDuty[0].times", hasSize(0))
        .body("onDuty[0].away.to", contains(now.plusSeconds(3_600).toString()));
  }

  private static void away(int n, Instant from, Instant until) {
    as("engineer-" + n)
        .body("{\"startsAt\": \"%s\", \"endsAt\": \"%s\"}".formatted(from, until))
        .post("/absences")
        .then()
        .statusCode(201);
  }

  @Test
  void theListForPaperAsksNoMoreOftenTheMoreIsOpen() {
    // given
    hire(1);
    onDuty(1);
    hears(Origin.HOSPITAL, 1);
    accept(1, offerTo(1)).then().statusCode(200);
    var one = queriesForPaper(1);
    // when
    for (var n = 1; n <= 20; n++) {
      var incident = new UUID(0x7009, 0x8000_0000_0000_0000L | n);
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  dispatching.on(
                      DispatchFixture.aReportOf(incident, CareImpact.OUTPATIENT_STOPPED)));
    }
    // then
    assertThat(queriesForPaper(21)).isEqualTo(one);
  }

  private long queriesForPaper(int open) {
    var statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    as("service")
        .get("/call-down")
        .then()
        .body("open", hasSize(open))
        .body("open.seats.engineer.flatten()", hasItem("技術者 1"));
    statistics.setStatisticsEnabled(false);
    return statistics.getPrepareStatementCount();
  }

  private void hears(Origin origin, int no) {
    QuarkusTransaction.requiringNew()
        .run(() -> dispatching.on(DispatchFixture.by(origin, aReport(no))));
  }

  @Test
  void theRosterIsKeptOnItsPage() {
    // when
    press(
            "/pages/desk/roster",
            Map.of(
                "name",
                "鈴木",
                "voice",
                "+81 3-0000-0003",
                "days",
                "MONDAY",
                "from",
                "00:00",
                "to",
                "00:00"))
        .then()
        .statusCode(303)
        .header("Location", endsWith("?said=DONE"));
    press("/pages/desk/roster", Map.of("name", "だれか")).then().statusCode(400);
    press("/pages/desk/roster/" + person("鈴木") + "/first", Map.of());
    press("/pages/desk/roster/" + person("山田") + "/removal", Map.of());
    press("/pages/desk/roster/" + person("佐藤") + "/days", Map.of("on", "2026-02-09"));
    // then
    as("coordinator")
        .get("/desk")
        .then()
        .body("people.name", contains("鈴木", "佐藤"))
        .body("people[0].there", equalTo(true))
        .body("people[1].days.on", containsInAnyOrder("2026-12-31", "2026-02-09"));
    browser().get("/pages/desk/roster").then().statusCode(200).body(containsString("鈴木"));
  }

  @Test
  void hoursOfNoDayAreNotDroppedUnsaid() {
    // given
    var form = Map.of("name", "鈴木", "voice", "+81 3-0000-0003");
    var night = new HashMap<>(form);
    night.putAll(Map.of("from", "17:30", "to", "08:30"));
    var always = new HashMap<>(form);
    always.putAll(Map.of("from", "00:00", "to", "00:00"));
    // when
    var said = press("/pages/desk/roster", night);
    // then
    said.then()
        .statusCode(400)
        .body(containsString("曜日と時刻は、両方入れてください"))
        .body(containsString("value=\"17:30\""));
    as("coordinator").get("/desk").then().body("people.name", contains("山田", "佐藤"));
    press("/pages/desk/roster", always).then().header("Location", endsWith("?said=DONE"));
  }

  @Test
  void whoeverIsAddedTwiceIsRungOnce() {
    // given
    var form =
        Map.of(
            "name",
            "鈴木",
            "voice",
            "+81 3-0000-0003",
            "days",
            "FRIDAY",
            "from",
            "17:30",
            "to",
            "08:30");
    var otherHours = new HashMap<>(form);
    otherHours.put("days", "MONDAY");
    press("/pages/desk/roster", form);
    press("/pages/desk/roster/" + person("鈴木") + "/days", Map.of("on", "2026-02-13"));
    // when
    var again = press("/pages/desk/roster", form);
    // then
    again.then().header("Location", endsWith("?said=DONE"));
    as("coordinator").get("/desk").then().body("people.name", contains("山田", "佐藤", "鈴木"));
    press("/pages/desk/roster", otherHours);
    as("coordinator").get("/desk").then().body("people.name", contains("山田", "佐藤", "鈴木", "鈴木"));
  }

  @Test
  void aDayThatIsOverIsRefused() {
    // when
    var hers = "/pages/desk/roster/" + person("山田") + "/days";
    var over = press(hers, Map.of("on", "2025-12-31", "from", "09:00", "to", "17:00"));
    var half = press(hers, Map.of("on", "2026-12-31", "from", "09:00"));
    // then
    over.then().header("Location", endsWith("?said=NO_SUCH_DAY"));
    half.then().header("Location", endsWith("?said=NO_SUCH_DAY"));
    browser()
        .get("/pages/desk/roster?said=NO_SUCH_DAY")
        .then()
        .body(containsString("data-refused>何も変えていません"));
    as("coordinator").get("/desk").then().body("people[0].days", hasSize(0));
  }

  @Test
  void daysThatAreOverMakeRoomForNewOnes() {
    // given
    var monday = LocalDate.parse("2026-02-09");
    var coming = Stream.iterate(monday, day -> day.plusDays(1)).limit(399);
    var days =
        Stream.concat(Stream.of(LocalDate.parse("2026-01-01")), coming)
            .map(day -> Map.of("on", day.toString()))
            .toList();
    var contacts = List.of(Map.of("type", "VOICE", "to", "+81 3-0000-0003"));
    var roster =
        Map.of("people", List.of(Map.of("name", "鈴木", "contacts", contacts, "days", days)));
    as("coordinator").body(roster).put("/desk").then().statusCode(200);
    var hers = "/pages/desk/roster/" + person("鈴木") + "/days";
    // when
    press(hers, Map.of("on", "2028-12-31")).then().header("Location", endsWith("?said=DONE"));
    press(hers, Map.of("on", "2029-12-31")).then().header("Location", endsWith("?said=NOT_NOW"));
    // then
    as("coordinator")
        .get("/desk")
        .then()
        .body("people[0].days", hasSize(400))
        .body("people[0].days.on", not(hasItem("2026-01-01")))
        .body("people[0].days.on", hasItem("2028-12-31"));
  }

  @Test
  void aFullRosterSaysWhatToDoAndForgetsNothing() {
    // given
    var fifty =
        IntStream.rangeClosed(1, 50)
            .mapToObj(
                n ->
                    """
                    {"name": "当番 %d", "contacts": [{"type": "SMS", "to": "+81 3-0000-00%02d"}]}
                    """
                        .formatted(n, n))
            .collect(Collectors.joining(","));
    as("coordinator").body("{\"people\": [" + fifty + "]}").put("/desk").then().statusCode(200);
    var form =
        Map.of(
            "name",
            "鈴木 <一>",
            "voice",
            "+81 3-0000-0077",
            "sms",
            "+81 90-0000-0078",
            "email",
            "suzuki@example.test",
            "days",
            "FRIDAY",
            "from",
            "17:30",
            "to",
            "08:30");
    // when
    var full = press("/pages/desk/roster", form);
    // then
    full.then()
        .statusCode(409)
        .body(containsString("名簿は 50 人までで、いっぱいです"))
        .body(containsString("value=\"鈴木 &lt;一&gt;\""))
        .body(containsString("value=\"+81 3-0000-0077\""))
        .body(containsString("value=\"+81 90-0000-0078\""))
        .body(containsString("value=\"suzuki@example.test\""))
        .body(containsString("value=\"FRIDAY\" checked"))
        .body(not(containsString("value=\"MONDAY\" checked")))
        .body(containsString("value=\"17:30\""))
        .body(containsString("value=\"08:30\""));
    as("coordinator").get("/desk").then().body("people", hasSize(50));
    press("/pages/desk/roster/" + person("当番 7") + "/removal", Map.of());
    press("/pages/desk/roster", form).then().header("Location", endsWith("?said=DONE"));
    as("coordinator").get("/desk").then().body("people", hasSize(50));
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    var alarm = nobodyComes();
    browser().post("/pages/desk/alarms/" + alarm + "/acknowledgement").then().statusCode(400);
    alarms().body("items[0].acknowledgedAt", nullValue());
    browser()
        .get("/pages/desk")
        .then()
        .statusCode(200)
        .body(containsString("応じる人がいません"))
        .body(containsString("今の当番"));
  }

  /// @return the alarm, once notifier was told of it
  private String nobodyComes() {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    String alarm = alarms().extract().path("items[0].id");
    await().untilAsserted(() -> assertThat(IncidentApiStandIn.rung()).contains(alarm));
    return alarm;
  }

  private static ValidatableResponse attempt(String alarm, UUID attempt) {
    String yamada = as("service").get("/desk/ringing").path("people[0].id");
    return DeskSteps.attempt(alarm, yamada, attempt);
  }

  private static ValidatableResponse alarms() {
    return as("coordinator").get("/desk/alarms").then().statusCode(200);
  }

  private static String person(String name) {
    return as("coordinator").get("/desk").path("people.find { it.name == '" + name + "' }.id");
  }
}
