package org.hikeshi.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// OWASP ASVS 5.0, 7.4.1, 10.5.5.
@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class EndedSessionsTest {

  private static final String WE = "web-test";

  @Test
  void noTokenOfASignInThatHasEndedCounts() {
    // given
    var token = TestTokens.ofSession("hospital-a", "ended");
    var another = TestTokens.ofSession("hospital-a", "another");
    filed(token).statusCode(201);
    // when
    said(TestTokens.logout(WE, "ended", Map.of())).statusCode(200);
    // then
    filed(token).statusCode(401);
    filed(token).statusCode(401);
    filed(another).statusCode(201);
    filed(TestTokens.as("hospital-a")).statusCode(201);
    // and twice is no more than once
    said(TestTokens.logout(WE, "ended", Map.of())).statusCode(200);
  }

  @ParameterizedTest
  @MethodSource
  void whatIsNoLogoutTokenOfOursEndsNothing(String told) {
    // given
    var token = TestTokens.ofSession("hospital-a", "on");
    // when
    said(told).statusCode(400).contentType(Problem.MEDIA_TYPE).body("status", equalTo(400));
    // then
    filed(token).statusCode(201);
  }

  static Stream<String> whatIsNoLogoutTokenOfOursEndsNothing() {
    return Stream.of(
        "",
        "x",
        TestTokens.ofSession("admin", "on"),
        TestTokens.logout("another-service", "on", Map.of()),
        TestTokens.logout(WE, "on", Map.of("typ", "Bearer")),
        TestTokens.logout(WE, "on", Map.of("iss", "https://elsewhere.test")),
        TestTokens.logout(WE, "on", Map.of("exp", 1_770_000_000L)),
        TestTokens.logout(WE, "on", Map.of("nonce", "n")),
        TestTokens.logout(WE, "on", Map.of("events", Map.of("another", Map.of()))),
        TestTokens.logout(WE, "on", Map.of("events", "none")),
        TestTokens.logout(WE, "on", Map.of()) + "x");
  }

  @Test
  void moreThanATokenIsNotRead() {
    said("x".repeat(17 * 1024)).statusCode(413);
  }

  private static ValidatableResponse said(String token) {
    return given().formParam("logout_token", token).post("/back-channel-logout").then();
  }

  private static ValidatableResponse filed(String token) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body("{\"text\":\"a\"}")
        .post("/echo")
        .then();
  }
}
