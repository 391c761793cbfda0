package org.hikeshi.incident;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.file;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class StrictInputTest {

  @Inject Clock clock;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{} {}",
        "{\"category\": \"OTHER\", \"category\": \"OTHER\"}",
        "{\"summary\": \"a\\u0000b\"}",
        "{\"summary\": \"\\ud800\"}",
      })
  void whatIsNotAReportIsRefusedWithWords(String body) {
    file("hospital-a", body)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("title", equalTo("入力に誤りがあります"))
        .body("detail", not(containsString("org.hikeshi")));
  }

  @Test
  void deepNestingIsRefused() {
    file("hospital-a", "{\"personalData\":".repeat(2000) + "1" + "}".repeat(2000))
        .then()
        .statusCode(400);
  }

  @ParameterizedTest(name = "{0} is refused at {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"colour\": 1                                                  | /colour",
        "\"personalData\": {\"persons\": {\"count\": 1.5}}              |"
            + " /personalData/persons/count",
        "\"personalData\": {\"persons\": {\"count\": \"5\"}}            |"
            + " /personalData/persons/count",
        "\"personalData\": {\"persons\": {\"qualifier\": \"EXACT\"}}    |"
            + " /personalData/persons/count",
        "\"personalData\": {\"sensitive\": true}                        | /personalData/sensitive",
        "\"careImpact\": [\"SAD\"]                                      | /careImpact/0",
        "\"detectedAt\": \"2026-02-09\"                                 | /detectedAt",
        "\"detectedAt\": \"2026-02-09T01:50:00+09:00:30\"              | /detectedAt",
        "\"detectedAt\": \"2026-02-09T01:50:00+09\"                    | /detectedAt",
        "\"occurredAt\": \"2199-01-01T00:00:00Z\"                       | /occurredAt",
        "\"entrusted\": {\"noticeReceivedAt\": \"2199-01-01T00:00:00Z\"}|"
            + " /entrusted/noticeReceivedAt",
        "\"entryRoute\": \"保守用VPN\"                                  | /entryRoute",
        "\"approvedBy\": {\"title\": \"院長\"}                          | /approvedBy/name",
        "\"receivedBy\": \"PHONE\"                                      | /receivedBy",
        "\"receivedAt\": \"2026-02-09T01:50:00+09:00\"                 | /receivedAt",
        "\"items\": {\"colour\": {\"state\": \"NONE\"}}              | /items/colour",
        "\"items\": {\"cause\": {\"text\": \"VPN\"}}                 | /items/cause/state",
        "\"items\": {\"cause\": {\"state\": \"KNOWN\"}}              | /items/cause/text",
        "\"hospitalId\": \"1\"                                          | /hospitalId",
      })
  void theWrongFieldIsNamed(String field, String pointer) {
    file("hospital-a", A_REPORT.replaceFirst("\\{", "{" + field.replace("\\", "\\\\") + ","))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem(pointer));
  }

  @Test
  void theDeskHearsOfAllThatIsMissingAtOnce() {
    file("coordinator", "{}")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            equalTo(List.of("/category", "/contact/phone", "/hospitalId", "/summary")));
  }

  @Test
  void aHospitalHearsOfAllThatIsNotItsToSayAndOfEachContradictionAtOnce() {
    // given
    var wrong =
        """
        {"hospitalId": "%s", "receivedBy": "PHONE", "receivedAt": "2026-02-09T01:50:00+09:00",
         "colour": 1, "items": {"cause": {"state": "KNOWN"}},
         "personalData": {"persons": {"qualifier": "EXACT"}},
        """
            .formatted(TestTokens.hospital('b'));
    // when / then
    file("hospital-a", A_REPORT.replaceFirst("\\{", wrong))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            equalTo(
                List.of(
                    "/colour",
                    "/hospitalId",
                    "/items/cause/text",
                    "/personalData/persons/count",
                    "/receivedAt",
                    "/receivedBy")));
  }

  @Test
  void whatFollowsHearsOfAllAtOnceToo() {
    // given
    var incident = FrontDesk.anIncident();
    var wrong =
        """
        {"receivedBy": "PHONE", "colour": 1, "items": {"cause": {"state": "KNOWN"}},
         "personalData": {"persons": {"qualifier": "EXACT"}}}
        """;
    // when / then
    FrontDesk.as("hospital-a")
        .body(wrong)
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItems("/colour", "/items/cause/text", "/receivedBy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hospital=1-1-1-1-1", "since=2026-02-09T01Z", "since=2026-2-9"})
  void aListIsNarrowedByWhatIsWrittenInFullOnly(String selection) {
    FrontDesk.as("coordinator")
        .get("/incidents?" + selection)
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/" + selection.replaceFirst("=.*", "")));
  }

  @Test
  void anOversizedBodyIs413() {
    file("hospital-a", A_REPORT.replace("表示", "表".repeat(400_000)))
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
  }

  @Test
  void anotherContentTypeIs415() {
    given()
        .header("Authorization", "Bearer " + TestTokens.as("hospital-a"))
        .contentType("text/plain; charset=UTF-8")
        .body(A_REPORT)
        .post("/incidents")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void nullIsAsLeftOut() {
    file(
            "hospital-a",
            A_REPORT.replaceFirst(
                "\\{",
                "{\"personalData\": null, \"careImpact\": null, \"forward\": null, \"entrusted\":"
                    + " null,"))
        .then()
        .statusCode(201)
        .body("latest.forward", equalTo("NOW"));
  }

  @Test
  void fullWidthDigitsInATelephoneNumberAreRead() {
    file("hospital-a", A_REPORT.replace("+81 90-0000-0000", "０９０ー００００−００００"))
        .then()
        .statusCode(201)
        .body("latest.contact.phone", equalTo("090-0000-0000"));
  }

  @Test
  void fourMinutesAheadIsAnotherClockAndSixIsNot() {
    // given
    var now = clock.instant();
    // then
    file("hospital-a", detectedAt(now.plusSeconds(240))).then().statusCode(201);
    file("hospital-a", detectedAt(now.plusSeconds(360)))
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/detectedAt"));
  }

  private static String detectedAt(Instant time) {
    return A_REPORT.replaceFirst("\\{", "{\"detectedAt\": \"%s\",".formatted(time));
  }
}
