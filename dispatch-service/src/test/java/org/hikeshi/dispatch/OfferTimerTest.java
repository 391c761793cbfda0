package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.WINDOW;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.aReportOf;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.decline;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.LogLines;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class OfferTimerTest {

  @Inject Dispatching dispatching;
  @Inject OfferTimer timer;
  @Inject Sweeping sweeping;
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
  void whatIsLoggedWhileADispatchChangesSaysWhich() {
    // given
    onDutyAre(1);
    hears();
    var dispatch = dispatchOf(INCIDENT);
    // when
    try (var log = LogLines.of(getClass().getName())) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  dispatching.change(
                      UUID.fromString(dispatch),
                      (_, _) -> {
                        Log.info("looked at");
                        return true;
                      }));
      // then
      assertThat(log.keys())
          .containsExactly(Map.of("incident", INCIDENT.toString(), "dispatch", dispatch));
    }
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
    plan("shifts", 7, Duration.ofSeconds(60));
    hears();
    timer.tick();
    // when
    clock.advance(Duration.ofSeconds(60));
    timer.tick();
    // then
    assertThat(offerTo(7)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"duty", "absence"})
  void whoGoesOffDutyWhileAskedIsAskedNoLongerAndTheNextIsAtOnce(String how) {
    // given
    onDutyAre(1, 2);
    hears();
    // when
    if (how.equals("duty")) {
      offDuty(1);
    } else {
      plan("absences", 1);
    }
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT))
        .containsExactly("dispatch.opened", "offer.made", "offer.withdrawn", "offer.made");
    assertThat(offerTo(2)).isNotNull();
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
  }

  @Test
  void whoIsUnwellIsNotRungForAnotherHospitalEither() {
    // given
    var other = new UUID(7, 7);
    onDutyAre(1);
    hears();
    QuarkusTransaction.requiringNew()
        .run(() -> dispatching.on(aReportOf(other, CareImpact.EMERGENCY_STOPPED)));
    // when
    decline(1, offerTo(1)).then().statusCode(200);
    timer.tick();
    // then
    as("engineer-1").get("/offers").then().body("items", hasSize(0));
    assertThat(
            Stream.of(INCIDENT, other)
                .flatMap(incident -> Database.told(incident).stream())
                .filter(what -> what.startsWith("offer.")))
        .containsExactlyInAnyOrder("offer.made", "offer.made", "offer.declined", "offer.withdrawn");
  }

  @Test
  void whoIsOnByPlanAsWellIsAskedOn() {
    // given
    onDutyAre(1, 2);
    plan("shifts", 1);
    hears();
    // when
    offDuty(1);
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT)).containsExactly("dispatch.opened", "offer.made");
    assertThat(offerTo(1)).isNotNull();
  }

  @Test
  void whoIsAskedByNameWhileOffDutyMayPlanHerNextShift() {
    // given
    onDutyAre(1);
    hire(2);
    hears();
    accept(1, offerTo(1)).then().statusCode(200);
    as("engineer-1")
        .body("{\"to\": \"%s\"}".formatted(engineer(2)))
        .post("/dispatches/" + dispatchOf(INCIDENT) + "/seats/LEAD/handover")
        .then()
        .statusCode(202);
    // when
    plan("shifts", 2, Duration.ofHours(9));
    plan("absences", 2);
    timer.tick();
    // then
    as("engineer-2").get("/offers").then().body("items.seat", hasItem("LEAD"));
  }

  @Test
  void whoseShiftEndedWhileSheIsAskedMayPlanAndOfferWhatIsNotNow() {
    // given
    hire(1);
    hire(2);
    plan("shifts", 1, Duration.ofMinutes(-59));
    hears();
    nobodyIsLookedAfterAnyMore();
    clock.advance(Duration.ofMinutes(2));
    // when
    plan("shifts", 1, Duration.ofHours(9));
    plan("absences", 1, Duration.ofHours(-9));
    var swap = cover("engineer-1", Duration.ZERO);
    as("engineer-1").delete("/covers/" + swap).then().statusCode(204);
    cover("coordinator", Duration.ofHours(9));
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT)).containsExactly("dispatch.opened", "offer.made");
    assertThat(offerTo(1)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoseDutyGoesToAnotherOrBackWhileAskedIsAskedNoLonger(boolean back) {
    // given
    hire(1);
    hire(2);
    plan("shifts", back ? 2 : 1);
    var other = back ? cover("coordinator", 2, 1, Duration.ZERO) : "";
    hears();
    assertThat(offerTo(1)).isNotNull();
    // when
    if (back) {
      as("coordinator").delete("/covers/" + other).then().statusCode(204);
    } else {
      cover("coordinator", Duration.ZERO);
    }
    timer.tick();
    // then
    assertThat(Database.told(INCIDENT))
        .containsExactly("dispatch.opened", "offer.made", "offer.withdrawn", "offer.made");
    assertThat(offerTo(2)).isNotNull();
  }

  @Test
  void whoIsBackBeforeHerOfferIsTakenAwayIsAskedOn() {
    // given
    onDutyAre(1);
    hears();
    offDuty(1);
    var asked =
        QuarkusTransaction.requiringNew().call(() -> sweeping.askingWhoIsOff(Set.of(engineer(1))));
    assertThat(asked).hasSize(1);
    // when
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> sweeping.spare(asked.getFirst()));
    // then
    assertThat(Database.told(INCIDENT)).containsExactly("dispatch.opened", "offer.made");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDispatchThatFailsHoldsUpNoOtherThatAsksWhoIsOff(boolean later) {
    // given
    var both = twoThatAsk(1);
    var broken = both.get(later ? 1 : 0);
    var sound = both.get(later ? 0 : 1);
    offDuty(1);
    Database.put(
        """
        alter table offer add constraint broken
          check (phase <> 'WITHDRAWN' or dispatch_id <> '%s') not valid
        """
            .formatted(dispatchOf(broken)));
    // when
    try {
      timer.tick();
    } finally {
      Database.put("alter table offer drop constraint broken");
    }
    // then
    assertThat(Database.told(sound)).contains("offer.withdrawn");
    assertThat(Database.told(broken)).doesNotContain("offer.withdrawn");
    timer.tick();
    assertThat(Database.told(broken)).contains("offer.withdrawn");
  }

  @Test
  void aDispatchThatSomebodyWorksOnIsSparedTheNextTimeAndHoldsUpNoOther() throws Exception {
    // given
    var both = twoThatAsk(1);
    offDuty(1);
    // when
    try (var locked =
        new Database.Pending(
            "update dispatch set tried_at = tried_at where incident_id = '%s'"
                .formatted(INCIDENT))) {
      assertThat(CompletableFuture.runAsync(timer::tick)).succeedsWithin(Duration.ofSeconds(20));
      assertThat(locked.isWaitedFor()).isFalse();
    }
    // then
    assertThat(Database.told(both.getLast())).contains("offer.withdrawn");
    assertThat(Database.told(INCIDENT)).doesNotContain("offer.withdrawn");
    timer.tick();
    assertThat(Database.told(INCIDENT)).contains("offer.withdrawn");
  }

  /// Two incidents that both ask engineer `n`, as there is nobody else.
  private List<UUID> twoThatAsk(int n) {
    var other = new UUID(7, 7);
    onDutyAre(n);
    hears();
    QuarkusTransaction.requiringNew()
        .run(() -> dispatching.on(aReportOf(other, CareImpact.EMERGENCY_STOPPED)));
    return List.of(INCIDENT, other);
  }

  /// Whichever of the two comes first.
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDispatchThatOnlyANewerVersionCanReadKeepsNoOtherFromTheNextAndShows(boolean later) {
    // given
    var both = twoThatAsk(1);
    var future = both.get(later ? 1 : 0);
    var sound = both.get(later ? 0 : 1);
    var dispatch = isOfANewerVersion(future);
    clock.advance(WINDOW.multipliedBy(2));
    // when / then
    assertThatThrownBy(timer::tick).hasMessageContaining(dispatch);
    assertThat(Database.told(sound)).contains("offer.lapsed");
    assertThat(metrics.count().overdue()).isEqualTo(1);
    as("coordinator")
        .get("/dispatches")
        .then()
        .body("items.incidentId", contains(sound.toString()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void norDoesItKeepThemFromWhoComesOnDuty(boolean later) {
    // given
    var both = twoThatAsk(1);
    var future = both.get(later ? 1 : 0);
    var sound = both.get(later ? 0 : 1);
    clock.advance(WINDOW);
    timer.tick();
    var dispatch = isOfANewerVersion(future);
    clock.advance(Duration.ofSeconds(1));
    // when
    hire(2);
    onDuty(2);
    assertThatThrownBy(timer::tick).hasMessageContaining(dispatch);
    // then
    assertThat(Database.told(sound)).containsOnlyOnce("offer.lapsed").endsWith("offer.made");
    assertThat(offerTo(2)).isNotNull();
  }

  private static String isOfANewerVersion(UUID incident) {
    var dispatch = dispatchOf(incident);
    Database.put("update seat set kind = 'FUTURE' where dispatch_id = '%s'".formatted(dispatch));
    return dispatch;
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

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoComesIsAskedForWhatIsRealBeforeADrill(boolean mostUrgent) {
    // given
    hire(7);
    var exercised = aReportOf(new UUID(1, 1), CareImpact.EMERGENCY_STOPPED);
    var real = aReportOf(new UUID(2, 2), CareImpact.DEPARTMENT_SYSTEM_ONLY);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(exercised));
    Database.put("update dispatch set drill = true");
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(real));
    clock.advance(Duration.ofMinutes(1));
    onDuty(7);
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              if (mostUrgent) {
                sweeping.tryAgain(sweeping.mostUrgent(clock.instant(), Set.of()).orElseThrow());
              } else {
                sweeping.tryAgain(sweeping.whoseTurnItIs(clock.instant(), Set.of()).orElseThrow());
              }
            });
    // then
    as("engineer-7")
        .get("/offers")
        .then()
        .body("items", hasSize(1))
        .body("items[0].drill", equalTo(false));
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

  private void nobodyIsLookedAfterAnyMore() {
    clock.advance(Duration.ofSeconds(5));
    timer.tick();
  }

  private void hears() {
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
  }

  private static void offDuty(int n) {
    as("engineer-" + n)
        .body("{\"onDuty\": false}")
        .put("/engineers/" + engineer(n) + "/duty")
        .then()
        .statusCode(200);
  }

  private void plan(String what, int n) {
    plan(what, n, Duration.ZERO);
  }

  private void plan(String what, int n, Duration in) {
    var from = clock.instant().plus(in);
    as("coordinator")
        .body(
            "{\"engineerId\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(engineer(n), from, from.plus(Duration.ofHours(1))))
        .post("/" + what)
        .then()
        .statusCode(201);
  }

  private static String dispatchOf(UUID incident) {
    return as("coordinator")
        .get("/dispatches")
        .path("items.find { it.incidentId == '%s' }.id".formatted(incident));
  }

  private String cover(String user, Duration in) {
    return cover(user, 1, 2, in);
  }

  private String cover(String user, int of, int by, Duration in) {
    var from = clock.instant().plus(in);
    return as(user)
        .body(
            "{\"of\": \"%s\", \"by\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(engineer(of), engineer(by), from, from.plus(Duration.ofHours(1))))
        .post("/covers")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void onDutyAre(int... engineers) {
    for (var n : engineers) {
      hire(n);
      onDuty(n);
    }
  }
}
