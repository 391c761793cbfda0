package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class PersonsPageTest {

  @Inject Arrived arrived;
  @Inject TrackedDuties duties;
  @Inject SettableClock clock;
  @Inject Ids ids;

  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(Instant.parse("2026-02-09T01:00:00Z"));
  }

  @Test
  void aHospitalWritesDownThatItToldThem() {
    // given
    var duty = arrived.atTheMinistry().persons();
    // when
    var said = filled(duty, "郵送", "2026-02-09T09:30", "10000");
    // then
    said.statusCode(303).header("Location", containsString("said=told"));
    var told = QuarkusTransaction.requiringNew().call(() -> duties.findById(duty).told());
    assertThat(told.receivedOn()).isEqualTo(LocalDate.parse("2026-02-09"));
    page(duty, "?said=told")
        .body(containsString("本人への通知を記録しました"))
        .body(not(containsString("data-refused")));
  }

  @Test
  void whoeverIsFoundLaterIsStillToBeTold() {
    // given
    var found = arrived.atTheMinistry();
    var duty = found.persons();
    filled(duty, "郵送", "2026-02-09T09:30", "10000");
    // when
    arrived.heard(News.anAttackOn('a', found.incident()).followedUp().persons(130_000));
    // then
    assertThat(state(duty)).isEqualTo(DutyState.TO_FILE);
    page(duty, "")
        .body(containsString("知らせた人数: 10,000人"))
        .body(containsString("約130,000人"))
        .body(containsString("この義務は終わっていません"));
    filled(duty, "郵送", "2026-02-09T09:40", "119999");
    filled(duty, "郵送", "2026-02-09T09:40", "119999");
    assertThat(state(duty)).isEqualTo(DutyState.TO_FILE);
    filled(duty, "電話", "2026-02-09T09:50", "1");
    assertThat(state(duty)).isEqualTo(DutyState.RECEIPTED);
    page(duty, "").body(not(containsString("この義務は終わっていません")));
  }

  @Test
  void whoToldAllLeavesTheNumberOutWhateverTheEstimateWas() {
    // given
    var duty = arrived.atTheMinistry().persons();
    filled(duty, "郵送", "2026-02-09T09:30", "9873");
    assertThat(state(duty)).isEqualTo(DutyState.TO_FILE);
    // when
    filled(duty, "郵送で全員", "2026-02-09T09:30", "");
    // then
    assertThat(state(duty)).isEqualTo(DutyState.RECEIPTED);
  }

  @Test
  void whoWasToldInAMergedIncidentIsNotCountedTwice() {
    // given
    var duplicate = News.anAttackOn('a', ids.next()).persons(10_000);
    filled(persons(duplicate), "郵送", "2026-02-09T09:30", "6000");
    var goesOn = News.anAttackOn('a', ids.next()).persons(10_000);
    var duty = persons(goesOn);
    arrived.merged(duplicate, goesOn.filed().incidentId());
    clock.advance(Duration.ofMinutes(1));
    filled(duty, "郵送で全員", "2026-02-09T09:50", "");
    assertThat(state(duty)).isEqualTo(DutyState.RECEIPTED);
    // when
    clock.advance(Duration.ofMinutes(1));
    arrived.heard(goesOn.followedUp().persons(15_000).filedAt(clock.instant()));
    // then
    assertThat(state(duty)).isEqualTo(DutyState.TO_FILE);
    page(duty, "").body(containsString("知らせた人数: 10,000人"));
    filled(duty, "電話", "2026-02-09T10:00", "5000");
    assertThat(state(duty)).isEqualTo(DutyState.RECEIPTED);
  }

  @Test
  void allOfOneAndAllOfTheOtherMayBeTheSamePersons() {
    // given
    var duplicate = News.anAttackOn('a', ids.next()).persons(10_000);
    var goesOn = News.anAttackOn('a', ids.next()).persons(10_000);
    filled(persons(duplicate), "郵送で全員", "2026-02-09T09:30", "");
    var duty = persons(goesOn);
    filled(duty, "郵送で全員", "2026-02-09T09:40", "");
    clock.advance(Duration.ofMinutes(1));
    arrived.merged(duplicate, goesOn.filed().incidentId());
    assertThat(state(duty)).isEqualTo(DutyState.RECEIPTED);
    // when
    clock.advance(Duration.ofMinutes(1));
    arrived.heard(goesOn.followedUp().persons(15_000).filedAt(clock.instant()));
    // then
    assertThat(state(duty)).isEqualTo(DutyState.TO_FILE);
  }

  /// Nobody was told then that a record adds to the one before it.
  @Test
  void recordsOfAnEarlierVersionAreNotAddedUp() {
    // given
    var found = arrived.atTheMinistry();
    var duty = found.persons();
    recordedByAnEarlierVersion(duty, 10_000L);
    recordedByAnEarlierVersion(duty, 15_000L);
    recordedByAnEarlierVersion(duty, null);
    QuarkusTransaction.requiringNew()
        .run(() -> duties.findById(duty).received(LocalDate.parse("2026-02-09"), null));
    // when
    var later = News.anAttackOn('a', found.incident()).followedUp().persons(20_000);
    arrived.heard(later.filedAt(clock.instant()));
    // then
    assertThat(state(duty)).isEqualTo(DutyState.TO_FILE);
    filled(duty, "郵送", "2026-02-09T09:50", "5000");
    assertThat(state(duty)).isEqualTo(DutyState.RECEIPTED);
  }

  private void recordedByAnEarlierVersion(UUID duty, @Nullable Long count) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                duties
                    .getEntityManager()
                    .createNativeQuery(
                        """
                        insert into persons_told
                          (id, duty_id, hospital_id, how, at, count, recorded_by, recorded_at)
                        values (:id, :duty, :hospital, 'POST', :now, cast(:count as bigint), 'x', :now)
                        """)
                    .setParameter("id", ids.next())
                    .setParameter("duty", duty)
                    .setParameter("hospital", TestTokens.hospital('a'))
                    .setParameter("now", clock.instant().minusSeconds(60))
                    .setParameter("count", count == null ? null : count.toString())
                    .executeUpdate());
  }

  private UUID persons(News news) {
    var incident = arrived.heard(news);
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                duties.of(incident).stream()
                    .filter(TrackedDuty::persons)
                    .findFirst()
                    .orElseThrow()
                    .id());
  }

  private DutyState state(UUID duty) {
    return QuarkusTransaction.requiringNew().call(() -> duties.findById(duty).state());
  }

  @Test
  void whatIsNotRightIsSaidAndNotRecorded() {
    // given
    var duty = arrived.atTheMinistry().persons();
    // when
    filled(duty, " ", "2026-02-09T09:30", "").header("Location", containsString("said=how"));
    filled(duty, "郵送", "2026-02-09T10:30", "").header("Location", containsString("said=at"));
    filled(duty, "郵送", "きのう", "").header("Location", containsString("said=at"));
    filled(duty, "郵送", "2025-02-09T09:30", "").header("Location", containsString("said=early"));
    filled(duty, "郵送", "2026-02-09T09:30", "多数").header("Location", containsString("said=count"));
    // then
    page(duty, "?said=at").body(containsString("data-refused"));
    page(duty, "?said=early").body(containsString("当番デスクに電話してください"));
    assertThat(QuarkusTransaction.requiringNew().call(() -> duties.findById(duty).told()))
        .satisfies(told -> assertThat(told.receivedOn()).isNull());
  }

  /// The browser counts a line's end as one letter, and sends two.
  @Test
  void whatTookItsPlaceMayBeAsLongAsTheBrowserLetsItBe() {
    // given
    var duty = arrived.atTheMinistry().persons();
    var lines = ("x".repeat(99) + "\r\n").repeat(20);
    // when
    var said = filled(duty, "公表", "2026-02-09T09:30", "", lines);
    // then
    said.header("Location", containsString("said=told"));
  }

  private static ValidatableResponse page(UUID duty, String said) {
    return as().get("/pages/inbox/persons/" + duty + said).then().statusCode(200);
  }

  private static ValidatableResponse filled(UUID duty, String how, String at, String count) {
    return filled(duty, how, at, count, "");
  }

  private static ValidatableResponse filled(
      UUID duty, String how, String at, String count, String substitute) {
    var form = page(duty, "").extract();
    var token = form.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value");
    return as().cookies(form.cookies())
        .redirects()
        .follow(false)
        .formParam("csrf-token", token)
        .formParam("how", how)
        .formParam("at", at)
        .formParam("count", count)
        .formParam("substitute", substitute)
        .post("/pages/inbox/persons/" + duty)
        .then();
  }

  private static RequestSpecification as() {
    return given().auth().oauth2(TestTokens.as("hospital-a"));
  }
}
