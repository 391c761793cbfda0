package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.LogLines;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// ASVS 16.3.2: who asks for another's is told to the operator, by ids, and to nobody else.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class RefusedTest {

  @Inject MeterRegistry metrics;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whoAsksForAnothersIncidentIsInTheLogByIdsAlone() {
    // given
    var incident = anIncident();
    var before = asked();
    try (var log = LogLines.of("org.hikeshi.web.Refusals")) {
      // when
      var hers = as("hospital-b").get("/incidents/" + incident);
      as("engineer-2").get("/pages/incidents/" + incident).then().statusCode(404);
      // then
      assertThat(log.told())
          .hasSize(2)
          .allMatch(
              line ->
                  line.matches(
                      "refused: caller=[0-9a-f-]{36} asked for incident/"
                          + incident
                          + " of another"));
      assertThat(log.keys())
          .hasSize(2)
          .allSatisfy(keys -> assertThat(keys).containsEntry("incident", incident));
      assertThat(asked()).isEqualTo(before + 2);
      // and the answer is that for what is not there
      var nobodys = as("hospital-b").get("/incidents/" + UUID.randomUUID());
      assertThat(hers.statusCode()).isEqualTo(404);
      assertThat(hers.asByteArray()).isEqualTo(nobodys.asByteArray());
    }
  }

  @Test
  void whereNobodyIsNamedThereIsNoSecurityTxt() {
    given()
        .get("/.well-known/security.txt")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void whatIsNotThereAndWhatIsHersAreNobodyElses() {
    // given
    var incident = anIncident();
    var before = asked();
    try (var log = LogLines.of("org.hikeshi.web.Refusals")) {
      // when
      as("hospital-a").get("/incidents/" + UUID.randomUUID()).then().statusCode(404);
      as("hospital-a").get("/incidents/" + incident + "/resolution").then().statusCode(404);
      as("hospital-a").get("/incidents/" + incident + "/reports/7").then().statusCode(404);
      as("coordinator").get("/incidents/" + incident + "/resolution").then().statusCode(404);
      as("hospital-b").get("/hospitals/" + TestTokens.hospital('a')).then().statusCode(404);
      // then
      assertThat(log.told()).hasSize(1).first().asString().contains("asked for hospital/");
      assertThat(asked()).isEqualTo(before + 1);
    }
  }

  private double asked() {
    return metrics.counter("hikeshi.refused", "kind", "anothers").count();
  }
}
