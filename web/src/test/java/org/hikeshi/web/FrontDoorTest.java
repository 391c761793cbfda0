package org.hikeshi.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.LogLines;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FrontDoorTest {

  @Inject DataSource database;
  @Inject MeterRegistry metrics;

  @Test
  void allFaultsAreToldAtOnce() {
    // given
    String body =
        """
        {"text": 5, "colour": "BLUE", "colours": ["RED", "PINK"], "at": "yesterday", "on": 20260209,
         "sure": "yes", "inner": {"count": 11, "id": "x"}, "more": {"a": 1}}
        """;
    // when / then
    post(body, "hospital-a")
        .then()
        .statusCode(400)
        .contentType(Problem.MEDIA_TYPE)
        .body("title", equalTo("入力に誤りがあります"))
        .body(
            "errors.pointer",
            hasItems(
                "/text",
                "/colour",
                "/colours/1",
                "/at",
                "/on",
                "/sure",
                "/inner/count",
                "/inner/id",
                "/more"))
        .body("errors", hasSize(9));
  }

  @Test
  void anUnknownFieldIsNamedWhereItStands() {
    post(
            "{\"inners\":[{},{\"x\":[1]}],\"inner\":{\"y\":1,\"count\":1},\"text\":\"a\"}",
            "hospital-a")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/inner/y", "/inners/1/x"));
  }

  @Test
  void whatIsLeftOutIsNotAFault() {
    post("{\"text\":\"a\",\"colour\":null,\"inners\":[{\"count\":1},{\"id\":null}]}", "hospital-a")
        .then()
        .statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"a\",\"text\":\"b\"}",
        "{\"text\":\"a\"} x",
        "{\"text\":\"a\"",
        "",
        "null",
        "[]",
        "\"text\"",
        "{\"text\":\"a\\u0000\"}",
        "{\"text\":\"\\ud800\"}",
        "{\"text\":\"a\",\"inner\":{\"count\":1.5}}",
        "{\"text\":\"a\",\"inner\":{\"count\":99999999999999999999}}",
        "{\"text\":\"a\",\"inner\":{\"count\":\"1\"}}",
        "{\"text\":\"a\",\"colour\":0}",
        "{\"text\":\"a\",\"colours\":[null]}",
        "{\"text\":\"a\",\"colours\":\"RED\"}",
        "{\"text\":\"a\",\"at\":1700000000}",
        "{\"text\":\"a\",\"at\":\"2999-01-01T00:00:00Z\"}",
        "{\"text\":\" \"}"
      })
  void isReadStrictly(String body) {
    post(body, "hospital-a").then().statusCode(400).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void deepNestingIsABrokenBody() {
    post("{\"text\":\"a\",\"more\":" + "[".repeat(5000) + "]".repeat(5000) + "}", "hospital-a")
        .then()
        .statusCode(400)
        .body("errors", hasSize(1));
  }

  @Test
  void anOversizedBodyIs413AndAnotherContentTypeIs415() {
    post("{\"text\":\"" + "a".repeat(1024 * 1024) + "\"}", "hospital-a")
        .then()
        .statusCode(413)
        .contentType(Problem.MEDIA_TYPE);
    as("hospital-a")
        .contentType("text/plain")
        .body("text")
        .post("/echo")
        .then()
        .statusCode(415)
        .contentType(Problem.MEDIA_TYPE);
  }

  /// Said before the body is sent, so only its length is there.
  @Test
  void whatNoUploadMayBeIs413InWordsAndTheConnectionEnds() throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      // when
      socket
          .getOutputStream()
          .write(
              """
              POST /echo HTTP/1.1
              Host: localhost
              Accept-Language: en
              Content-Type: multipart/form-data; boundary=x
              Content-Length: 26214401

              """
                  .replace("\n", "\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // then
      assertThat(answer)
          .startsWith("HTTP/1.1 413")
          .contains(Problem.MEDIA_TYPE)
          .contains("Split it or make it shorter");
    }
  }

  @Test
  void theFrameworksRefusalsAreProblemDocumentsToo() {
    given().get("/nowhere").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
    given()
        .delete("/echo")
        .then()
        .statusCode(405)
        .contentType(Problem.MEDIA_TYPE)
        .header("Allow", equalTo("GET, HEAD, POST"));
    given()
        .header("Accept-Language", "en")
        .get("/echo/bug")
        .then()
        .statusCode(500)
        .contentType(Problem.MEDIA_TYPE)
        .body("title", equalTo("An error on our side"))
        .body(not(containsString("secret")));
  }

  /// A shorter resource beside it knows nothing of the address, and is asked last.
  @Test
  void anotherMethodOfAnAddressIs405WhateverLiesBesideIt() {
    given()
        .get("/incidents/1/live")
        .then()
        .statusCode(405)
        .contentType(Problem.MEDIA_TYPE)
        .header("Allow", equalTo("POST"));
    given().get("/incidents/1/alive").then().statusCode(404).header("Allow", nullValue());
  }

  @Test
  void aListOfThingsWithoutIdsIsReadToItsEndPageByPage() {
    // when
    var read = new ArrayList<String>();
    for (var next = "/echo/names?limit=1"; next != null; ) {
      var page = given().urlEncodingEnabled(false).get(next);
      read.addAll(page.path("items"));
      var link = page.header("Link");
      next = link == null ? null : link.substring(1, link.indexOf('>'));
    }
    // then
    assertThat(read).containsExactly("検査 会社", "{b}", "a/c?d");
    given().get("/echo/names?limit=201").then().statusCode(400);
    given().get("/echo/names?cursor=" + UUID.randomUUID()).then().statusCode(400);
  }

  @Test
  void whatPostgresComplainsAboutIsNotRepeated() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      // a row's values come as detail, a batch's as its statement
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "do $$ begin raise exception 'no' using detail = 'a name'; end $$"))
          .hasMessageContaining("no")
          .hasMessageNotContaining("a name");
      try (var batch = connection.prepareStatement("delete from audit where action = ?")) {
        batch.setString(1, "a name");
        batch.addBatch();
        assertThatThrownBy(batch::executeBatch)
            .isInstanceOf(BatchUpdateException.class)
            .hasMessageNotContaining("a name");
      }
    }
  }

  /// RFC 9116.
  @Test
  void everybodyIsToldWhomToTellOfAWeakness() {
    given()
        .get("/.well-known/security.txt")
        .then()
        .statusCode(200)
        .contentType("text/plain; charset=utf-8")
        .body(
            startsWith(
                "Contact: mailto:weakness@hikeshi.example\r\n"
                    + "Contact: https://hikeshi.example/weakness\r\nExpires: "));
  }

  @Test
  void whoTriesWhatSheMayNotIsInTheLogByIdAlone() {
    // given
    List<String> told;
    // when
    try (var log = LogLines.of("org.hikeshi.web")) {
      as("engineer-1").contentType("application/json").body("{}").post("/echo");
      given().auth().oauth2(TestTokens.expired("hospital-a")).get("/echo/tenant");
      given().get("/echo/tenant");
      given().get("/echo/bug");
      told = log.told();
    }
    // then
    assertThat(told)
        .hasSize(3)
        .anyMatch(line -> line.matches("refused: caller=[0-9a-f-]{36} may not EchoResource.create"))
        .contains(
            "refused: a token that does not hold, for EchoResource.tenant", "a request failed");
  }

  /// ASVS 16.3.3.
  @Test
  void whatIsRefusedIsCountedByItsKind() {
    // given
    var before = refused();
    // when
    post("{", "hospital-a");
    post("{\"text\":\"" + "a".repeat(1024 * 1024) + "\"}", "hospital-a");
    as("hospital-a").contentType("text/plain").body("text").post("/echo");
    post("{}", "engineer-1");
    given().auth().oauth2("a..c").get("/echo/tenant");
    given().auth().oauth2(TestTokens.expired("hospital-a")).get("/echo/tenant");
    given().get("/echo/tenant");
    given().get("/echo?limit=2");
    // then
    assertThat(refused())
        .allSatisfy(
            (kind, count) ->
                assertThat(count - before.get(kind))
                    .as(kind)
                    .isEqualTo(
                        switch (kind) {
                          case "input", "size", "type", "role" -> 1;
                          case "token" -> 2;
                          default -> 0;
                        }))
        .hasSize(8);
  }

  private Map<String, Integer> refused() {
    return metrics.find("hikeshi.refused").counters().stream()
        .collect(
            Collectors.toMap(
                counter -> counter.getId().getTag("kind"), counter -> (int) counter.count()));
  }

  @Test
  void noOtherSiteMayReadAnAnswer() {
    given()
        .header("Origin", "https://elsewhere.example")
        .get("/echo")
        .then()
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Access-Control-Allow-Credentials", nullValue());
  }

  @Test
  void whoeverSaysThatSheIsAProxyIsNotBelieved() {
    as("hospital-a")
        .header("X-Forwarded-Host", "elsewhere.example")
        .header("X-Forwarded-Proto", "https")
        .header("Forwarded", "host=elsewhere.example;proto=https")
        .contentType("application/json")
        .body("{\"text\": \"a\"}")
        .post("/echo")
        .then()
        .statusCode(201)
        .header("Location", not(containsString("elsewhere")))
        .header("Location", not(startsWith("https:")));
  }

  @Test
  void whatLiesBesideIsNotListed() {
    given().get("/assets/hikeshi.css").then().statusCode(200);
    given().get("/assets/").then().statusCode(404);
    given().get("/assets").then().statusCode(404);
  }

  @Test
  void traceIsNotAnswered() {
    given()
        .header("X-Secret", "a secret")
        .request("TRACE", "/echo")
        .then()
        .statusCode(405)
        .body(not(containsString("a secret")));
  }

  @Test
  void whoHasNoValidTokenIsNotLetIn() {
    Stream.of(
            "..",
            ".",
            "a.b.c",
            "a..c",
            TestTokens.expired("hospital-a"),
            TestTokens.notYet("hospital-a"),
            TestTokens.forAnotherAudience("hospital-a"),
            TestTokens.ofAnotherIssuer("hospital-a"),
            TestTokens.as("hospital-a") + "x",
            "nonsense")
        .forEach(
            token ->
                given()
                    .auth()
                    .oauth2(token)
                    .get("/echo/tenant")
                    .then()
                    .statusCode(401)
                    .contentType(Problem.MEDIA_TYPE));
    given().get("/echo/tenant").then().statusCode(401).contentType(Problem.MEDIA_TYPE);
  }

  @Test
  void whoHasNoRoleOrNoClaimIsRefused() {
    Stream.of(TestTokens.withoutRole(), TestTokens.withoutClaim("hospital"), TestTokens.as("admin"))
        .forEach(
            token ->
                given()
                    .auth()
                    .oauth2(token)
                    .get("/echo/tenant")
                    .then()
                    .statusCode(403)
                    .contentType(Problem.MEDIA_TYPE));
  }

  @ParameterizedTest
  @CsvSource({
    "hospital-a, 00000000-0000-7000-8000-00000000000a",
    "engineer-3, engineer/00000000-0000-7000-8000-0000000000e3",
    "ppc, authority/ppc",
    "coordinator, *"
  })
  void postgresKnowsWhoseRowsToShow(String user, String tenant) {
    as(user).get("/echo/tenant").then().statusCode(200).body("tenant", equalTo(tenant));
  }

  @Test
  void theSameKeyAndBodyGetsTheFirstAnswerByteForByte() {
    // given
    String key = UUID.randomUUID().toString();
    // when
    Response first = keyed(key, "{\"text\":\"once\"}");
    Response second = keyed(key, "{\"text\":\"once\"}");
    // then
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(keyed(key, "{\"text\":\"twice\"}").statusCode()).isEqualTo(422);
  }

  @Test
  void twoAtOnceAreOne() throws Exception {
    // given
    String key = UUID.randomUUID().toString();
    Callable<Response> send = () -> keyed(key, "{\"text\":\"at once\"}");
    // when
    List<Response> answers;
    try (var threads = Executors.newFixedThreadPool(6)) {
      answers =
          threads.invokeAll(Stream.generate(() -> send).limit(6).toList()).stream()
              .map(
                  answer -> {
                    try {
                      return answer.get();
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                  })
              .toList();
    }
    // then
    assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
    assertThat(answers.stream().map(Response::asString).collect(Collectors.toSet())).hasSize(1);
  }

  @Test
  void aRefusalDoesNotUseTheKeyUp() {
    // given
    String key = UUID.randomUUID().toString();
    // when / then
    assertThat(keyed(key, "{\"text\":\"refuse\"}").statusCode()).isEqualTo(422);
    assertThat(keyed(key, "{\"text\":\"mended\"}").statusCode()).isEqualTo(201);
  }

  @Test
  void listsHavePages() {
    given()
        .get("/echo?limit=2")
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .header("Link", matchesPattern("</echo\\?limit=2&cursor=[0-9a-f-]+>; rel=\"next\""));
    for (String bent : List.of("limit=0", "limit=201", "limit=x", "cursor=x", "cursor=1-1-1-1-1")) {
      given().get("/echo?" + bent).then().statusCode(400).contentType(Problem.MEDIA_TYPE);
    }
  }

  /// ASVS 1.1.1, 15.3.7: what is encoded twice is decoded once, and of two values the first counts.
  @Test
  void whatIsEncodedOrSaidTwiceIsReadOnce() {
    given().urlEncodingEnabled(false).get("/%65cho?limit=2").then().statusCode(200);
    given().urlEncodingEnabled(false).get("/%2565cho?limit=2").then().statusCode(404);
    given().urlEncodingEnabled(false).get("/echo?limit=%2532").then().statusCode(400);
    given().get("/echo?limit=2&limit=1").then().statusCode(200).body("items", hasSize(2));
  }

  @Test
  void aRefusalUnderPagesIsAPageWithWhatToDoNext() {
    as("hospital-a")
        .get("/pages/nowhere")
        .then()
        .statusCode(404)
        .contentType(containsString("text/html"))
        .header("Content-Security-Policy", containsString("script-src 'self'"))
        .body(containsString("次にすること"))
        .body(not(containsString("<style")));
  }

  @Test
  void aLanguageChosenOnAPageStaysChosenThereOnly() {
    // when
    var chosen = as("hospital-a").get("/pages/nowhere?lang=en").cookie("lang");
    // then
    as("hospital-a")
        .cookie("lang", chosen)
        .get("/pages/nowhere")
        .then()
        .body(containsString("What to do next"));
    as("hospital-a")
        .cookie("lang", chosen)
        .get("/nowhere")
        .then()
        .body("title", equalTo("見つかりません"));
  }

  private static Response keyed(String key, String body) {
    return as("hospital-a")
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/echo");
  }

  private static Response post(String body, String user) {
    return as(user).contentType("application/json").body(body).post("/echo");
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
