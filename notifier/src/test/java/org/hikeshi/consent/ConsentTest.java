package org.hikeshi.consent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nothing is shown without consent, nothing beside what was consented to, and nothing after it was
/// taken back (trap 15).
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class ConsentTest {

  @Inject Arrived arrived;
  @Inject Ids ids;

  private UUID incident;

  @BeforeEach
  void anIncidentOfHospitalA() {
    Neighbours.incidentApiAnswers(200);
    incident = arrived.heard(News.anAttackOn('a', ids.next()));
  }

  @Test
  void trap15_withoutConsentThereIsNothing() {
    shared("ppc").statusCode(404);
    shared("prefecture-14").statusCode(404);
    listed("ppc").body("items.incidentId", not(hasItem(incident.toString())));
  }

  @Test
  void theCommissionSeesTheMinistrysFindingsAndNothingBeside() {
    // when
    grants("ppc").statusCode(200).body("what", equalTo("FINDINGS"));
    // then
    shared("ppc")
        .statusCode(200)
        .body("findings.cause", equalTo("保守用VPNの脆弱性"))
        .body("findings.lessons", notNullValue())
        .body("care", nullValue());
    shared("mhlw").statusCode(404);
    listed("ppc").body("items.incidentId", hasItem(incident.toString()));
  }

  @Test
  void thePrefectureSeesTheCareThatIsHinderedInItsAreaOnly() {
    // when
    grants("prefecture-14").statusCode(200);
    grants("prefecture-13").statusCode(422);
    grants("mhlw").statusCode(422);
    // then
    shared("prefecture-14")
        .statusCode(200)
        .body("care.impact", contains("EMERGENCY_STOPPED"))
        .body("hospital", equalTo("見本病院"))
        .body("findings", nullValue());
    shared("prefecture-13").statusCode(404);
  }

  @Test
  void trap15_takenBackItEndsAtOnceAndStaysAsHistory() {
    // given
    grants("ppc").statusCode(200);
    grants("ppc").statusCode(200);
    shared("ppc").statusCode(200);
    // when
    as("hospital-a").delete(consents() + "/ppc").then().statusCode(204);
    as("hospital-a").delete(consents() + "/ppc").then().statusCode(204);
    // then
    shared("ppc").statusCode(404);
    as("hospital-a")
        .get(consents())
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].revokedAt", notNullValue());
    grants("ppc").statusCode(200);
    shared("ppc").statusCode(200);
  }

  @Test
  void anotherHospitalCannotConsentForThisOne() {
    as("hospital-b").put(consents() + "/ppc").then().statusCode(404);
    as("hospital-b").get(consents()).then().statusCode(404);
    shared("ppc").statusCode(404);
  }

  @Test
  void theHospitalSeesWhoReadIt() {
    // given
    grants("ppc").statusCode(200);
    // when
    shared("ppc").statusCode(200);
    shared("ppc").statusCode(200);
    shared("mhlw").statusCode(404);
    // then
    as("hospital-a")
        .get(consents() + "/readers")
        .then()
        .statusCode(200)
        .body("items.reader", contains("ppc"))
        .body("items.what", contains("shared"))
        .body("items.times", contains(2));
    as("hospital-b").get(consents() + "/readers").then().statusCode(404);
  }

  private String consents() {
    return "/incidents/" + incident + "/consents";
  }

  private ValidatableResponse grants(String authority) {
    return as("hospital-a").put(consents() + "/" + authority).then();
  }

  private ValidatableResponse shared(String authority) {
    return as(authority).get("/incidents/" + incident + "/shared").then();
  }

  private static ValidatableResponse listed(String authority) {
    return as(authority).get("/shared").then().statusCode(200);
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
