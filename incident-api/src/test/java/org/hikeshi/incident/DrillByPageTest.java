package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.page.Visitor;
import org.hikeshi.report.StatementFixture;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A hospital that is exercised, and whose people must not mistake the one for the other.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(ControlRoomStandIn.class)
class DrillByPageTest {

  private static final Visitor HOSPITAL = new Visitor("hospital-a");
  private static final String PAGE = "/pages/report";
  private static final String DRILL = "0197a000-0000-7000-8000-00000000d111";
  private static final String REAL = "";

  @Inject RunningDrills drills;
  @Inject DrillReporting reporting;

  private final String mark = "止まった " + UUID.randomUUID();

  @BeforeEach
  void aDrillOfHospitalARuns() {
    FrontDesk.knowBothHospitals();
    ControlRoomStandIn.answers(
        200, "application/json", "{\"reportedAt\": \"2026-02-09T01:50:00Z\"}");
    ControlRoomStandIn.runs(
        """
        {"items": [{"id": "%s", "hospitalId": "%s", "name": "夜間"}]}
        """
            .formatted(DRILL, TestTokens.hospital('a')));
    drills.look();
  }

  @AfterEach
  void itIsOver() {
    ControlRoomStandIn.runsNoDrill();
    drills.look();
  }

  @Test
  void itsHospitalIsAskedRealFirstAndNothingIsChosenBeforehand() {
    // when
    var form = HOSPITAL.open(PAGE).then().statusCode(200).extract().asString();
    // then
    assertThat(form)
        .containsSubsequence(
            "<input type=\"radio\" name=\"drill\" value=\"\" required>",
            "本当の被害（届け出ます）",
            "<input type=\"radio\" name=\"drill\" value=\"" + DRILL + "\" required>",
            "訓練（どこにも届きません）");
    new Visitor("hospital-b").open(PAGE).then().body(not(containsString("name=\"drill\"")));
  }

  @Test
  void theDrillsReportStoresNothingAndSaysSo() {
    // when
    var answered = send(DRILL);
    // then
    answered
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("【訓練】被害の届出はしていません"),
                containsString("訓練の報告を受け付けました"),
                containsString("href=\"/pages/report\"")));
    assertThat(filed()).isFalse();
  }

  @Test
  void theDrillsReportIsCheckedLikeAnyAndKeepsTheChoice() {
    // when
    var answered = send(PAGE, Map.of("/summary", "", "drill", DRILL));
    // then
    answered
        .then()
        .statusCode(400)
        .body(containsString("value=\"" + DRILL + "\" required checked>"))
        .body(containsString("summary-fault"));
    assertThat(filed()).isFalse();
  }

  @Test
  void aRealReportIsFiledInTheMiddleOfADrill() {
    // when
    var answered = send(REAL);
    // then
    answered.then().statusCode(303).header("Location", containsString("/pages/incidents/"));
    assertThat(filed()).isTrue();
  }

  /// A page that was open before, or a browser that sends what it likes.
  @ParameterizedTest
  @CsvSource({"''", "drill", "1"})
  void whatNamesNoDrillIsReal(String choice) {
    // when
    var answered = choice.isEmpty() ? send(PAGE, Map.of("/summary", mark)) : send(choice);
    // then
    answered.then().statusCode(303);
    assertThat(filed()).isTrue();
  }

  @Test
  void whatWaitedInABrowserIsRealWhateverItSays() {
    // when
    var answered = send(PAGE + "/queue", Map.of("/summary", mark, "drill", DRILL));
    // then
    answered.then().statusCode(303);
    assertThat(filed()).isTrue();
  }

  @Test
  void theDrillsReportIsNeverFiledWhereTheDrillIsOverAndThatIsSaid() {
    // given
    ControlRoomStandIn.answers(409, "application/problem+json", "{}");
    ControlRoomStandIn.runsNoDrill();
    drills.look();
    // when
    var answered = send(DRILL);
    // then
    answered
        .then()
        .statusCode(400)
        .body(
            allOf(
                containsString("どこにも届いていません。送り直すと、「訓練」を選び直さないかぎり"),
                containsString(mark),
                not(containsString("name=\"drill\""))));
    assertThat(filed()).isFalse();
  }

  @Test
  void theDrillsReportWaitsInItsFormWhileItCannotBeTaken() {
    // given
    ControlRoomStandIn.answers(503, "text/html", "");
    // when
    var answered = send(DRILL);
    // then
    answered
        .then()
        .statusCode(400)
        .body(
            allOf(
                containsString("訓練の報告を、いまは受け付けられません"),
                containsString(mark),
                containsString("value=\"" + DRILL + "\" required checked>")));
    assertThat(filed()).isFalse();
  }

  /// So none of the above holds a connection while dispatch-service is asked.
  @Test
  void inATransactionNoDrillsReportIsTold() {
    // given
    var said = StatementFixture.aFirstReport().said();
    // then
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(
                        () ->
                            reporting.report(
                                UUID.fromString(DRILL), said, TestTokens.hospital('a'))))
        .isInstanceOf(QuarkusTransactionException.class);
  }

  @Test
  void nobodyIsAskedWithoutADrill() {
    // given
    ControlRoomStandIn.runsNoDrill();
    drills.look();
    // when
    var form = HOSPITAL.open(PAGE);
    // then
    form.then().statusCode(200).body(not(containsString("name=\"drill\"")));
  }

  private Response send(String choice) {
    return send(PAGE, Map.of("/summary", mark, "drill", choice));
  }

  private Response send(String action, Map<String, String> fields) {
    var form = new HashMap<String, String>();
    form.put("/category", "RANSOMWARE");
    form.put("/contact/phone", "090-0000-0000");
    form.putAll(fields);
    return HOSPITAL.fillIn(PAGE, action, form);
  }

  private boolean filed() {
    List<String> ids =
        FrontDesk.as("hospital-a").get("/incidents?limit=1").then().extract().path("items.id");
    return !ids.isEmpty()
        && FrontDesk.as("hospital-a").get("/incidents/" + ids.getFirst()).asString().contains(mark);
  }
}
