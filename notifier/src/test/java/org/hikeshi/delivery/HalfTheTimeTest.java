package org.hikeshi.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.testing.StubbornAuthority.resetting;
import static org.hikeshi.testing.StubbornAuthority.saying;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.notice.Deliveries;
import org.hikeshi.notice.NoticeState;
import org.hikeshi.notice.Notices;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.testing.StubbornAuthority;
import org.hikeshi.testing.StubbornAuthority.Call;
import org.hikeshi.testing.StubbornAuthority.Manner;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Notices to an authority that fails half of the time: none is lost, and none has two bodies under
/// one id. 200 in every run, 10,000 with `-Dsize=nightly`; the seed is `-Dseed=…`.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class HalfTheTimeTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");
  private static final int SIZE = "nightly".equals(System.getProperty("size")) ? 10_000 : 200;
  private static final long SEED = Long.getLong("seed", 20_260_209);

  @Inject Courier courier;
  @Inject SettableClock clock;
  @Inject Arrived arrived;
  @Inject Notices notices;
  @Inject Deliveries deliveries;
  @Inject Ids ids;

  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  @AfterEach
  void theClockStandsWhereItStood() {
    clock.set(MONDAY_MORNING);
  }

  @Test
  void noneIsLostAndNoneHasTwoBodiesUnderOneId() {
    // given
    clock.set(MONDAY_MORNING);
    Neighbours.incidentApiAnswers(200);
    arrived.nothingElseIsOnItsWay();
    var before = ledger();
    try (var authority = new StubbornAuthority()) {
      authority.behaves(halfTheTime());
      channel("mext", "{\"type\": \"WEBHOOK\", \"url\": \"" + authority.url() + "\"}");
      var told = new HashSet<UUID>();
      for (int i = 0; i < SIZE; i++) {
        var incident = arrived.heard(News.anAttackOn('a', ids.next()).atAUniversity());
        told.add(arrived.firstTo("mext", incident));
      }
      // when
      var hours = deliverAll();
      // then
      assertThat(open()).isZero();
      assertThat(accepted)
          .containsExactlyInAnyOrderElementsOf(told.stream().map(UUID::toString).toList());
      var bodies = bodies(authority);
      assertThat(bodies.values()).allSatisfy(under -> assertThat(under).hasSize(1));
      assertThat(ledger() - before).isGreaterThanOrEqualTo(authority.calls().size());
      Log.infof(
          "%d notices, seed %d: %d calls, %d ids, 0 lost, 0 with two bodies, %d simulated minutes",
          SIZE, SEED, authority.calls().size(), bodies.size(), hours);
    }
  }

  /// @return how many simulated minutes it took
  private int deliverAll() {
    int minutes = 0;
    while (open() > 0 && minutes < 60 * 70) {
      courier.deliverDue();
      clock.advance(Duration.ofMinutes(1));
      minutes++;
    }
    return minutes;
  }

  /// Half of the calls are refused, or cut before or after they were taken.
  private Manner halfTheTime() {
    var random = new Random(SEED);
    return (call, socket) -> {
      switch (random.nextInt(8)) {
        case 0 -> saying(500, "").answer(call, socket);
        case 1 -> saying(429, "", "Retry-After: 1").answer(call, socket);
        case 2 -> resetting().answer(call, socket);
        case 3 -> {
          accepted.add(call.id());
          halfAnAnswer(socket);
        }
        default -> {
          accepted.add(call.id());
          saying(200, "").answer(call, socket);
        }
      }
    };
  }

  private static void halfAnAnswer(Socket socket) throws IOException {
    socket
        .getOutputStream()
        .write(
            "HTTP/1.1 200 X\r\ncontent-length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
  }

  private static Map<String, Set<String>> bodies(StubbornAuthority authority) {
    var bodies = new HashMap<String, Set<String>>();
    for (Call call : authority.calls()) {
      bodies
          .computeIfAbsent(call.id(), _ -> new HashSet<>())
          .add(Arrays.hashCode(call.body()) + " " + call.body().length);
    }
    return bodies;
  }

  private long open() {
    return QuarkusTransaction.requiringNew()
        .call(() -> notices.count("authority = 'mext' and state = ?1", NoticeState.SENDING));
  }

  private long ledger() {
    return QuarkusTransaction.requiringNew().call(() -> deliveries.count("authority = 'mext'"));
  }

  private static void channel(String id, String body) {
    given()
        .auth()
        .oauth2(TestTokens.as("admin"))
        .contentType("application/json")
        .body(body)
        .put("/authorities/" + id + "/channel")
        .then()
        .statusCode(200);
  }
}
