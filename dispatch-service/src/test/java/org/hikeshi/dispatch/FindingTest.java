package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.DeskSteps.browser;
import static org.hikeshi.testing.FrontDoor.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Somebody on the telephone says the incident's number.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class FindingTest {

  private static final String NUMBER = "2026-000001";

  @Inject Dispatching dispatching;

  @BeforeEach
  void nobodyIsThereToBeAsked() {
    Database.empty();
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
  }

  @Test
  void theListsOfTheDeskHaveTheNumber() {
    browser().get("/pages/dispatches").then().body(containsString(NUMBER));
    browser().get("/pages/dispatches/uncovered").then().body(containsString(NUMBER));
    browser().get("/pages/desk").then().body(containsString(">" + NUMBER + "</a>"));
    as("coordinator").get("/dispatches").then().body("items[0].incidentNumber", equalTo(NUMBER));
  }

  @Test
  void theNumberLeadsToTheCaseHoweverWideItWasTyped() {
    // given
    String dispatch = as("coordinator").get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    // when
    var found = sought(" ２０２６-０００００１ ");
    // then
    found.then().statusCode(303).header("Location", endsWith("/pages/dispatches/" + dispatch));
  }

  @Test
  void whatIsNotFoundIsSaidAndStaysInTheField() {
    sought("2026-999999")
        .then()
        .statusCode(200)
        .body(containsString("「2026-999999」の派遣は見つかりません"))
        .body(containsString("value=\"2026-999999\""));
    sought(" ").then().statusCode(200).body(not(containsString("見つかりません")));
  }

  @Test
  void whoIsNotOnItFindsNothing() {
    given()
        .redirects()
        .follow(false)
        .auth()
        .oauth2(TestTokens.as("engineer-1"))
        .queryParam("number", NUMBER)
        .get("/pages/dispatches")
        .then()
        .statusCode(200)
        .body(containsString("見つかりません"));
  }

  private static Response sought(String number) {
    return browser().queryParam("number", number).get("/pages/dispatches");
  }
}
