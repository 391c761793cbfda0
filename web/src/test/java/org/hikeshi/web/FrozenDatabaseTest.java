package org.hikeshi.web;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/// A PostgreSQL that neither answers nor hangs up: its processes are stopped, which are not ours to
/// stop where it is a container.
@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@DisabledIfSystemProperty(named = "hikeshi.infra", matches = "containers")
class FrozenDatabaseTest {

  @Inject DataSource database;

  @Test
  void whoAsksWhileItStandsIsSoonToldToComeAgain() throws Exception {
    // given
    assertThat(tenant().statusCode()).isEqualTo(200);
    var postgres = processes();
    await().pollDelay(Duration.ofMillis(1_500)).until(() -> true);
    // when
    try {
      signal("-STOP", postgres);
      var answer = tenant();
      // then
      answer.then().statusCode(503).time(lessThan(50_000L), MILLISECONDS);
    } finally {
      signal("-CONT", postgres);
    }
    await().untilAsserted(() -> assertThat(tenant().statusCode()).isEqualTo(200));
  }

  private static Response tenant() {
    return given().auth().oauth2(TestTokens.as("hospital-a")).get("/echo/tenant");
  }

  /// The server and all that it has begun.
  private List<String> processes() throws SQLException {
    try (var connection = database.getConnection();
        var row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
      row.next();
      var server = ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
      return Stream.concat(Stream.of(server), server.descendants())
          .map(each -> Long.toString(each.pid()))
          .toList();
    }
  }

  private static void signal(String signal, List<String> processes)
      throws IOException, InterruptedException {
    var kill = Stream.concat(Stream.of("kill", signal), processes.stream()).toList();
    assertThat(new ProcessBuilder(kill).inheritIO().start().waitFor()).isZero();
  }
}
