package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The questions after the first page, and what waits in a browser for the network.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class QuestionPagesTest {

  private static final Visitor HOSPITAL = new Visitor("hospital-a");

  @Inject MeterRegistry meters;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void oneQuestionAPageAndThenTheNextReport() {
    // given
    var incident = "/pages/incidents/" + FrontDesk.anIncident();
    // when
    HOSPITAL
        .fillIn(incident + "/questions/leak", Map.of("/personalData/state", "SUSPECTED"))
        .then()
        .statusCode(303)
        .header("Location", containsString(incident + "/questions/sensitive"));
    HOSPITAL.fillIn(
        incident + "/questions/persons",
        Map.of(
            "/personalData/persons/count", "１，２００",
            "/personalData/persons/qualifier", "ABOUT"));
    HOSPITAL.fillIn(incident + "/questions/route", Map.of("unknown", "yes"));
    HOSPITAL
        .open(incident + "/check")
        .then()
        .body(containsString("おそれがある"))
        .body(containsString("まだ送っていません"));
    // then
    report(incident, 1).body("revision", equalTo(1));
    HOSPITAL
        .fillIn(incident + "/check", Map.of())
        .then()
        .statusCode(303)
        .header("Location", containsString("?filed=2"));
    report(incident, 2)
        .body("latest.personalData.state", equalTo("SUSPECTED"))
        .body("latest.personalData.persons.count", equalTo(1200));
    HOSPITAL
        .fillIn(incident + "/check", Map.of())
        .then()
        .header("Location", not(containsString("filed")));
  }

  @Test
  void howMuchWasAskedIsMeasured() {
    // given
    var asked = meters.summary("hikeshi.report.questions", "page", "questions");
    long before = asked.count();
    double answers = asked.totalAmount();
    var incident = "/pages/incidents/" + FrontDesk.anIncident();
    HOSPITAL.fillIn(incident + "/questions/leak", Map.of("/personalData/state", "SUSPECTED"));
    HOSPITAL.fillIn(incident + "/questions/route", Map.of("unknown", "yes"));
    // when
    HOSPITAL.fillIn(incident + "/check", Map.of()).then().statusCode(303);
    // then
    assertThat(asked.count()).isEqualTo(before + 1);
    assertThat(asked.totalAmount()).isEqualTo(answers + 2);
    assertThat(meters.get("hikeshi.report.answering").tag("page", "questions").timer().count())
        .isPositive();
  }

  @Test
  void aColleaguesAnswerIsShownBesideOnesOwnAndOverwrittenByNobody() {
    // given
    var question = "/pages/incidents/" + FrontDesk.anIncident() + "/questions/vendor";
    HOSPITAL.fillIn(question, Map.of("/entrusted/vendor", "給食会社"));
    // when
    var late = HOSPITAL.fillIn(question, Map.of("/entrusted/vendor", "検査会社", "edition", "0"));
    // then
    late.then().statusCode(409).body(containsString("給食会社")).body(containsString("検査会社"));
    HOSPITAL.open(question).then().body(containsString("value=\"給食会社\""));
  }

  @Test
  void theSameAnswerTwiceIsOneAnswer() {
    // given
    var question = "/pages/incidents/" + FrontDesk.anIncident() + "/questions/vendor";
    HOSPITAL.fillIn(question, Map.of("/entrusted/vendor", "給食会社"));
    // when
    var again = HOSPITAL.fillIn(question, Map.of("/entrusted/vendor", "給食会社", "edition", "0"));
    // then
    again.then().statusCode(303);
  }

  @Test
  void whatIsWrongIsKeptAsTypedAndMarkedUntilItIsMended() {
    // given
    var incident = "/pages/incidents/" + FrontDesk.anIncident();
    HOSPITAL.fillIn(incident + "/questions/occurred", Map.of("/occurredAt", "おとといの夜"));
    // when
    var sent = HOSPITAL.fillIn(incident + "/check", Map.of());
    // then
    sent.then().statusCode(400).body(containsString("おとといの夜")).body(containsString("日時を読み取れません"));
    report(incident, 1).body("revision", equalTo(1));
    HOSPITAL.fillIn(incident + "/questions/occurred", Map.of("/occurredAt", "令和8年2月7日 午後11時"));
    HOSPITAL.fillIn(incident + "/check", Map.of()).then().statusCode(303);
    report(incident, 2).body("latest.occurredAt", equalTo("2026-02-07T14:00:00Z"));
  }

  @Test
  void anothersQuestionsAreNotThere() {
    var question = "/pages/incidents/" + FrontDesk.anIncident() + "/questions/vendor";
    new Visitor("hospital-b").open(question).then().statusCode(404);
    new Visitor("coordinator").open(question).then().statusCode(403);
    HOSPITAL.open(question + "s").then().statusCode(404);
  }

  @Test
  void whatWaitedInABrowserIsTakenAsItWasTypedAndOnce() {
    // given
    var key = UUID.randomUUID().toString();
    var typedAt = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
    Map<String, Object> typed =
        Map.of(
            "key",
            key,
            "/summary",
            "画面が赤い",
            "/contact/phone",
            "なし、携帯へ",
            "/detectedAt",
            "昨日の夜",
            "/careImpact",
            List.of("ICU_AFFECTED"),
            "typedAt",
            typedAt.plusMillis(123).toString());
    // when
    var first = HOSPITAL.fillIn("/pages/report", "/pages/report/queue", typed);
    var second = HOSPITAL.fillIn("/pages/report", "/pages/report/queue", typed);
    // then
    first.then().statusCode(303);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    var incident = first.header("Location").replaceAll(".*(/pages/incidents/[0-9a-f-]+).*", "$1");
    report(incident, 1)
        .body("latest.category", equalTo("UNKNOWN"))
        .body("latest.summary", containsString("なし、携帯へ"))
        .body("latest.summary", containsString("昨日の夜"))
        .body("latest.careImpact", hasItems("ICU_AFFECTED"))
        .body("latest.detectedAt", equalTo(typedAt.toString()))
        .body("latest.contact.phone", equalTo(null));
    HOSPITAL
        .open(incident + "/check")
        .then()
        .body(containsString("なし、携帯へ"))
        .body(containsString("class=\"wrong\""));
  }

  @Test
  void theOfflinePageKnowsNobody() {
    new Visitor(null)
        .open("/pages/report/offline")
        .then()
        .statusCode(200)
        .body(not(containsString("試験病院")))
        .body(not(containsString("csrf-token")));
    new Visitor(null).open("/pages/worker.js").then().statusCode(200);
  }

  private static ValidatableResponse report(String incident, int revision) {
    Response view = FrontDesk.as("hospital-a").get(incident.replace("/pages", ""));
    return view.then().statusCode(200).body("revision", equalTo(revision));
  }
}
