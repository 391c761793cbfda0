package org.hikeshi.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.AskedAbout;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class IncidentNoticesTest {

  @Inject AskedAbout asked;
  @Inject SeatedEngineer engineer1;

  private UUID incident;

  @BeforeEach
  void anIncidentIsThere() {
    FrontDesk.knowBothHospitals();
    incident = UUID.fromString(FrontDesk.anIncident());
  }

  @Test
  void theHospitalSeesEachNoticeAndWhatIsAskedAboutIt() {
    // given
    new Visitor("hospital-a").open(page()).then().body(containsString("まだ通知はありません"));
    // when
    var notice = asked.deliveredAndAsked(incident, LocalDate.of(2026, 2, 10));
    // then
    new Visitor("hospital-a")
        .open(page())
        .then()
        .statusCode(200)
        .body(containsString("個人情報保護委員会 速報"))
        .body(containsString("メールサーバーが受け取りました（届け先に"))
        .body(not(containsString("届きました（")))
        .body(containsString("質問が来ています"))
        .body(containsString("2026年2月10日（火）"))
        .body(containsString("期限を過ぎています"))
        .body(containsString("/pages/inbox/" + notice + "\""))
        .body(containsString("/pages/inbox/" + notice + "/papers/document.pdf"))
        .body(containsString("data-stale hidden"));
  }

  @Test
  void whatIsAnsweredAndReceiptedSaysSo() {
    // given
    var notice = asked.deliveredAndAsked(incident, LocalDate.of(2026, 2, 10));
    // when
    asked.answeredAndReceipted(incident, notice, "R-2026-77");
    // then
    new Visitor("hospital-a")
        .open(page() + "?lang=en")
        .then()
        .body(containsString("Question answered"))
        .body(containsString("R-2026-77"))
        .body(containsString("Received by them"))
        .body(not(containsString("They ask a question")));
  }

  @Test
  void theEngineerSeesThatItWasSentAndNoWayToIt() {
    // given
    engineer1.takesTheLead(incident);
    // when
    var notice = asked.deliveredAndAsked(incident, LocalDate.of(2026, 2, 10));
    // then
    new Visitor("engineer-1")
        .open(page())
        .then()
        .statusCode(200)
        .body(containsString("メールサーバーが受け取りました（届け先に"))
        .body(not(containsString("届きました（")))
        .body(not(containsString(notice.toString())));
    new Visitor("hospital-b").open(page()).then().statusCode(404);
  }

  private String page() {
    return "/pages/incidents/" + incident;
  }
}
