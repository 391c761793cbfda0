package org.hikeshi.question;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.OpenApiRules;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// A client that is made of the OpenAPI document reads what this service really answers: here,
/// because a question is asked about a notice, and both are a hospital's and an authority's.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class OpenApiTest implements OpenApiRules {

  @Inject Arrived arrived;
  @Inject SettableClock clock;

  /// A report may be sent as it is, and its words are not read.
  @Override
  public String[] unread() {
    return new String[] {"POST /duties/assessment"};
  }

  @Test
  void everyGoodAnswerOfTheTableOfRightsIsNamed() {
    api().names(Rights.read());
  }

  @Test
  void aLetterMayStandAgainstItsDuty() {
    for (var form : List.of("pdf", "txt")) {
      assertThat(api().names("GET /duties/{id}/letter." + form, 200)).isTrue();
      assertThat(api().names("GET /duties/{id}/letter." + form, 409)).isTrue();
    }
  }

  @Test
  void whatAHospitalAndAnAuthorityAreAnsweredIsAsTheDocumentSays() {
    // given
    clock.set(Instant.parse("2026-02-09T00:50:00Z"));
    Neighbours.incidentApiAnswers(200);
    var notice = "/notices/" + arrived.atTheMinistry().notice();
    // when / then
    api().describes("GET /notices", as("hospital-a").get("/notices?limit=1"));
    api().describes("GET /notices/{id}", as("hospital-a").get(notice));
    api().describes("GET /notices/{id}", as("hospital-b").get(notice));
    var asked =
        as("mhlw")
            .body("{\"question\": \"いつ\", \"dueOn\": \"2026-02-12\"}")
            .post(notice + "/questions");
    assertThat(api().describes("POST /notices/{id}/questions", asked).statusCode()).isEqualTo(201);
    api().describes("GET /notices/{id}/questions", as("hospital-a").get(notice + "/questions"));
    var answer = "/questions/" + asked.path("id") + "/answer";
    api()
        .describes(
            "POST /questions/{id}/answer",
            as("hospital-a").body("{\"answer\": \"1\", \"reportNo\": 9}").post(answer));
    api()
        .describes(
            "POST /questions/{id}/answer",
            as("hospital-a").body("{\"answer\": \"1\"}").post(answer));
    api()
        .describes(
            "POST /questions/{id}/answer",
            as("hospital-a").body("{\"answer\": \"2\"}").post(answer));
    api()
        .describes(
            "POST /notices/{id}/receipt",
            as("mhlw").body("{\"receiptNumber\": \"R-1\"}").post(notice + "/receipt"));
    api()
        .describes(
            "POST /notices/{id}/receipt", as("mhlw").body("{\"x\": 1}").post(notice + "/receipt"));
  }

  @Test
  void whatTheDeskAndAnAuthorityReadIsAsTheDocumentSays() {
    // given
    var found = arrived.atTheMinistry();
    // when / then
    api()
        .answersWell(
            "GET /duties/{id}/dates", as("coordinator").get("/duties/" + found.duty() + "/dates"));
    api().answersWell("GET /calls", as("coordinator").get("/calls"));
    api().answersWell("GET /authorities", as("coordinator").get("/authorities"));
    api().answersWell("GET /reminders", as("hospital-a").get("/reminders"));
    api().answersWell("GET /shared", as("mhlw").get("/shared"));
    var proof = as("hospital-a").get("/notices/" + found.notice() + "/proof");
    api().describes("GET /notices/{id}/proof", proof);
  }

  private static RequestSpecification as(String user) {
    return given()
        .contentType("application/json; charset=UTF-8")
        .auth()
        .oauth2(TestTokens.as(user));
  }
}
