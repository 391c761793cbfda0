package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.FrontDesk.file;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a program does after a refusal hangs on which one it is, and it reads no Japanese.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class RefusalCodesTest {

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whatStandsInTheWayOfAReportIsToldApart() {
    // given
    var withdrawn = anIncident();
    as("hospital-a").body("{\"reason\": \"誤報\"}").post("/incidents/" + withdrawn + "/withdrawal");
    var duplicate = anIncident();
    var survivor = anIncident();
    as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"重複\"}".formatted(survivor))
        .post("/incidents/" + duplicate + "/merge");
    // when / then
    report(withdrawn, "{}")
        .statusCode(409)
        .body("code", equalTo("report.withdrawn"))
        .body("title", equalTo("いまの状態では行えません"));
    report(duplicate, "{}")
        .statusCode(409)
        .body("code", equalTo("report.goes-on-in"))
        .header("Link", equalTo("</incidents/" + survivor + ">; rel=\"canonical\""));
  }

  @Test
  void aHospitalThatTheDeskNamesAndNobodyKnowsIsAFaultOfTheField() {
    file(
            "coordinator",
            A_REPORT.replaceFirst("\\{", "{\"hospitalId\": \"%s\",".formatted(UUID.randomUUID())))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/hospitalId"))
        .body("errors.code", contains("report.no-such-hospital"));
  }

  @Test
  void aReasonThatIsMissingIsSaidAtEachFieldThatNeedsIt() {
    // given
    var incident =
        file(
                "hospital-a",
                A_REPORT.replaceFirst(
                    "\\{",
                    "{\"personalData\": {\"persons\": {\"count\": 900, \"qualifier\": \"EXACT\"}},"))
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    // when / then
    report(incident, "{\"personalData\": {\"persons\": {\"count\": 3, \"qualifier\": \"EXACT\"}}}")
        .statusCode(422)
        .body("code", equalTo("report.reason-missing"))
        .body("errors.code", contains("report.reason-missing"))
        .body("errors.pointer", contains("/personalData/persons/count"));
  }

  @Test
  void aKeyThatWasUsedIsNoFaultOfTheReport() {
    // given
    var key = "key-" + anIncident();
    as("hospital-a").header("Idempotency-Key", key).body(A_REPORT).post("/incidents");
    // when
    var other =
        as("hospital-a")
            .header("Idempotency-Key", key)
            .body(A_REPORT.replace("脅迫文", "文"))
            .post("/incidents");
    // then
    other.then().statusCode(422).body("code", equalTo("web.idempotency.other-body"));
  }

  @Test
  void everyFaultOfAFieldSaysWhichRuleItIs() {
    file("hospital-a", "{\"category\": \"X\", \"contact\": {\"phone\": \"1\"}, \"more\": 1}")
        .then()
        .statusCode(400)
        .body("code", equalTo("web.problem.invalid.detail"))
        .body("errors.code", everyItem(notNullValue()))
        .body(
            "errors.findAll { it.pointer != '/contact/phone' }.code",
            containsInAnyOrder("web.json.one-of", "web.json.unknown-field", "web.field.not-null"));
    assertThat(as("hospital-a").get("/incidents/1").<String>path("code"))
        .isEqualTo("web.problem.404.detail");
  }

  private static ValidatableResponse report(String incident, String said) {
    return as("hospital-a").body(said).post("/incidents/" + incident + "/reports").then();
  }
}
