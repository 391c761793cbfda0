package org.hikeshi.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ToldOnceTest {

  private static final String LINKS = "/hospitals/" + TestTokens.hospital('a') + "/links";

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whoAsksForALinkAgainWithTheSameKeyGetsNoSecondOne() {
    // given
    link("told-once-1").then().statusCode(201);
    var known = links();
    // when
    var again = link("told-once-1");
    // then
    again
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .header("Location", containsString("/links/"))
        .body("detail", containsString("under a new key"));
    assertThat(links()).isEqualTo(known);
    link("told-once-2").then().statusCode(201);
  }

  @Test
  void whoAsksForACodeAgainWithTheSameKeyKeepsTheOneThatWasReadOut() {
    // given
    var incident = FrontDesk.anIncident();
    code(incident, "045-000-0000").then().statusCode(201);
    // when / then
    code(incident, "045-000-0000").then().statusCode(409);
    code(incident, "+81 45-000-0000").then().statusCode(422);
  }

  private static Response link(String key) {
    return as("hospital-a")
        .header("Accept-Language", "en")
        .header("Idempotency-Key", key)
        .post(LINKS);
  }

  private static List<String> links() {
    return as("hospital-a").get(LINKS).path("items.id");
  }

  private static Response code(String incident, String calledBack) {
    return as("coordinator")
        .header("Idempotency-Key", "read-out")
        .body("{\"calledBack\": \"" + calledBack + "\"}")
        .post("/incidents/" + incident + "/receipt-codes");
  }
}
