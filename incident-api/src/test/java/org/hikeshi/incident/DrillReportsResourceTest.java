package org.hikeshi.incident;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(ControlRoomStandIn.class)
class DrillReportsResourceTest {

  private static final String PROBLEM = "application/problem+json";

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aDrillsReportIsTaken() {
    // given
    ControlRoomStandIn.answers(
        200, "application/json", "{\"reportedAt\": \"2026-02-09T01:50:00Z\"}");
    // when
    var answered = report();
    // then
    answered.then().statusCode(200).body("reportedAt", equalTo("2026-02-09T01:50:00Z"));
  }

  @Test
  void whatIsRefusedThereIsToldAsItWasSaid() {
    // given
    ControlRoomStandIn.answers(
        422,
        PROBLEM,
        "{\"status\": 422, \"detail\": \"合いません\", \"errors\": [{\"pointer\": \"/category\", \"detail\": \"違います\"}]}");
    // when
    var answered = report();
    // then
    answered
        .then()
        .statusCode(422)
        .contentType(PROBLEM)
        .body("detail", equalTo("合いません"))
        .body("errors.pointer", contains("/category"));
  }

  @ParameterizedTest
  @CsvSource({"404, 404", "409, 409", "400, 400"})
  void aRefusalIsNotAnOutage(int there, int here) {
    // given
    ControlRoomStandIn.answers(there, PROBLEM, "{}");
    // when
    var answered = report();
    // then
    answered.then().statusCode(here).contentType(PROBLEM);
  }

  /// 401 and 403 are about this service, and what is no problem was said by something in between.
  @ParameterizedTest
  @CsvSource({
    "500, application/problem+json",
    "503, text/html",
    "401, application/problem+json",
    "403, application/problem+json",
    "400, text/html"
  })
  void whatTheHospitalCannotMendIsAnOutage(int there, String type) {
    // given
    ControlRoomStandIn.answers(there, type, "{}");
    // when
    var answered = report();
    // then
    answered.then().statusCode(503).contentType(PROBLEM).header("Retry-After", notNullValue());
  }

  private static Response report() {
    return FrontDesk.as("hospital-a")
        .body(FrontDesk.A_REPORT)
        .post("/drills/" + UUID.randomUUID() + "/report");
  }
}
