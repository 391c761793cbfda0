package org.hikeshi.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ToldOnceTest {

  private static final String LINKS = "/hospitals/" + TestTokens.hospital('a') + "/links";

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whoAsksForALinkAgainWithTheSameKeyGetsNoSecondOne() throws SQLException {
    // given
    var first = link("told-once-1");
    var known = links();
    // when
    var again = link("told-once-1");
    // then
    first.then().statusCode(201);
    again
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .header("Location", first.header("Location"));
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(links()).isEqualTo(known);
    assertThat(kept("told-once-1")).startsWith("locked:");
    link("told-once-2").then().statusCode(201);
  }

  /// As where there is no key, or it was lost.
  @Test
  void whatNoKeyOpensIsNotToldAgainAndNothingIsDoneAnew() throws SQLException {
    // given
    link("told-once-3").then().statusCode(201);
    link("told-once-4").then().statusCode(201);
    lies("told-once-4", kept("told-once-3"));
    lies("told-once-3", null);
    var known = links();
    // when
    var unkept = link("told-once-3");
    var anothers = link("told-once-4");
    // then
    for (var again : List.of(unkept, anothers)) {
      again
          .then()
          .statusCode(409)
          .contentType("application/problem+json")
          .header("Location", containsString("/links/"))
          .body("detail", containsString("under a new key"));
    }
    assertThat(links()).isEqualTo(known);
  }

  @Test
  void whoAsksForACodeAgainWithTheSameKeyKeepsTheOneThatWasReadOut() {
    // given
    var incident = FrontDesk.anIncident();
    var first = code(incident, "045-000-0000");
    // when
    var again = code(incident, "045-000-0000");
    // then
    first.then().statusCode(201);
    again.then().statusCode(201).header("Idempotent-Replayed", "true");
    assertThat(again.asByteArray()).isEqualTo(first.asByteArray());
    code(incident, "+81 45-000-0000").then().statusCode(422);
  }

  private static String kept(String key) throws SQLException {
    try (var connection = allSeeing();
        var select =
            connection.prepareStatement("select body from idempotency_key where key = ?")) {
      select.setString(1, key);
      try (var row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return new String(row.getBytes(1), StandardCharsets.UTF_8);
      }
    }
  }

  private static void lies(String key, @Nullable String body) throws SQLException {
    try (var connection = allSeeing();
        var update =
            connection.prepareStatement("update idempotency_key set body = ? where key = ?")) {
      update.setBytes(1, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
      update.setString(2, key);
      update.executeUpdate();
    }
  }

  private static Connection allSeeing() throws SQLException {
    var config = ConfigProvider.getConfig();
    var connection =
        DriverManager.getConnection(
            config.getValue("quarkus.datasource.jdbc.url", String.class),
            config.getValue("quarkus.flyway.username", String.class),
            config.getValue("quarkus.flyway.password", String.class));
    try (var everything =
        connection.prepareStatement("select set_config('app.tenant', '*', false)")) {
      everything.execute();
    }
    return connection;
  }

  private static Response link(String key) {
    return as("hospital-a")
        .header("Accept-Language", "en")
        .header("Idempotency-Key", key)
        .post(LINKS);
  }

  private static List<String> links() {
    return as("hospital-a").get(LINKS).path("items.id");
  }

  private static Response code(String incident, String calledBack) {
    return as("coordinator")
        .header("Idempotency-Key", "read-out")
        .body("{\"calledBack\": \"" + calledBack + "\"}")
        .post("/incidents/" + incident + "/receipt-codes");
  }
}
