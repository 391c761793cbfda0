package org.hikeshi.indicator;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class IndicatorsTest {

  @Inject Ids ids;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whatAReportNamesIsKeptApartAndMarked() {
    // given
    var host = aHost();
    // when
    var incident = aReportThatNames("hospital-a", host);
    // then
    var indicators = as("hospital-a").get("/incidents/" + incident + "/indicators");
    indicators
        .then()
        .statusCode(200)
        .body("items.kind", containsInAnyOrder("DOMAIN", "URL"))
        .body("items.tlpLabel", everyItem(equalTo("TLP:AMBER+STRICT")));
    String id = indicators.path("items[0].id");
    as("hospital-a")
        .body("{\"tlp\": \"GREEN\"}")
        .put("/incidents/" + incident + "/indicators/" + id)
        .then()
        .statusCode(200)
        .body("tlpLabel", equalTo("TLP:GREEN"));
  }

  @Test
  void whatIsSaidAgainIsNamedOnce() {
    // given
    var host = aHost();
    var incident = aReportThatNames("hospital-a", host);
    // when
    as("hospital-a")
        .body("{\"summary\": \"hxxps://%s/a に通信\"}".formatted(host))
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
    // then
    as("hospital-a")
        .get("/incidents/" + incident + "/indicators")
        .then()
        .body("items", hasSize(2))
        .body("items.reportNo", everyItem(equalTo(1)));
  }

  @Test
  void theDeskSeesWhatTwoHospitalsHaveInCommonAndNobodyElseDoes() {
    // given
    var host = aHost();
    var one = aReportThatNames("hospital-a", host);
    var other = aReportThatNames("hospital-b", host);
    // when
    var matches = as("coordinator").get("/indicators/matches");
    // then
    matches
        .then()
        .statusCode(200)
        .body("items.find { it.value == '%s' }.incidents.id".formatted(host), hasItems(one, other));
    as("hospital-a").get("/indicators/matches").then().statusCode(403);
    as("hospital-a").get("/incidents/" + other + "/indicators").then().statusCode(404);
  }

  private String aHost() {
    return ids.next() + ".example.net";
  }

  private static String aReportThatNames(String hospital, String host) {
    return anIncident(
        hospital,
        """
        {"category": "MALWARE", "summary": "hxxps://%s/a へ通信", "contact": {"phone": "090-0000-0000"}}
        """
            .formatted(host));
  }
}
