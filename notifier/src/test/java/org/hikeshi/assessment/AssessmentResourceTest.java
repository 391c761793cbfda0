package org.hikeshi.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class AssessmentResourceTest {

  private static final String PRELIMINARY =
      "duties.find { it.authority == 'ppc' && it.law == 'APPI' && it.stage == 'PRELIMINARY' }.";

  @Inject SettableClock clock;

  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(Instant.parse("2026-02-09T01:00:00Z"));
  }

  @Test
  void theContractsOwnExampleMakesItsOwnDuties() {
    assess(
            """
            {"category": "RANSOMWARE", "summary": "電子カルテ端末に脅迫文が表示された", "occurredAt": null,
             "detectedAt": "2026-02-09T01:50:00+09:00", "awareAt": "2026-02-09T01:50:00+09:00",
             "careImpact": ["EMERGENCY_STOPPED", "OUTPATIENT_STOPPED"],
             "affectedSystems": ["EHR", "NURSE_CALL"], "entryRoute": "MAINTENANCE_VPN",
             "personalData": {"state": "SUSPECTED", "sensitive": "YES", "financialHarm": "NO",
               "maliciousIntent": "YES", "strongEncryption": "NO", "encryptedUnrecoverable": "UNKNOWN",
               "signs": ["DATA_THEFT_TRACES"], "persons": {"qualifier": "ABOUT", "count": 10000},
               "myNumber": "NO", "myNumberPersons": {"qualifier": "UNKNOWN"}},
             "entrusted": {"vendor": null, "noticeReceivedAt": null},
             "contact": {"name": "当直", "phone": "+81 90-0000-0000", "email": null},
             "firstResponse": "REQUESTED", "tellAlso": ["police-14"], "shareConsent": ["nco"],
             "forward": "NOW", "approvedBy": {"name": "見本", "title": "院長"},
             "founder": "PRIVATE", "prefecture": "14", "city": null}
            """)
        .statusCode(200)
        .body(PRELIMINARY + "reasons", equalTo(List.of("ITEM_1", "ITEM_3", "ITEM_4")))
        .body(PRELIMINARY + "knownOn", equalTo("2026-02-09"))
        .body(PRELIMINARY + "targetOn", equalTo("2026-02-11"))
        .body(PRELIMINARY + "dueOn", equalTo("2026-02-13"))
        .body(PRELIMINARY + "overdue", equalTo(false))
        .body(
            "duties.findAll { it.state == 'DRAFT' }.authority",
            hasItems("ppc", "mhlw", "prefecture-14", "police-14", "nco"));
  }

  @Test
  void nothingIsRequired() {
    assess("{}").statusCode(200).body(PRELIMINARY + "state", equalTo("UNDETERMINED"));
  }

  @Test
  void aLateReportIsOverdueAndSaysSo() {
    assess(
            """
            {"category": "LOSS_OR_THEFT", "awareAt": "2026-01-20T00:00:00Z",
             "personalData": {"state": "CONFIRMED", "sensitive": "YES"}}
            """)
        .body(PRELIMINARY + "overdue", equalTo(true));
  }

  @Test
  void allFaultsAreNamedAtOnce() {
    assess(
            "{\"category\": \"FIRE\", \"prefecture\": \"99\", \"colour\": 1, \"tellAlso\": [\"bbc\"]}")
        .statusCode(400)
        .body("errors.pointer", hasItems("/category", "/prefecture", "/colour"));
  }

  @Test
  void thePageWorksOutTheSameWithoutAScript() {
    // given
    var form = given().get("/pages/assessment").then().statusCode(200);
    var token = form.extract().htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value");
    // when
    var answer =
        given()
            .cookies(form.extract().cookies())
            .formParam("csrf-token", token)
            .formParam("category", "RANSOMWARE")
            .formParam("knownOn", "2026-02-09")
            .formParam("state", "SUSPECTED")
            .formParam("sensitive", "YES")
            .formParam("founder", "PRIVATE")
            .post("/pages/assessment")
            .then();
    // then
    answer
        .statusCode(200)
        .body(containsString("2026年2月13日（金）"))
        .body(containsString("2026年4月9日（木）"));
    answer.body(not(containsString("<script>")));
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    given().formParam("category", "RANSOMWARE").post("/pages/assessment").then().statusCode(400);
  }

  private static ValidatableResponse assess(String body) {
    return given().contentType("application/json").body(body).post("/duties/assessment").then();
  }
}
