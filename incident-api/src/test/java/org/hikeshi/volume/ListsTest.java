package org.hikeshi.volume;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// However many incidents there are, a list reads only what it shows. At `-Dsize=nightly` there are
/// 100,000, and the time of each is printed; no test asserts a time.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ListsTest {

  private static final boolean NIGHTLY = "nightly".equals(System.getProperty("size"));
  private static final int INCIDENTS = NIGHTLY ? 100_000 : 10_000;
  private static final int OPEN = Integer.getInteger("open", NIGHTLY ? 500 : 100);
  private static final int HOSPITALS = NIGHTLY ? 8_000 : 800;

  /// The most that one page asks of the database, whatever it shows.
  private static final long STATEMENTS = 8;

  private static final int WARMING = 30;
  private static final int TIMED = 100;

  @Inject EntityManagerFactory entities;
  @Inject AgroalDataSource connections;
  @TestHTTPResource URI here;

  /// @param user who asks
  private record Asked(String user, String address) {}

  private static @Nullable ManyIncidents many;

  /// Put in once for all, since that takes the most of the time.
  @BeforeEach
  void manyIncidentsAreThere() throws SQLException {
    if (many == null) {
      FrontDesk.knowBothHospitals();
      many = ManyIncidents.of(INCIDENTS, OPEN, HOSPITALS);
    }
  }

  @AfterAll
  static void theyAreGone() throws SQLException {
    if (many != null) {
      many.close();
      many = null;
    }
  }

  @Test
  void noListReadsTheWholeTable() throws SQLException {
    // given
    var reading = new ArrayList<Asked>();
    // when
    for (var asked : lists()) {
      long before = readWhole();
      as(asked.user).get(asked.address).then().statusCode(200);
      if (readWhole() > before) {
        reading.add(asked);
      }
    }
    // then
    assertThat(reading).isEmpty();
  }

  @Test
  void noListAsksForEachOfItsRows() throws SQLException {
    // given
    var statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    var asking = new ArrayList<String>();
    // when
    for (var asked : lists()) {
      statistics.clear();
      as(asked.user).get(asked.address).then().statusCode(200);
      if (statistics.getPrepareStatementCount() > STATEMENTS) {
        asking.add(asked + ": " + statistics.getPrepareStatementCount());
      }
    }
    // then
    statistics.setStatisticsEnabled(false);
    statistics.clear();
    assertThat(asking).isEmpty();
  }

  @Test
  void theListLeadsOnToTheOlderOnes() {
    // given
    var first = as("hospital-a").get("/pages/incidents").asString();
    // when
    var older = first.replaceAll("(?s).*href=\"(/pages/incidents\\?after=[0-9a-f-]{36})\".*", "$1");
    // then
    var second = as("hospital-a").get(older).then().statusCode(200).extract().asString();
    assertThat(shown(first)).hasSize(50);
    assertThat(shown(second)).hasSize(50).doesNotContainAnyElementsOf(shown(first));
  }

  private static List<String> shown(String html) {
    return Pattern.compile("href=\"/pages/incidents/([0-9a-f-]{36})\"")
        .matcher(html)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static RequestSpecification as(String user) {
    return given().header("Authorization", "Bearer " + TestTokens.as(user));
  }

  @Test
  @EnabledIfSystemProperty(named = "size", matches = "nightly")
  void theTimeOfEachIsPrinted() throws Exception {
    var lines = new ArrayList<String>();
    try (var http = HttpClient.newHttpClient()) {
      // given
      for (var asked : lists()) {
        times(http, asked, WARMING);
      }
      // when
      for (var asked : lists()) {
        lines.add(line(asked, times(http, asked, TIMED)));
      }
      for (var asked : counts()) {
        lines.add(line(asked, times(http, asked, WARMING)));
      }
    }
    // then
    System.out.println("| who | what | p50 ms | p95 ms |\n|---|---|---|---|");
    lines.forEach(System.out::println);
    assertThat(lines).isNotEmpty();
  }

  private static List<Asked> lists() throws SQLException {
    var middle = many.oneAmong(INCIDENTS);
    var hospital = many.someHospital();
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return List.of(
        new Asked("hospital-a", "/pages"),
        new Asked("hospital-a", "/pages/incidents"),
        new Asked("hospital-a", "/incidents"),
        new Asked("engineer-1", "/pages/incidents"),
        new Asked("engineer-1", "/incidents"),
        new Asked("coordinator", "/pages/board"),
        new Asked("coordinator", "/pages/board?prefecture=14"),
        new Asked("prefecture-14", "/pages/area"),
        new Asked("coordinator", "/pages/incidents"),
        new Asked("coordinator", "/pages/incidents?find=N" + INCIDENTS / 2),
        new Asked("coordinator", "/pages/incidents?find=4321"),
        new Asked("coordinator", "/pages/incidents?find=多数病院3"),
        new Asked("coordinator", "/pages/incidents?find=病院"),
        new Asked("coordinator", "/pages/incidents?find=どこにもない"),
        new Asked("coordinator", "/pages/incidents?find=045-000-0000"),
        new Asked("engineer-1", "/pages/incidents?find=病院"),
        new Asked("hospital-a", "/pages/incidents?find=4321"),
        new Asked("coordinator", "/pages/campaigns"),
        new Asked("coordinator", "/pages/past-incidents"),
        new Asked("coordinator", "/incidents"),
        new Asked("coordinator", "/incidents?limit=200"),
        new Asked("coordinator", "/incidents?cursor=" + middle),
        new Asked("coordinator", "/incidents?status=RESOLVED"),
        new Asked("coordinator", "/incidents?status=UNANSWERED"),
        new Asked("coordinator", "/incidents?since=" + now.minus(600, ChronoUnit.DAYS)),
        new Asked("coordinator", "/incidents?since=" + now.minus(1, ChronoUnit.HOURS)),
        new Asked("coordinator", "/incidents?since=" + now.plus(1, ChronoUnit.HOURS)),
        new Asked("coordinator", "/incidents?hospital=" + hospital),
        new Asked("coordinator", "/incidents?status=REPORTED&hospital=" + hospital));
  }

  /// Counts of a whole year read a whole year.
  private static List<Asked> counts() {
    return List.of(
        new Asked("coordinator", "/pages/figures"),
        new Asked("coordinator", "/statistics/incidents?by=category"),
        new Asked("coordinator", "/statistics/incidents?by=prefecture"));
  }

  /// A connection tells what it has read when it ends.
  private long readWhole() throws SQLException {
    connections.flush(AgroalDataSource.FlushMode.IDLE);
    await().until(() -> many.connections() == 0);
    return many.readWhole();
  }

  /// Milliseconds, in order, of the call and its answer over loopback.
  private double[] times(HttpClient http, Asked asked, int many)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(here.resolve(URI.create(asked.address).toASCIIString()))
            .header("Authorization", "Bearer " + TestTokens.as(asked.user))
            .build();
    var times = new double[many];
    for (int i = 0; i < many; i++) {
      long began = System.nanoTime();
      var answer = http.send(request, BodyHandlers.ofByteArray());
      times[i] = (System.nanoTime() - began) / 1e6;
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    Arrays.sort(times);
    return times;
  }

  private static String line(Asked asked, double[] times) {
    return "| %s | `%s` | %.1f | %.1f |"
        .formatted(asked.user, asked.address, at(times, 0.50), at(times, 0.95));
  }

  private static double at(double[] times, double share) {
    return times[(int) Math.ceil(times.length * share) - 1];
  }
}
