package org.hikeshi.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.LogLines;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class OverloadTest {

  @TestHTTPResource("/")
  URI door;

  @ConfigProperty(name = "hikeshi.web.requests-at-once")
  int places;

  @Inject MeterRegistry metrics;

  /// ASVS 2.4.1: whoever holds all places keeps the others out no longer than he holds them, and
  /// they are told when to come again.
  @Test
  void whoComesWhenAllPlacesAreTakenIsToldToComeAgain() throws IOException {
    var held = new ArrayList<Socket>();
    try (var log = LogLines.of(ProblemMappers.class.getName())) {
      begin(held, places, "/echo", "application/json");
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(
              () ->
                  given()
                      .get("/echo?limit=2")
                      .then()
                      .statusCode(429)
                      .header("Retry-After", "2")
                      .contentType(Problem.MEDIA_TYPE));
      given().get("/q/health/live").then().statusCode(200);
      // and an address that opens something without signing in does not go around it by its end
      for (var page : List.of("/pages/card/live", "/pages/follow/live")) {
        given()
            .get(page)
            .then()
            .statusCode(429)
            .header("Retry-After", "2")
            .contentType(startsWith("text/html"))
            .body(containsString("混み合っています"), containsString("tel:03-0000-0119"));
      }
      given().get("/incidents/1/live").then().statusCode(405);
      assertThat(metrics.counter("hikeshi.refused", "kind", "too_many").count()).isPositive();
      hangUp(held);
      await().untilAsserted(() -> given().get("/echo?limit=2").then().statusCode(200));
      // and whoever hangs up is no fault of ours
      assertThat(log.told()).isEmpty();
    } finally {
      hangUp(held);
    }
  }

  /// ASVS 2.4.1: whoever takes all places, and goes on at the reports too, locks no hospital out of
  /// its own report. Only others' reports could, as many at once as are kept for them.
  @Test
  void whoeverTakesAllPlacesAHospitalsReportIsTaken() throws IOException {
    var held = new ArrayList<Socket>();
    try {
      begin(held, places, "/echo", "application/json");
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> given().get("/echo?limit=2").then().statusCode(429));
      for (var nobody : List.of("", TestTokens.as("engineer-1"))) {
        report(nobody).then().statusCode(429).header("Retry-After", "2");
      }
      report(TestTokens.expired("hospital-a")).then().statusCode(401);
      for (var who : List.of("hospital-a", "hospital-b", "coordinator")) {
        report(TestTokens.as(who)).then().statusCode(200).body(is("they are down"));
      }
      // and nothing else that she asks for
      given().auth().oauth2(TestTokens.as("hospital-a")).get("/incidents/1").then().statusCode(429);
      // as many at once as are kept, and each gives its place back
      begin(held, WebAlone.KEPT_FOR_REPORTS, "/incidents", "text/plain");
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> report(TestTokens.as("hospital-b")).then().statusCode(429));
      hangUp(held.subList(places, held.size()));
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> report(TestTokens.as("hospital-b")).then().statusCode(200));
    } finally {
      hangUp(held);
    }
  }

  private static Response report(String token) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("text/plain")
        .body("they are down")
        .post("/incidents");
  }

  /// A stream would hold a place for ever, so it takes none of the others'.
  @Test
  void streamsHavePlacesOfTheirOwn() throws IOException {
    var held = new ArrayList<Socket>();
    var begun =
        """
        POST /incidents/1/live HTTP/1.1\r
        Host: a\r
        Content-Type: text/plain\r
        Content-Length: 9\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII);
    try {
      for (int i = 0; i < WebAlone.STREAMS; i++) {
        var socket = new Socket(door.getHost(), door.getPort());
        held.add(socket);
        socket.getOutputStream().write(begun);
      }
      await().untilAsserted(() -> given().get("/incidents/1/live").then().statusCode(429));
      given().get("/echo?limit=2").then().statusCode(200);
      hangUp(held);
      await().untilAsserted(() -> given().get("/incidents/1/live").then().statusCode(405));
    } finally {
      hangUp(held);
    }
  }

  /// As many as begin to say something and then say nothing.
  private void begin(List<Socket> held, int howMany, String path, String type) throws IOException {
    var begun =
        """
        POST %s HTTP/1.1\r
        Host: a\r
        Authorization: Bearer %s\r
        Content-Type: %s\r
        Content-Length: 9\r
        \r
        """
            .formatted(path, TestTokens.as("hospital-a"), type)
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < howMany; i++) {
      var socket = new Socket(door.getHost(), door.getPort());
      held.add(socket);
      socket.getOutputStream().write(begun);
    }
  }

  private static void hangUp(List<Socket> held) throws IOException {
    for (var socket : held) {
      socket.close();
    }
  }
}
