package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.SecondInstance.InAWave;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Engineer 1 has room for one duty, and that is a small place's; then an emergency room stops.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class WavesTest {

  private static final UUID SMALL = new UUID(0x7001, 0x8000_0000_0000_0001L);
  private static final UUID URGENT = new UUID(0x7002, 0x8000_0000_0000_0002L);
  private static final UUID MIDDLE = new UUID(0x7003, 0x8000_0000_0000_0003L);
  private static final Duration SIX_MINUTES = Duration.ofMinutes(6);

  @Inject SecondInstance instance;
  @Inject Bench bench;
  @Inject DispatchMetrics metrics;
  @Inject SettableClock clock;

  private Dispatching dispatching;
  private OfferTimer timer;

  @BeforeEach
  void theOnlyOneHasGoneToASmallPlace() {
    Database.empty();
    decides(new InAWave(true, true));
    as("admin")
        .body(
            profile(1, "Anna Security", "14")
                .replace("\"maxConcurrent\": 5", "\"maxConcurrent\": 1"))
        .put("/engineers/" + engineer(1))
        .then()
        .statusCode(201);
    onDuty(1);
    hears(SMALL, CareImpact.DEPARTMENT_SYSTEM_ONLY);
    accept(1, offerTo(1)).then().statusCode(200);
    hears(URGENT, CareImpact.EMERGENCY_STOPPED);
  }

  @Test
  void whoWaitsIsTelephonedAndIsNotTakenForServed() {
    // when
    passes(SIX_MINUTES);
    accept(1, offerTo(1)).then().statusCode(200);
    // then
    dispatchOf(URGENT)
        .body("items[0].state", equalTo("UNANSWERED"))
        .body("items[0].seats.seat", contains("LEAD", "TRIAGE"))
        .body("items[0].seats.state", contains("OPEN", "ACCEPTED"));
    as("coordinator")
        .get("/dispatches/uncovered")
        .then()
        .body("items", hasSize(1))
        .body("items[0].incidentId", equalTo(URGENT.toString()))
        .body("items[0].seats", contains("LEAD"))
        .body("items[0].alone", equalTo(true))
        .body("items[0].triage", equalTo(true))
        .body("items[0].waitsForRoom", equalTo(true))
        .body("items[0].priorityWhy.factor", contains("EMERGENCY_STOPPED"));
  }

  @Test
  void theDeskChoosesAmongSeatsThatItMayFillAndOnlyTheDeskIsToldTo() {
    // given
    passes(SIX_MINUTES);
    accept(1, offerTo(1)).then().statusCode(200);
    var page = "/pages/dispatches/" + dispatchOf(URGENT).extract().path("items[0].id") + "?lang=en";
    // when / then
    as("coordinator")
        .get(page)
        .then()
        .body(containsString(">Lead（"))
        .body(not(containsString(">Advice by telephone (until a lead is there)（")))
        .body(containsString("Put somebody on the seat now"));
    as("engineer-1")
        .get(page)
        .then()
        .statusCode(200)
        .body(containsString("The desk is told."))
        .body(not(containsString("Put somebody on the seat now")));
  }

  @Test
  void nobodyWhoWaitsIsLeftOutHoweverManyTheyAre() {
    // given
    passes(SIX_MINUTES);
    Database.put(
        """
        insert into dispatch select r.* from dispatch d, generate_series(1, 500) n, lateral
          jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'incident_id',
            md5(n::text)::uuid, 'opened_at', d.opened_at - interval '3 hours',
            'priority', 100)) r
        where d.incident_id = '%s'
        """
            .formatted(URGENT));
    Database.put(
        """
        insert into seat select r.* from seat s join dispatch d on d.id = s.dispatch_id, dispatch more,
          lateral jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(),
            'dispatch_id', more.id)) r
        where d.incident_id = '%s' and s.name = 'LEAD'
          and not exists (select 1 from seat o where o.dispatch_id = more.id)
        """
            .formatted(URGENT));
    // when
    var page = as("coordinator").get("/pages/dispatches/uncovered?lang=en");
    // then
    page.then()
        .statusCode(200)
        .body(containsString("501 sites wait."))
        .body(containsString("The longest wait is 186 min."))
        .body(containsString("1 more wait."));
  }

  @Test
  void aTriageOfWhatWasCalledOffTakesNoneOfHerRoom() {
    // given
    passes(SIX_MINUTES);
    accept(1, offerTo(1)).then().statusCode(200);
    assertThat(triages()).isOne();
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                dispatching.on(
                    new IncidentWithdrawn(
                        URGENT, 2, clock.instant(), DispatchFixture.HOSPITAL, 1)));
    // then
    assertThat(triages()).isZero();
  }

  private int triages() {
    return QuarkusTransaction.requiringNew()
        .call(() -> bench.at(clock.instant()).getFirst().triages());
  }

  @Test
  void theDesksPageSaysWhoWaitsAndWhy() {
    // given
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                dispatching.on(
                    new IncidentLinked(
                        URGENT, 2, clock.instant(), DispatchFixture.HOSPITAL, 1, MIDDLE)));
    passes(SIX_MINUTES);
    accept(1, offerTo(1)).then().statusCode(200);
    // when
    var page = as("coordinator").get("/pages/dispatches/uncovered?lang=en");
    // then
    page.then()
        .statusCode(200)
        .body(containsString("1 sites wait. 1 of them have nobody yet."))
        .body(containsString("looked after by telephone"))
        .body(containsString("+400 Emergency care has stopped"))
        .body(containsString("about 120 min more"))
        .body(containsString("all are busy"))
        .body(containsString("<span class=\"tag\">Lead</span>"))
        .body(containsString(MIDDLE.toString().substring(0, 8)));
    as("coordinator")
        .get("/pages/dispatches/uncovered?lang=ja")
        .then()
        .body(containsString("1か所が待っています"));
  }

  @Test
  void sheIsAskedToMoveAndHerYesOpensTheSeatThatSheLeaves() {
    // given
    passes(SIX_MINUTES);
    passes(SIX_MINUTES);
    as("engineer-1")
        .get("/offers")
        .then()
        .body("items[0].seat", equalTo("LEAD"))
        .body("items[0].why.code", contains("REASSIGNED"))
        .body("items[0].why.text", hasItem(containsString("350")))
        .body("items[0].leaves.seat", equalTo("LEAD"));
    String link =
        as("service")
            .put("/offers/" + offerTo(1) + "/links/" + UUID.randomUUID())
            .then()
            .body("leaves.seat", equalTo("LEAD"))
            .body("leaves.prefecture", equalTo("14"))
            .extract()
            .path("link");
    var leaves = containsString("you leave your present seat (Kanagawa, ");
    as("engineer-1").get("/pages/offers?lang=en").then().body(leaves);
    given().get(link.replaceFirst("https?://[^/]*", "") + "?lang=en").then().body(leaves);
    dispatchOf(SMALL).body("items[0].seats[0].state", equalTo("ACCEPTED"));
    // when
    accept(1, offerTo(1)).then().statusCode(200);
    // then
    dispatchOf(URGENT).body("items[0].state", equalTo("STAFFED"));
    dispatchOf(SMALL).body("items[0].state", equalTo("UNANSWERED"));
    assertThat(Database.told(SMALL)).contains("seat.given-back", "dispatch.unanswered");
    assertThat(metrics.count().unaccounted()).isZero();
    assertThat(metrics.count().waitingOnNobody()).isZero();
  }

  @Test
  void eachSiteHasItsTurnHoweverManyAreMoreUrgent() {
    // given
    for (var n = 1; n <= 21; n++) {
      hears(new UUID(0x7008, 0x8000_0000_0000_0000L | n), CareImpact.EMERGENCY_STOPPED);
    }
    hears(MIDDLE, CareImpact.DEPARTMENT_SYSTEM_ONLY);
    passes(SIX_MINUTES);
    assertThat(Database.count("dispatch", "looked_at is not null")).isZero();
    // when
    passes(SIX_MINUTES);
    assertThat(Database.count("dispatch", "looked_at is not null")).isEqualTo(20);
    passes(Duration.ofSeconds(1));
    // then
    assertThat(Database.count("dispatch", "looked_at is not null")).isEqualTo(23);
  }

  @Test
  void nobodyIsAskedToMoveTwiceInAFewHours() {
    // given
    passes(SIX_MINUTES);
    passes(SIX_MINUTES);
    // when
    passes(SIX_MINUTES);
    passes(SIX_MINUTES);
    // then
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
    assertThat(Database.told(URGENT)).contains("offer.lapsed");
  }

  @Test
  void whoHasArrivedIsLeftThere() {
    // given
    passes(SIX_MINUTES);
    passes(SIX_MINUTES);
    var offer = offerTo(1);
    var small = dispatchOf(SMALL).extract().<String>path("items[0].id");
    as("engineer-1")
        .body("{\"state\": \"ARRIVED\"}")
        .put("/dispatches/" + small + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
    // when
    var reply = accept(1, offer);
    // then
    reply.then().statusCode(410);
    dispatchOf(SMALL).body("items[0].seats[0].state", equalTo("ARRIVED"));
    dispatchOf(URGENT).body("items[0].state", equalTo("UNANSWERED"));
  }

  @Test
  void withoutTheOperatorsWordNobodyTelephonesOrMoves() {
    // given
    decides(new InAWave(false, false));
    // when
    passes(SIX_MINUTES);
    passes(SIX_MINUTES);
    // then
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
  }

  @Test
  void noDrillBeginsWhileItLasts() {
    var exercising = instance.exercising(dispatching, new InAWave(true, true));
    assertThat(QuarkusTransaction.requiringNew().call(exercising::mayBegin)).isFalse();
  }

  @Test
  void placesAreKeptForThoseBefore() {
    // given
    hears(MIDDLE, CareImpact.SURGERY_STOPPED);
    var waves = instance.waves(new InAWave(true, true));
    // when
    var around =
        List.of(URGENT, MIDDLE, SMALL).stream()
            .map(
                incident ->
                    QuarkusTransaction.requiringNew()
                        .call(() -> waves.around(instance.of(incident))))
            .toList();
    // then
    assertThat(around)
        .containsExactly(
            new Wave(true, true, 0, 1), new Wave(true, true, 1, 1), new Wave(true, true, 2, 2));
  }

  private void decides(InAWave settings) {
    dispatching = instance.deciding(settings);
    timer = instance.timing(dispatching, settings);
  }

  private void passes(Duration time) {
    clock.advance(time);
    timer.tick();
  }

  private void hears(UUID incident, CareImpact impact) {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReportOf(incident, impact)));
  }

  private static ValidatableResponse dispatchOf(UUID incident) {
    return as("coordinator").get("/dispatches?incident=" + incident).then().statusCode(200);
  }
}
