package org.hikeshi.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
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
    var begun =
        """
        POST /echo HTTP/1.1\r
        Host: a\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: 9\r
        \r
        """
            .formatted(TestTokens.as("hospital-a"))
            .getBytes(StandardCharsets.US_ASCII);
    try (var log = LogLines.of(ProblemMappers.class.getName())) {
      for (int i = 0; i < places; i++) {
        var socket = new Socket(door.getHost(), door.getPort());
        held.add(socket);
        socket.getOutputStream().write(begun);
      }
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

  private static void hangUp(List<Socket> held) throws IOException {
    for (var socket : held) {
      socket.close();
    }
  }
}
