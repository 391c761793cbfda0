package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.testing.FrontDoor.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hikeshi.desk.Bell;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.events.watch.HearingWatch;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.DeskSteps;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many alarms at once, and what happens to one from two sides at the same moment.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class AlarmsTest {

  private static final String TAKEN_UP =
      """
      update desk_alarm set acknowledged_at = raised_at, acknowledged_by = '山田',
        acknowledged_how = 'PAGE' where id = '%s'
      """;

  @Inject Dispatching dispatching;
  @Inject Bell bell;
  @Inject SettableClock clock;
  @Inject Event<Counted> counted;
  @Inject HearingWatch hearing;

  @BeforeEach
  void nobodyIsThere() {
    Database.empty();
    IncidentApiStandIn.away(true);
  }

  @AfterEach
  void notifierIsThere() {
    IncidentApiStandIn.away(false);
    IncidentApiStandIn.silentOf(List.of());
  }

  @Test
  void whoTakesItUpWhileNotifierIsToldHasItInHand() throws SQLException {
    // given
    var alarm = raised(1);
    IncidentApiStandIn.away(false);
    // when
    meanwhile(TAKEN_UP.formatted(alarm), bell::passOn);
    // then
    alarms().body("items[0].acknowledgedBy", equalTo("山田"));
  }

  @Test
  void whoTakesItUpWhileItEndsHasHadItInHand() throws SQLException {
    // given
    var alarm = reported();
    // when
    meanwhile(
        TAKEN_UP.formatted(alarm),
        () -> QuarkusTransaction.requiringNew().run(() -> dispatching.on(withdrawn(2))));
    // then
    alarms()
        .body("items[0].acknowledgedBy", equalTo("山田"))
        .body("items[0].endedAt", notNullValue());
  }

  @Test
  void whoPressesALinkWhileAnotherTakesItUpHasItNotInHand() throws SQLException {
    // given
    var alarm = reported();
    String link = attempt(alarm, UUID.randomUUID()).extract().path("link");
    // when
    meanwhile(
        TAKEN_UP.formatted(alarm),
        () ->
            given()
                .contentType("text/plain")
                .body("acknowledged=yes")
                .post(link.substring(link.indexOf("/pages/")) + "/acknowledgement")
                .then()
                .statusCode(410));
    // then
    alarms().body("items[0].acknowledgedBy", equalTo("山田"));
  }

  @Test
  void anAlarmOfAKindThatOnlyANewerVersionKnowsKeepsNoOtherBackAndIsOnNoPage() {
    // given
    Database.put(
        """
        insert into desk_alarm (id, what, care_impact, drill, raised_at)
        values (gen_random_uuid(), 'FUTURE', '{}', false, timestamptz '%s' - interval '1 hour')
        """
            .formatted(clock.instant()));
    var known = raised(1);
    IncidentApiStandIn.away(false);
    // when
    bell.passOn();
    // then
    assertThat(IncidentApiStandIn.rung()).contains(known);
    alarms().body("items.id", contains(known.toString()));
    DeskSteps.browser().get("/pages/desk").then().statusCode(200);
    assertThat(bell.ringsFor()).isGreaterThanOrEqualTo(Duration.ofHours(1));
  }

  @Test
  void eachOfManyTellsOnlyOfItself() {
    // given
    var waiting = IntStream.rangeClosed(1, 5).mapToObj(this::raised).toList();
    IncidentApiStandIn.away(false);
    // when
    var one = raised(6);
    // then
    await().untilAsserted(() -> assertThat(IncidentApiStandIn.rung()).contains(one));
    assertThat(IncidentApiStandIn.rung()).doesNotContainAnyElementsOf(waiting);
    bell.passOn();
    assertThat(IncidentApiStandIn.rung()).containsAll(waiting);
    assertThat(Collections.frequency(IncidentApiStandIn.rung(), waiting.getFirst())).isOne();
  }

  @Test
  void ofManyOfAKindFiveRingAndWhoTakesOneUpHasThoseInHandThatItSpokeFor() {
    // given
    somebodyIsOnTheRoster();
    var all = IntStream.rangeClosed(1, 8).mapToObj(this::raised).toList();
    IncidentApiStandIn.away(false);
    bell.passOn();
    bell.passOn();
    assertThat(rungOf(all)).containsExactlyElementsOf(all.subList(0, 5));
    var attempt = UUID.randomUUID();
    attempt(all.getFirst(), attempt).body("others", equalTo(3));
    // when one more comes after she was told
    clock.advance(Duration.ofSeconds(1));
    var later = raised(9);
    DeskSteps.key(all.getFirst(), attempt).body("outcome", equalTo("ACKNOWLEDGED"));
    // then
    assertThat(inHand())
        .containsExactlyInAnyOrder(all.getFirst(), all.get(5), all.get(6), all.get(7));
    bell.passOn();
    assertThat(rungOf(all)).hasSize(5);
    assertThat(IncidentApiStandIn.rung()).contains(later);
  }

  @Test
  void byTheLinkTheyAreTakenUpTogetherToo() {
    // given
    somebodyIsOnTheRoster();
    var all = IntStream.rangeClosed(1, 7).mapToObj(this::raised).toList();
    IncidentApiStandIn.away(false);
    bell.passOn();
    String link = attempt(all.get(4), UUID.randomUUID()).extract().path("link");
    var way = link.substring(link.indexOf("/pages/"));
    given().get(way + "?lang=en").then().body(containsString("2 more alarms are about the same"));
    // when
    given()
        .contentType("text/plain")
        .body("acknowledged=yes")
        .post(way + "/acknowledgement")
        .then()
        .statusCode(200);
    // then
    assertThat(inHand()).containsExactlyInAnyOrder(all.get(4), all.get(5), all.get(6));
  }

  @Test
  void onThePageEachIsTakenUpByItself() {
    // given
    somebodyIsOnTheRoster();
    var all = IntStream.rangeClosed(1, 7).mapToObj(this::raised).toList();
    // when
    as("coordinator").put("/desk/alarms/" + all.getFirst() + "/acknowledgement");
    // then
    assertThat(inHand()).containsExactly(all.getFirst());
    IncidentApiStandIn.away(false);
    bell.passOn();
    assertThat(rungOf(all)).containsExactlyElementsOf(all.subList(1, 6));
  }

  @Test
  void whereNobodyIsOnTheRosterEachIsAMail() {
    // given
    var all = IntStream.rangeClosed(1, 7).mapToObj(this::raised).toList();
    IncidentApiStandIn.away(false);
    // when
    bell.passOn();
    // then
    assertThat(rungOf(all)).containsExactlyElementsOf(all);
  }

  @Test
  void whoIsPutOnAnEmptyRosterIsRungAboutWhatWasOnlyMailed() {
    // given
    var all = IntStream.rangeClosed(1, 7).mapToObj(this::raised).toList();
    IncidentApiStandIn.away(false);
    bell.passOn();
    var mailed = rungOf(all);
    // when
    somebodyIsOnTheRoster();
    bell.passOn();
    // then
    assertThat(mailed).containsExactlyElementsOf(all);
    assertThat(rungOf(all)).hasSize(12).endsWith(all.subList(0, 5).toArray(String[]::new));
    attempt(all.getFirst(), UUID.randomUUID()).body("others", equalTo(2));
  }

  @Test
  void whoIsPutOnAnEmptyRosterWhileNotifierHearsOfAnAlarmIsRungAboutIt() {
    // given
    var alarm = raised(1);
    IncidentApiStandIn.away(false);
    IncidentApiStandIn.onceRung(AlarmsTest::somebodyIsOnTheRoster);
    // when
    bell.passOn();
    bell.passOn();
    bell.passOn();
    // then
    assertThat(rungOf(List.of(alarm))).containsExactly(alarm, alarm);
  }

  @Test
  void ifTheReasonOfOneThatRangIsOverTheNextRings() {
    // given
    somebodyIsOnTheRoster();
    var all = IntStream.rangeClosed(1, 6).mapToObj(this::raised).toList();
    IncidentApiStandIn.away(false);
    bell.passOn();
    assertThat(bell.unheard()).isZero();
    // when
    Database.put(
        "update desk_alarm set ended_at = raised_at where id = '%s'".formatted(all.get(2)));
    // then
    bell.passOn();
    assertThat(IncidentApiStandIn.rung()).contains(all.get(5));
  }

  @Test
  void manyOfAKindKeepNoOtherKindBackAndADrillNothingReal() {
    // given
    somebodyIsOnTheRoster();
    IntStream.rangeClosed(1, 5).forEach(this::raised);
    Database.put("update desk_alarm set drill = true");
    var real = raised(6);
    Database.put(
        """
        insert into desk_alarm (id, what, care_impact, drill, raised_at)
          select gen_random_uuid(), 'UNANSWERED', '{}', true, now() - interval '1 day'
          from generate_series(1, 200)
        """);
    var late = "00000000-0000-7000-8000-000000000001";
    Database.put(
        """
        insert into desk_alarm (id, what, care_impact, drill, raised_at)
          values ('%s', 'LATE', '{}', true, now())
        """
            .formatted(late));
    IncidentApiStandIn.away(false);
    // when
    bell.passOn();
    bell.passOn();
    // then
    assertThat(IncidentApiStandIn.rung()).contains(real, late);
  }

  @Test
  void manyThatAreRaisedAtOnceAreNoMoreThanFiveCalls() {
    // given
    somebodyIsOnTheRoster();
    var before = IncidentApiStandIn.rung().size();
    IncidentApiStandIn.away(false);
    // when
    IntStream.rangeClosed(1, 20).parallel().forEach(this::raised);
    // then
    await().untilAsserted(() -> assertThat(IncidentApiStandIn.rung()).hasSize(before + 5));
    bell.passOn();
    assertThat(IncidentApiStandIn.rung()).hasSize(before + 5);
  }

  @Test
  void whatHasRungLongestIsOnTheDesksPageHoweverManyAreInHand() {
    // given
    Database.put(
        """
        insert into desk_alarm (id, what, care_impact, drill, raised_at,
            acknowledged_at, acknowledged_by, acknowledged_how)
          select gen_random_uuid(), 'UNDELIVERED', '{}', false, now(), now(), 'Bo', 'PAGE'
          from generate_series(1, 200)
        """);
    Database.put(
        """
        insert into desk_alarm (id, what, care_impact, drill, raised_at) values
          ('00000000-0000-7000-8000-000000000001', 'LATE', '{}', false, now() - interval '2 hours'),
          ('00000000-0000-7000-8000-000000000002', 'SILENT', '{}', false, now() - interval '3 hours')
        """);
    // when
    var page = as("coordinator").get("/pages/desk?lang=en").then().statusCode(200);
    // then
    String shown =
        page.body(containsString("2 more wait."))
            .body(containsString("An engineer is not there, or has not begun, in time"))
            .extract()
            .asString();
    assertThat(shown)
        .containsSubsequence(
            "alarm-00000000-0000-7000-8000-000000000002",
            "alarm-00000000-0000-7000-8000-000000000001",
            "has it in hand");
  }

  @Test
  void whatAnotherServiceHasFoundItAlsoEnds() {
    // given
    var alarm = found();
    as("coordinator").get("/desk/alarms?standing=true").then().body("items", hasSize(1));
    // when
    end(alarm);
    clock.advance(Duration.ofMinutes(1));
    String ended = alarms().extract().path("items[0].endedAt");
    end(alarm);
    end(UUID.randomUUID());
    // then
    as("coordinator").get("/desk/alarms?standing=true").then().body("items", hasSize(0));
    alarms().body("items.endedAt", contains(ended)).body("items.endedAt", not(nullValue()));
  }

  @Test
  void aHundredNoticesThatAreStuckAreFiveCallsToo() {
    // given
    somebodyIsOnTheRoster();
    IncidentApiStandIn.away(false);
    // when
    var stuck = IntStream.range(0, 9).mapToObj(_ -> found().toString()).toList();
    // then
    await().untilAsserted(() -> assertThat(rungOf(stuck)).hasSize(5));
    bell.passOn();
    assertThat(rungOf(stuck)).hasSize(5);
    attempt(rungOf(stuck).getFirst(), UUID.randomUUID())
        .body("what", equalTo("UNDELIVERED"))
        .body("others", equalTo(4));
  }

  @Test
  void noOtherServiceEndsWhatADispatchRings() {
    var alarm = reported();
    end(UUID.fromString(alarm));
    alarms().body("items[0].endedAt", nullValue());
  }

  @Test
  void aSweepIsInTimeAgainAsSoonAsItIsNoLongerLate() {
    // given
    counted.fire(new Counted(0, Duration.ofSeconds(60)));
    // when
    counted.fire(new Counted(0, Duration.ofSeconds(10)));
    // then
    alarms().body("items[0].endedAt", nullValue());
    counted.fire(new Counted(0, Duration.ofMillis(9_999)));
    alarms().body("items[0].endedAt", notNullValue());
  }

  @Test
  void theHeartbeatKnowsSinceWhenNotifierHearsOfNoAlarm() {
    // given
    assertThat(bell.unheard()).isZero();
    reported();
    // when
    clock.advance(Duration.ofMinutes(5));
    // then
    assertThat(bell.unheard()).isEqualTo(Duration.ofMinutes(5));
    IncidentApiStandIn.away(false);
    bell.passOn();
    assertThat(bell.unheard()).isZero();
  }

  @Test
  void theHeartbeatTakesNoReportForHeardWhileNobodyCanLook() throws InterruptedException {
    // when nobody looks, as while Kafka is away
    await().until(() -> bell.deaf().compareTo(Duration.ofSeconds(1)) > 0);
    // then
    hearing.look();
    assertThat(bell.deaf()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aNotifierThatHangsHoldsNoRoundUpAndKeepsNoAlarmBackForEver() {
    // given
    Database.put(
        """
        insert into desk_alarm (id, what, care_impact, drill, raised_at)
          select ('00000000-0000-7000-8000-0000000001' || lpad(n::text, 2, '0'))::uuid,
            'UNDELIVERED', '{}', false, now() - interval '1 hour' + n * interval '1 second'
          from generate_series(1, 12) n
        """);
    var waiting =
        IntStream.rangeClosed(1, 12)
            .mapToObj("00000000-0000-7000-8000-0000000001%02d"::formatted)
            .toList();
    IncidentApiStandIn.away(false);
    IncidentApiStandIn.silentOf(waiting);
    // when
    bell.passOn();
    // then
    assertThat(IncidentApiStandIn.unanswered()).containsExactlyElementsOf(waiting.subList(0, 2));
    IncidentApiStandIn.silentOf(waiting.subList(0, 3));
    bell.passOn();
    assertThat(IncidentApiStandIn.rung()).containsAll(waiting.subList(3, 12));
    assertThat(IncidentApiStandIn.unanswered()).containsExactly(waiting.get(2), waiting.getFirst());
    IncidentApiStandIn.silentOf(List.of());
    bell.passOn();
    assertThat(IncidentApiStandIn.rung()).containsAll(waiting);
  }

  @Test
  void whatAnOlderNotifierRangByItselfIsRungOnceItIsFoundAgain() {
    // given
    var alarm = found();
    Database.put("update desk_alarm set passed_on_at = now() where id = '%s'".formatted(alarm));
    IncidentApiStandIn.away(false);
    bell.passOn();
    assertThat(rungOf(List.of(alarm.toString()))).isEmpty();
    // when
    found(alarm);
    // then
    await().untilAsserted(() -> assertThat(rungOf(List.of(alarm.toString()))).isNotEmpty());
  }

  /// Notifier cannot deliver a notice.
  private static UUID found() {
    var alarm = UUID.randomUUID();
    found(alarm);
    return alarm;
  }

  private static void found(UUID alarm) {
    as("service")
        .body("{\"what\": \"UNDELIVERED\", \"subject\": \"%s\"}".formatted(UUID.randomUUID()))
        .put("/desk/alarms/" + alarm)
        .then()
        .statusCode(204);
    settled(alarm.toString());
  }

  private static void somebodyIsOnTheRoster() {
    as("coordinator")
        .body(
            """
            {"people": [{"name": "山田", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0001"}]}]}
            """)
        .put("/desk")
        .then()
        .statusCode(200);
  }

  private static List<String> rungOf(List<String> alarms) {
    return IncidentApiStandIn.rung().stream().filter(alarms::contains).toList();
  }

  private static List<String> inHand() {
    return alarms().extract().path("items.findAll { it.acknowledgedAt != null }.id");
  }

  private static ValidatableResponse attempt(String alarm, UUID attempt) {
    return as("service")
        .body("{\"person\": null, \"way\": \"EMAIL\"}")
        .put("/desk/alarms/" + alarm + "/attempts/" + attempt)
        .then()
        .statusCode(200);
  }

  private static void end(UUID alarm) {
    as("service").put("/desk/alarms/" + alarm + "/end").then().statusCode(204);
  }

  /// @return the alarm that nobody is there
  private String reported() {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    return settled(newest());
  }

  private String raised(int n) {
    var incident = new UUID(0x7000, 0x8000_0000_0000_0000L | n);
    QuarkusTransaction.requiringNew()
        .run(() -> dispatching.on(aReportOf(incident, CareImpact.EMERGENCY_STOPPED)));
    return settled(newest());
  }

  /// An alarm tells of itself beside whoever raises it: as long as notifier is away, waits until
  /// that has come to nothing, so that it does not come to something once notifier is there.
  private static String settled(String alarm) {
    await().until(() -> !IncidentApiStandIn.isAway() || IncidentApiStandIn.hasRefused(alarm));
    return alarm;
  }

  private static String newest() {
    return alarms().extract().path("items[0].id");
  }

  /// Commits a change as soon as the other waits for its row.
  private static void meanwhile(String change, Runnable other) throws SQLException {
    try (var pending = new Database.Pending(change)) {
      var done = CompletableFuture.runAsync(other);
      await().until(pending::isWaitedFor);
      pending.commit();
      done.join();
    }
  }

  private static ValidatableResponse alarms() {
    return as("coordinator").get("/desk/alarms").then().statusCode(200);
  }
}
