package org.hikeshi.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.testing.StubbornAuthority.babbling;
import static org.hikeshi.testing.StubbornAuthority.holding;
import static org.hikeshi.testing.StubbornAuthority.resetting;
import static org.hikeshi.testing.StubbornAuthority.saying;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.testing.StubbornAuthority;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an authority's system may do to a caller, and what the caller must make of it. The
/// education ministry is the stubborn one, the health ministry reads its inbox here.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class StubbornAuthorityTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");

  @Inject Courier courier;
  @Inject Rounds rounds;
  @Inject EntityManager entities;
  @Inject NoticeBodies bodies;
  @Inject SettableClock clock;
  @Inject Arrived arrived;
  @Inject Ids ids;

  private final StubbornAuthority authority = new StubbornAuthority();

  @BeforeEach
  void aQuietMorning() {
    clock.set(MONDAY_MORNING);
    Neighbours.incidentApiAnswers(200);
    arrived.nothingElseIsOnItsWay();
    channel("mhlw", "{\"type\": \"PORTAL\"}");
    webhook();
  }

  @AfterEach
  void theDoorIsShut() {
    authority.close();
    clock.set(MONDAY_MORNING);
  }

  @Test
  void whoAsksForTimeGetsItForAllThatIsDueThere() {
    // given
    authority.behaves(saying(429, "", "Retry-After: 120"));
    var first = told();
    attempted(first, "FAILED");
    authority.behaves(saying(200, ""));
    var second = told();
    clock.advance(Duration.ofSeconds(100));
    courier.deliverDue();
    assertThat(authority.calls()).hasSize(1);
    // when
    clock.advance(Duration.ofSeconds(40));
    courier.deliverDue();
    // then
    becomes(first, "DELIVERED");
    becomes(second, "DELIVERED");
  }

  @Test
  void aNoticeThatOnlyANewerVersionCanReadKeepsNoOtherWaiting() {
    // given
    authority.behaves(saying(429, "", "Retry-After: 120"));
    var future = told();
    attempted(future, "FAILED");
    change(
        "update notice set kind = 'FUTURE', next_attempt_at = prepared_at - interval '1 hour' where id = '%s'",
        future);
    authority.behaves(saying(200, ""));
    var known = told();
    try {
      // when
      clock.advance(Duration.ofSeconds(140));
      // then
      becomes(known, "DELIVERED");
    } finally {
      change("update notice set kind = 'REPORT' where id = '%s'", future);
    }
    becomes(future, "DELIVERED");
  }

  private void change(String sql, UUID notice) {
    QuarkusTransaction.requiringNew()
        .run(() -> entities.createNativeQuery(sql.formatted(notice)).executeUpdate());
  }

  @Test
  void aCutConnectionLeavesItUnknownAndTheRepeatHasTheSameIdAndBytes() {
    // given
    authority.behaves(resetting());
    var notice = told();
    attempted(notice, "UNKNOWN");
    // when
    authority.behaves(saying(200, "{\"receiptNumber\": \"R-1\"}"));
    clock.advance(Duration.ofSeconds(6));
    courier.deliverDue();
    // then
    becomes(notice, "RECEIPTED");
    assertThat(bodies(notice)).hasSize(2);
    assertThat(bodies(notice).stream().distinct()).hasSize(1);
  }

  @Test
  void aYesThatComesAfterTheTimeOutIsUnknownTheOthersGoOnAndTheRepeatIsTheSame() {
    // given
    var letGo = new CountDownLatch(1);
    authority.behaves(holding(letGo));
    // when
    var notice = told();
    // then
    becomes(other(notice), "DELIVERED");
    attempted(notice, "UNKNOWN");
    letGo.countDown();
    authority.behaves(saying(200, ""));
    clock.advance(Duration.ofSeconds(6));
    courier.deliverDue();
    becomes(notice, "DELIVERED");
    assertThat(bodies(notice).stream().distinct()).hasSize(1);
  }

  /// Whoever carries the first looks for it: nobody else does here.
  @Test
  void whatIsToldWhileTheNoticeBeforeItIsOnItsWayFollowsAtOnce() {
    // given
    var letGo = new CountDownLatch(1);
    authority.behaves(holding(letGo));
    var news = News.anAttackOn('a', ids.next()).atAUniversity();
    var incident = arrived.heard(news);
    await().until(() -> authority.calls().size() == 1);
    arrived.heard(news.followedUp());
    // when
    letGo.countDown();
    // then
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> statesOf("mext", incident), List.of("DELIVERED", "DELIVERED")::equals);
    assertThat(authority.calls()).hasSize(2);
  }

  private List<String> statesOf(String ministry, UUID incident) {
    List<?> states =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    entities
                        .createNativeQuery(
                            """
                            select state from notice
                            where incident_id = :incident and authority = :ministry order by id
                            """,
                            String.class)
                        .setParameter("incident", incident)
                        .setParameter("ministry", ministry)
                        .getResultList());
    return states.stream().map(String.class::cast).toList();
  }

  @Test
  void anAnswerWithoutAnEndIsCutAndAYesAllTheSame() {
    // given
    authority.behaves(babbling());
    // when
    var notice = told();
    // then
    becomes(notice, "DELIVERED");
  }

  @Test
  void aRedirectIsNotFollowed() {
    // given
    authority.behaves(saying(307, "", "Location: " + authority.url() + "/elsewhere"));
    // when
    var notice = told();
    // then
    attempted(notice, "FAILED");
    assertThat(authority.calls()).extracting(StubbornAuthority.Call::path).containsOnly("/notices");
  }

  @Test
  void whoIsGoneForGoodIsNotCalledAgainAndAPersonMayChooseAnotherWay() {
    // given
    authority.behaves(saying(410, ""));
    // when
    var notice = told();
    // then
    becomes(notice, "FAILED");
    read(notice).body("otherWays", hasItems("MANUAL", "AGREED"));
    assertThat(authority.callsOf(notice)).hasSize(1);
  }

  @Test
  void afterTenHoursOfSilenceEverythingArrivesAndNobodyElseHasNoticed() {
    // given
    authority.behaves(saying(503, ""));
    var notices = List.of(told(), told(), told());
    notices.forEach(notice -> becomes(other(notice), "DELIVERED"));
    for (int minutes = 0; minutes < 600; minutes += 5) {
      clock.advance(Duration.ofMinutes(5));
      courier.deliverDue();
    }
    assertThat(authority.calls()).hasSizeBetween(20, 150);
    // when
    authority.behaves(saying(200, ""));
    clock.advance(Duration.ofMinutes(70));
    // then
    notices.forEach(this::arrivesAsTimeGoesBy);
    notices.forEach(notice -> assertThat(bodies(notice).stream().distinct()).hasSize(1));
  }

  @Test
  void trap10_anAttemptThatLeftWithoutAWordIsWrittenDownAsUnknownAndRepeated() {
    // given
    Neighbours.incidentApiAnswers(503);
    var notice = told();
    var errand = takenBySomebodyWhoDies();
    assertThat(errand.notice().id()).isEqualTo(notice);
    // when
    clock.advance(Duration.ofSeconds(61));
    courier.deliverDue();
    // then
    becomes(notice, "DELIVERED");
    read(notice).body("deliveries.outcome", contains("UNKNOWN", "DELIVERED"));
  }

  @Test
  void whatNobodyKnowsTheEndOfIsSaidSoAlsoWhenItIsGivenUp() {
    // given
    authority.behaves(resetting());
    var notice = told();
    attempted(notice, "UNKNOWN");
    // when
    clock.advance(Duration.ofHours(73));
    becomes(notice, "FAILED");
    // then
    read(notice).body("deliveries.outcome", contains("UNKNOWN", "UNKNOWN"));
    assertThat(unknownFailuresOf(notice)).containsExactly("false true", "true true");
  }

  private List<String> unknownFailuresOf(UUID notice) {
    List<?> rows =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    entities
                        .createNativeQuery(
                            """
                        select (payload::jsonb ->> 'gaveUp') || ' ' || (payload::jsonb ->> 'unknown')
                        from outbox where type = 'org.hikeshi.delivery.failed.v1'
                          and payload::jsonb ->> 'noticeId' = :notice
                        order by id
                        """,
                            String.class)
                        .setParameter("notice", notice.toString())
                        .getResultList());
    return rows.stream().map(String.class::cast).toList();
  }

  @Test
  void trap10_whileTheChannelIsDownThePersonWhoFilesByHandClosesItWithTheTimeItWasReceived() {
    // given
    authority.behaves(saying(500, ""));
    var notice = told();
    attempted(notice, "FAILED");
    // when
    way(notice, "MANUAL").statusCode(200).body("state", equalTo("TO_FILE"));
    clock.advance(Duration.ofHours(5));
    courier.deliverDue();
    // then
    assertThat(authority.callsOf(notice)).hasSize(1);
    as("hospital-a")
        .contentType("application/json")
        .body(
            """
            {"receiptNumber": "窓口-7", "receivedAt": "2026-02-09T04:00:00Z", "how": "窓口"}
            """)
        .post("/notices/" + notice + "/receipt")
        .then()
        .statusCode(200)
        .body("state", equalTo("RECEIPTED"))
        .body("receipt.receivedAt", equalTo("2026-02-09T04:00:00Z"))
        .body("deliveries.outcome", contains("FAILED", "FILED_BY_HAND"));
  }

  @Test
  void aNoticeTakenOverByHandMayBeGivenBackToItsChannel() {
    // given
    authority.behaves(saying(500, ""));
    var notice = told();
    attempted(notice, "FAILED");
    way(notice, "MANUAL").statusCode(200);
    authority.behaves(saying(200, ""));
    // when
    way(notice, "AGREED").statusCode(200);
    // then
    becomes(notice, "DELIVERED");
  }

  @Test
  void anotherChannelAppliesToWhatWaits() {
    // given
    authority.behaves(saying(500, ""));
    var notice = told();
    attempted(notice, "FAILED");
    // when
    channel("mext", "{\"type\": \"PORTAL\"}");
    // then
    becomes(notice, "DELIVERED");
    var byHand = waiting();
    channel("mext", "{\"type\": \"MANUAL\"}");
    becomes(byHand, "TO_FILE");
  }

  @Test
  void nothingMoreLeavesAfterAConsentIsTakenBack() {
    // given
    authority.behaves(saying(500, ""));
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    var notice = byConsent(news);
    attempted(notice, "FAILED");
    // when
    arrived.heard(news.followedUp());
    // then
    authority.behaves(saying(200, ""));
    clock.advance(Duration.ofHours(5));
    courier.deliverDue();
    assertThat(authority.calls()).hasSize(1);
    read(notice)
        .body("state", equalTo("DRAFT"))
        .body("waitsForApproval", equalTo(false))
        .body("nextAttemptAt", nullValue())
        .body("otherWays", empty())
        .body("deliveries.outcome", contains("FAILED"));
    arrived.withdrawn(news);
    courier.deliverDue();
    assertThat(authority.calls()).hasSize(1);
    channel("nco", "{\"type\": \"MANUAL\"}");
  }

  @Test
  void whatLeftBeforeTheConsentWasTakenBackArrivesAllTheSame() {
    // given
    var letGo = new CountDownLatch(1);
    authority.behaves(holding(letGo));
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    var notice = byConsent(news);
    await().until(() -> authority.calls().size() == 1);
    arrived.heard(news.followedUp());
    read(notice).body("state", equalTo("DRAFT"));
    // when
    letGo.countDown();
    // then
    becomes(notice, "DELIVERED");
    assertThat(authority.calls()).hasSize(1);
    channel("nco", "{\"type\": \"MANUAL\"}");
  }

  /// The office for cyber security has a system too.
  private UUID byConsent(News news) {
    channel("nco", "{\"type\": \"WEBHOOK\", \"url\": \"" + authority.url() + "\"}");
    return arrived.firstTo("nco", arrived.heard(news.sharedWith("nco")));
  }

  @Test
  void aMailServerThatIsBusyIsAskedAgainAndOneThatKnowsNobodyIsNot() {
    // given
    channel("mext", "{\"type\": \"EMAIL\", \"to\": \"box@mext.example.test\"}");
    Neighbours.mailServerRefuses("box@mext.example.test", "451 4.3.0 later");
    var busy = told();
    attempted(busy, "FAILED");
    read(busy).body("deliveries.detail", hasItem("SMTP 451"));
    // when
    Neighbours.mailServerWelcomes("box@mext.example.test");
    clock.advance(Duration.ofSeconds(6));
    courier.deliverDue();
    // then
    becomes(busy, "DELIVERED");
    Neighbours.mailServerRefuses("box@mext.example.test", "550 5.1.1 nobody here");
    var unknown = told();
    becomesAsTimeGoesBy(unknown, "FAILED");
    read(unknown).body("deliveries.detail", hasItem("SMTP 550"));
    Neighbours.mailServerWelcomes("box@mext.example.test");
  }

  private Errand takenBySomebodyWhoDies() {
    var errand =
        await()
            .until(
                () -> {
                  clock.advance(Duration.ofSeconds(3));
                  return new InTurn<UUID>("test")
                      .next(passedOver -> rounds.next("mext", passedOver), rounds::take);
                },
                Optional::isPresent)
            .orElseThrow();
    Neighbours.incidentApiAnswers(200);
    assertThat(rounds.leaves(errand, bodies.made(errand.words()))).isPresent();
    return errand;
  }

  /// An incident of hospital A was reported, a university's.
  private UUID told() {
    var incident = arrived.heard(News.anAttackOn('a', ids.next()).atAUniversity());
    return arrived.firstTo("mext", incident);
  }

  private UUID waiting() {
    webhook();
    authority.behaves(saying(500, ""));
    var notice = told();
    attempted(notice, "FAILED");
    return notice;
  }

  /// The health ministry's of the same incident.
  private UUID other(UUID notice) {
    var incident = read(notice).extract().<String>path("incidentId");
    return arrived.firstTo("mhlw", UUID.fromString(incident));
  }

  private void attempted(UUID notice, String outcome) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              courier.deliverDue();
              read(notice).body("deliveries.outcome", contains(outcome));
            });
  }

  private void becomes(UUID notice, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              courier.deliverDue();
              read(notice).body("state", equalTo(state));
            });
  }

  /// Whatever was on its way when the authority came back has failed once more, and has its next
  /// turn within the hour.
  private void arrivesAsTimeGoesBy(UUID notice) {
    becomesAsTimeGoesBy(notice, "DELIVERED");
  }

  private void becomesAsTimeGoesBy(UUID notice, String state) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              courier.deliverDue();
              clock.advance(Duration.ofMinutes(5));
              read(notice).body("state", equalTo(state));
            });
  }

  private List<String> bodies(UUID notice) {
    return authority.callsOf(notice).stream().map(call -> Arrays.toString(call.body())).toList();
  }

  private static ValidatableResponse read(UUID notice) {
    return as("hospital-a").get("/notices/" + notice).then().statusCode(200);
  }

  private static ValidatableResponse way(UUID notice, String way) {
    return as("hospital-a")
        .contentType("application/json")
        .body("{\"way\": \"" + way + "\", \"reason\": \"送れないため\"}")
        .put("/notices/" + notice + "/way")
        .then();
  }

  private void webhook() {
    channel("mext", "{\"type\": \"WEBHOOK\", \"url\": \"" + authority.url() + "\"}");
  }

  private static void channel(String id, String body) {
    as("admin")
        .contentType("application/json")
        .body(body)
        .put("/authorities/" + id + "/channel")
        .then()
        .statusCode(200);
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
