package org.hikeshi.question;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class QuestionsTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");

  @Inject Arrived arrived;
  @Inject SettableClock clock;

  private UUID notice;

  @BeforeEach
  void theMinistryHasANotice() {
    clock.set(MONDAY_MORNING);
    Neighbours.incidentApiAnswers(200);
    notice = arrived.atTheMinistry().notice();
  }

  @AfterEach
  void theClockStandsWhereItStood() {
    clock.set(MONDAY_MORNING);
  }

  @Test
  void eachQuestionHasItsOwnDayAndItsOwnAnswer() {
    // given
    var first = asked("いつ気付きましたか", "2026-02-12");
    var second = asked("復旧の見込みは", "2026-02-20");
    // when
    answered(second, "{\"answer\": \"月末です\"}").statusCode(200);
    clock.advance(Duration.ofDays(5));
    // then
    as("mhlw")
        .get("/notices/" + notice + "/questions")
        .then()
        .statusCode(200)
        .body("items.id", contains(first, second))
        .body("items.state", contains("OPEN", "ANSWERED"))
        .body("items.late", contains(true, false))
        .body("items[1].answer", equalTo("月末です"));
  }

  @Test
  void anAnswerMayComeFromAReportThatTheAuthorityHas() {
    // given
    var question = asked("範囲は", "2026-02-12");
    // when
    answered(question, "{\"answer\": \"第1報のとおり\", \"reportNo\": 2}").statusCode(422);
    answered(question, "{\"answer\": \"第1報のとおり\", \"reportNo\": 1}")
        .statusCode(200)
        .body("reportNo", equalTo(1))
        .body("reportNoticeId", equalTo(notice.toString()));
    // then
    answered(question, "{\"answer\": \"第1報のとおり\", \"reportNo\": 1}").statusCode(200);
    answered(question, "{\"answer\": \"ほかの答え\"}").statusCode(409);
  }

  @Test
  void whoeverAskedTakesAQuestionBackWhileItIsOpen() {
    // given
    var question = asked("いつ気付きましたか", "2026-02-12");
    as("hospital-a")
        .get("/pages/inbox/" + notice)
        .then()
        .body(containsString("/questions/" + question + "/answer"));
    as("mhlw")
        .get("/pages/inbox/" + notice)
        .then()
        .body(containsString("/questions/" + question + "/withdrawal"));
    // when
    takenBack("ppc", question).statusCode(404);
    takenBack("mhlw", question).statusCode(204);
    takenBack("mhlw", question).statusCode(204);
    clock.advance(Duration.ofDays(5));
    // then
    answered(question, "{\"answer\": \"前日です\"}").statusCode(409);
    as("hospital-a")
        .get("/notices/" + notice + "/questions")
        .then()
        .body("items.state", contains("WITHDRAWN"))
        .body("items.late", contains(false));
    as("hospital-a")
        .get("/pages/inbox/" + notice)
        .then()
        .body(containsString("取り下げ済み"))
        .body(not(containsString("/questions/" + question)));
  }

  @Test
  void whatIsAnsweredIsNotTakenBack() {
    // given
    var question = asked("いつ気付きましたか", "2026-02-12");
    // when
    answered(question, "{\"answer\": \"前日です\"}").statusCode(200);
    // then
    takenBack("mhlw", question).statusCode(409);
  }

  private static ValidatableResponse takenBack(String user, String question) {
    return as(user).delete("/questions/" + question).then();
  }

  @Test
  void whoReadWhatIsTheHospitalsToKnow() {
    // when
    as("mhlw").get("/notices/" + notice).then().statusCode(200);
    as("mhlw").get("/notices/" + notice + "/document.json").then().statusCode(200);
    as("coordinator").get("/notices/" + notice).then().statusCode(200);
    as("hospital-a").get("/notices/" + notice).then().statusCode(200);
    // then
    as("hospital-a")
        .get("/notices/" + notice + "/readers")
        .then()
        .statusCode(200)
        .body("items.reader", contains("desk", "mhlw", "mhlw"))
        .body("items.what", contains("itself", "document.json", "itself"))
        .body("items.times", contains(1, 1, 1));
  }

  @Test
  void bothSidesHaveTheThreadOnTheirPage() {
    // given
    asked("<b>いつ</b>気付きましたか", "2026-02-12");
    // when / then
    for (var user : new String[] {"mhlw", "hospital-a", "coordinator"}) {
      as(user)
          .get("/pages/inbox/" + notice)
          .then()
          .statusCode(200)
          .body(containsString("&lt;b&gt;いつ&lt;/b&gt;気付きましたか"));
    }
  }

  @Test
  void aDutysDatesAreThereToBeReadWithWhoSetThemAndWhy() {
    // given
    var duty = arrived.atTheMinistry().duty();
    as("hospital-a")
        .contentType("application/json")
        .body("{\"knownOn\": \"2026-02-08\", \"reason\": \"当直が前日に気付いていた\"}")
        .put("/duties/" + duty + "/known-on")
        .then()
        .statusCode(200);
    // when / then
    as("coordinator")
        .get("/duties/" + duty + "/dates")
        .then()
        .statusCode(200)
        .body("items.dueOn", contains("2026-02-13", "2026-02-12"))
        .body("setByPersons.reason", contains("当直が前日に気付いていた"))
        .body("setByPersons[0].setAt", notNullValue())
        .body("duty.knownOn", equalTo("2026-02-08"));
    as("hospital-b").get("/duties/" + duty + "/dates").then().statusCode(404);
  }

  @Test
  void aQuestionOfYesterdayCannotBeAskedForYesterday() {
    as("mhlw")
        .contentType("application/json")
        .body("{\"question\": \"?\", \"dueOn\": \"2026-02-08\"}")
        .post("/notices/" + notice + "/questions")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/dueOn"));
  }

  private String asked(String question, String dueOn) {
    return as("mhlw")
        .contentType("application/json")
        .body("{\"question\": \"" + question + "\", \"dueOn\": \"" + dueOn + "\"}")
        .post("/notices/" + notice + "/questions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static ValidatableResponse answered(String question, String body) {
    return as("hospital-a")
        .contentType("application/json")
        .body(body)
        .post("/questions/" + question + "/answer")
        .then();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
