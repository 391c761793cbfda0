package org.hikeshi.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class LiveTest {

  @TestHTTPResource URI here;

  @Inject SeatedEngineer engineer1;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  @Timeout(20)
  void whoWatchesIsToldOfEachChange() throws Exception {
    // given
    var id = anIncident();
    try (var lines = watch(id, "hospital-a")) {
      var atFirst = next(lines);
      // when
      followUp(id);
      // then
      assertThat(atFirst).contains("\"revision\":1");
      assertThat(next(lines)).contains("\"revision\":2");
    }
  }

  @Test
  @Timeout(20)
  void whoMayNoLongerSeeItIsToldNoMore() throws Exception {
    // given
    var id = anIncident();
    engineer1.takesTheLead(UUID.fromString(id));
    try (var lines = watch(id, "engineer-1")) {
      var atFirst = next(lines);
      // when
      engineer1.givesTheSeatBack(UUID.fromString(id));
      followUp(id);
      // then
      assertThat(atFirst).contains("\"revision\":1");
      assertThat(lines.lines().filter(LiveTest::isNews)).isEmpty();
    }
  }

  @Test
  @Timeout(20)
  void whoSignsOutIsToldNoMore() throws Exception {
    // given
    var id = anIncident();
    try (var lines = watched(id, TestTokens.ofSession("hospital-a", "live"))) {
      var atFirst = next(lines);
      // when
      given()
          .formParam("logout_token", TestTokens.logout("incident-api", "live", Map.of()))
          .post("/back-channel-logout")
          .then()
          .statusCode(200);
      followUp(id);
      // then
      assertThat(atFirst).contains("\"revision\":1");
      assertThat(lines.lines().filter(LiveTest::isNews)).isEmpty();
    }
  }

  @Test
  @Timeout(20)
  void aTokenThatIsOverIsToldNoMore() throws Exception {
    // given
    var id = anIncident();
    try (var lines = watched(id, TestTokens.endingIn("hospital-a", Duration.ofSeconds(5)))) {
      // when
      var atFirst = next(lines);
      // then
      assertThat(atFirst).contains("\"revision\":1");
      assertThat(lines.lines().filter(LiveTest::isNews)).isEmpty();
    }
  }

  private BufferedReader watch(String incident, String user) throws Exception {
    return watched(incident, TestTokens.as(user));
  }

  private BufferedReader watched(String incident, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(here.resolve("/incidents/" + incident + "/live"))
            .header("Authorization", "Bearer " + token)
            .build();
    var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  private static String next(BufferedReader lines) throws IOException {
    var line = lines.readLine();
    while (!isNews(line)) {
      line = lines.readLine();
    }
    return line;
  }

  private static boolean isNews(String line) {
    return line.startsWith("data:");
  }

  private static void followUp(String incident) {
    as("hospital-a").body("{}").post("/incidents/" + incident + "/reports").then().statusCode(201);
  }
}
