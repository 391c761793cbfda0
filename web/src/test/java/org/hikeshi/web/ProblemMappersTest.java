package org.hikeshi.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.LogLines;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ProblemMappersTest {

  /// Else whoever reports in that moment takes it for a fault of the report.
  @Test
  void whoComesWhileTheDatabaseIsAwayIsToldWhenToComeAgain() {
    try (var log = LogLines.of(ProblemMappers.class.getName())) {
      given()
          .get("/echo/away")
          .then()
          .statusCode(503)
          .header("Retry-After", equalTo("5"))
          .contentType(Problem.MEDIA_TYPE)
          .body("status", equalTo(503))
          .body("code", equalTo("web.problem.503.read"))
          .body("detail", not(containsString("登録")))
          .body(not(containsString("secret")));
      assertThat(log.told()).singleElement().asString().startsWith("a request could not be served");
    }
  }

  @Test
  void whoFiledWhileTheDatabaseIsAwayIsToldThatItMayBeStored() {
    given()
        .contentType("application/json")
        .post("/echo/away")
        .then()
        .statusCode(503)
        .header("Retry-After", equalTo("5"))
        .body("code", equalTo("web.problem.503.detail"))
        .body("detail", containsString("Idempotency-Key"));
  }

  @Test
  void nobodyIsToldToComeAgainForABug() {
    given().get("/echo/bug").then().statusCode(500).header("Retry-After", nullValue());
  }
}
