package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two colleagues at one incident, and answers that say that nobody knows.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class AnswersMeetTest {

  private static final Visitor HOSPITAL = new Visitor("hospital-a");

  private String incident;
  private String care;
  private String check;

  @BeforeEach
  void anIncidentIsReported() {
    FrontDesk.knowBothHospitals();
    incident = FrontDesk.anIncident();
    care = page("/questions/care");
    check = page("/check");
  }

  @Test
  void anAnswerThatAColleagueHasSentMeanwhileIsShownBesideOnesOwn() {
    // given
    var opened = Visitor.hidden(HOSPITAL.open(care).body().asString(), "edition");
    HOSPITAL.fillIn(care, Map.of("/careImpact", "DIALYSIS_STOPPED"));
    HOSPITAL.fillIn(check, Map.of()).then().statusCode(303);
    // when
    var late =
        HOSPITAL.fillIn(care, Map.of("/careImpact", "OUTPATIENT_STOPPED", "edition", opened));
    // then
    late.then().statusCode(409).body(containsString("透析")).body(containsString("外来"));
    report().body("revision", equalTo(2));
    HOSPITAL.open(check).then().body(not(containsString("まだ送っていません")));
    // and taking one's own is an answer that has seen the other
    var token = Visitor.hidden(late.body().asString(), "edition");
    HOSPITAL
        .fillIn(care, Map.of("/careImpact", "OUTPATIENT_STOPPED", "edition", token))
        .then()
        .statusCode(303);
  }

  @Test
  void whatIsKnownOtherwiseOrNotChangedAtAllIsNoConflict() {
    // given
    var opened = Visitor.hidden(HOSPITAL.open(care).body().asString(), "edition");
    HOSPITAL.fillIn(page("/questions/route"), Map.of("/entryRoute", "VPN"));
    HOSPITAL.fillIn(check, Map.of()).then().statusCode(303);
    // then
    HOSPITAL
        .fillIn(care, Map.of("/careImpact", "OUTPATIENT_STOPPED", "edition", opened))
        .then()
        .statusCode(303);
  }

  @Test
  void anAnswerThatWaitsIsNotSentOverAReportThatItsWriterHasNotSeen() {
    // given
    HOSPITAL.fillIn(care, Map.of("/careImpact", "OUTPATIENT_STOPPED"));
    FrontDesk.as("hospital-a")
        .body("{\"careImpact\": [\"DIALYSIS_STOPPED\"]}")
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
    // when
    var refused = HOSPITAL.fillIn(check, Map.of());
    // then
    refused.then().statusCode(400).body(containsString("透析")).body(containsString("外来"));
    report().body("revision", equalTo(2)).body("latest.careImpact", contains("DIALYSIS_STOPPED"));
    HOSPITAL.open(care).then().body(containsString("透析"));
    HOSPITAL.fillIn(care, Map.of("/careImpact", List.of("OUTPATIENT_STOPPED", "DIALYSIS_STOPPED")));
    HOSPITAL.fillIn(check, Map.of()).then().statusCode(303);
    report()
        .body("latest.careImpact", containsInAnyOrder("OUTPATIENT_STOPPED", "DIALYSIS_STOPPED"));
  }

  @Test
  void whatAColleagueIsTypingIsNotSentUnseen() {
    // given
    HOSPITAL.fillIn(care, Map.of("/careImpact", "DIALYSIS_STOPPED"));
    var seen = "care 1.1";
    HOSPITAL.fillIn(page("/questions/summary"), Map.of("/summary", "半分だけ書いた"));
    assertThat(HOSPITAL.open(check).body().asString()).contains("value=\"" + seen + "\"");
    // when
    var sent = HOSPITAL.fillIn(page("/questions/care"), check, Map.of("seen", seen));
    // then
    sent.then().statusCode(303).header("Location", containsString("/check?filed=2"));
    report()
        .body("latest.careImpact", contains("DIALYSIS_STOPPED"))
        .body("latest.summary", not(containsString("半分")));
    HOSPITAL.open(check + "?filed=2").then().body(containsString("半分だけ書いた"));
  }

  @Test
  void iDoNotKnowIsFiledWhereThereIsAWordForIt() {
    // given
    FrontDesk.as("hospital-a")
        .body(
            """
            {"personalData": {"state": "CONFIRMED",
              "persons": {"qualifier": "ABOUT", "count": 5000}}}
            """)
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
    HOSPITAL.fillIn(page("/questions/leak"), Map.of("unknown", "yes"));
    HOSPITAL.fillIn(page("/questions/persons"), Map.of("unknown", "yes"));
    // when
    var silent = HOSPITAL.fillIn(check, Map.of());
    var explained = HOSPITAL.fillIn(check, Map.of("/correctionReason", "数え直している"));
    // then
    silent.then().statusCode(400).body(containsString("人数を減らす"));
    explained.then().statusCode(303);
    report()
        .body("latest.personalData.state", equalTo("UNKNOWN"))
        .body("latest.personalData.persons.count", equalTo(null));
  }

  @Test
  void whereThereIsNoneItIsSaidThatTheEarlierAnswerStays() {
    // given
    var route = page("/questions/route");
    HOSPITAL.fillIn(route, Map.of("/entryRoute", "REMOTE_DESKTOP"));
    HOSPITAL.fillIn(check, Map.of()).then().statusCode(303);
    // when
    HOSPITAL.fillIn(route, Map.of("unknown", "yes")).then().statusCode(303);
    // then
    HOSPITAL.open(check).then().body(containsString("前の報告の答えがそのまま残ります"));
  }

  @Test
  void aNumberThatWasEmptiedStaysAndItIsSaidSo() {
    // given
    FrontDesk.as("hospital-a")
        .body(
            """
            {"personalData": {"state": "CONFIRMED",
              "persons": {"qualifier": "EXACT", "count": 5000}}}
            """)
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
    // when
    HOSPITAL.fillIn(
        page("/questions/persons"),
        Map.of("/personalData/persons/count", "", "/personalData/persons/qualifier", "EXACT"));
    // then
    HOSPITAL
        .open(check)
        .then()
        .body(containsString("前の報告の答えがそのまま残ります"))
        .body(containsString("5000"));
  }

  @Test
  void nothingTickedIsNoneAndShownAsSuch() {
    // when
    HOSPITAL.fillIn(care, Map.of());
    // then
    HOSPITAL.open(check).then().body(containsString("<strong>なし</strong>"));
    HOSPITAL.fillIn(check, Map.of()).then().statusCode(303);
    report().body("latest.careImpact", empty());
  }

  @Test
  void unknownStaysUnknownWhenItIsTakenInAConflict() {
    // given
    HOSPITAL.fillIn(care, Map.of("/careImpact", "EMERGENCY_STOPPED"));
    // when
    var late = HOSPITAL.fillIn(care, Map.of("unknown", "yes", "edition", "0"));
    // then
    late.then().statusCode(409).body(containsString("name=\"unknown\" value=\"yes\""));
    var token = Visitor.hidden(late.body().asString(), "edition");
    HOSPITAL.fillIn(care, Map.of("unknown", "yes", "edition", token)).then().statusCode(303);
    HOSPITAL.fillIn(check, Map.of()).then().statusCode(303);
    report().body("latest.careImpact", contains("UNKNOWN"));
  }

  @Test
  void answersToWhatGoesOnElsewhereAreNotSentAndItIsSaidWhereTheyBelong() {
    // given
    HOSPITAL.fillIn(care, Map.of("/careImpact", "DIALYSIS_STOPPED"));
    var goesOn = FrontDesk.anIncident();
    FrontDesk.as("coordinator")
        .body(Map.of("into", goesOn, "reason", "重複"))
        .post("/incidents/" + incident + "/merge")
        .then()
        .statusCode(200);
    String number = FrontDesk.as("hospital-a").get("/incidents/" + goesOn).path("number");
    // when
    var shown = HOSPITAL.open(check);
    var sent = HOSPITAL.fillIn(care, check, Map.of("seen", "care 1.1"));
    // then
    shown.then().statusCode(200).body(not(containsString("name=\"seen\"")));
    sent.then().statusCode(400);
    for (var page : List.of(shown, sent)) {
      page.then()
          .body(containsString("この事案は " + number))
          .body(containsString("href=\"/pages/incidents/" + goesOn + "\""))
          .body(containsString("透析"));
    }
  }

  private String page(String further) {
    return "/pages/incidents/" + incident + further;
  }

  private ValidatableResponse report() {
    return FrontDesk.as("hospital-a").get("/incidents/" + incident).then().statusCode(200);
  }
}
