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
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
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
