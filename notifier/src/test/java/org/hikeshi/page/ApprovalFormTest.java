package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class ApprovalFormTest {

  @Inject Arrived arrived;

  @BeforeEach
  void incidentApiAnswers() {
    Neighbours.incidentApiAnswers(200);
  }

  static Stream<Arguments> whatIsNotTaken() {
    return Stream.of(
        Arguments.of("", "院長", "name-missing"),
        Arguments.of("見".repeat(201), "院長", "name-missing"),
        Arguments.of("見本\0太郎", "院長", "name-missing"),
        Arguments.of("見本 太郎", "院".repeat(201), "title-bent"),
        Arguments.of("見本 太郎", "院\0長", "title-bent"));
  }

  @ParameterizedTest
  @MethodSource("whatIsNotTaken")
  void whatTheApiWouldRefuseThePageRefusesToo(String name, String title, String said) {
    // given
    var draft = arrived.atTheMinistry().draft();
    // when
    var answer = approved(draft, name, title);
    // then
    answer.statusCode(303).header("Location", endsWith("?said=" + said));
    as("hospital-a")
        .get("/pages/inbox/" + draft + "?said=" + said)
        .then()
        .statusCode(200)
        .body(containsString("data-refused"));
    as("hospital-a").get("/notices/" + draft).then().body("approval", equalTo(null));
  }

  @Test
  void aTitleThatIsLeftEmptyIsNone() {
    // given
    var draft = arrived.atTheMinistry().draft();
    // when
    var answer = approved(draft, "見本 太郎", " ");
    // then
    answer.statusCode(303).header("Location", endsWith("?said=approved"));
    as("hospital-a")
        .get("/notices/" + draft)
        .then()
        .body("approval.name", equalTo("見本 太郎"))
        .body("approval.title", equalTo(null));
  }

  private static ValidatableResponse approved(UUID draft, String name, String title) {
    var form = as("hospital-a").get("/pages/inbox/" + draft).then().statusCode(200).extract();
    var token = form.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value");
    return as("hospital-a")
        .cookies(form.cookies())
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("csrf-token", token)
        .formParam("name", name)
        .formParam("title", title)
        .post("/pages/inbox/" + draft + "/approval")
        .then();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
