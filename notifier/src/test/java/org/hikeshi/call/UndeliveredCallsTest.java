package org.hikeshi.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The desk is rung for as long as a notice is stuck, and anew each time that it gets stuck.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class UndeliveredCallsTest {

  private static final Duration WINDOW = Duration.ofSeconds(120);

  @Inject Calling calling;
  @Inject Ids ids;
  @Inject SettableClock clock;

  private UUID incident;

  @BeforeEach
  void somebodyIsAtTheDeskAndTheMinistryIsGone() {
    Neighbours.deskIs(
        """
        {"id": "%s", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0001"}]}
        """
            .formatted(new UUID(0xde5c, 1)));
    Neighbours.incidentApiAnswers(200);
    Neighbours.webhookAnswers(410, "");
    as("admin")
        .body("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}")
        .put("/authorities/mext/channel")
        .then()
        .statusCode(200);
    var news = News.anAttackOn('a', ids.next()).atAUniversity();
    incident = news.filed().incidentId();
    News.tell(news.filed());
    await().atMost(Duration.ofSeconds(20)).until(() -> attempts(0) == 1);
  }

  @AfterEach
  void everythingAsUsual() {
    Neighbours.controlRoomAnswers(404);
    clock.advance(WINDOW);
    calling.callDue();
    Neighbours.controlRoomAnswers(200);
    Neighbours.webhookAnswers(200, "");
    Neighbours.deskIs();
  }

  @Test
  void whatFailsAgainAfterTheDeskTookItUpRingsAgain() {
    // given
    var first = call(0);
    Neighbours.controlRoomAnswers(404);
    clock.advance(WINDOW);
    calling.callDue();
    Neighbours.controlRoomAnswers(200);
    assertThat(calls().getString("items[0].state")).isEqualTo("ENDED");
    // when
    as("hospital-a")
        .body("{\"way\": \"AGREED\", \"reason\": \"直りました\"}")
        .put("/notices/" + notice() + "/way")
        .then()
        .statusCode(200);
    // then
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(calls().getList("items")).hasSize(2);
              assertThat(attempts(0)).isEqualTo(1);
            });
    assertThat(call(0)).isNotEqualTo(first);
  }

  @Test
  void whatTheHospitalFiledByHandRingsNoMoreAndTheDeskIsToldSo() {
    // given
    var alarm = call(0);
    Neighbours.controlRoomAnswers(503);
    filedByHand();
    calling.callDue();
    assertThat(calls().getString("items[0].state")).isEqualTo("ENDING");
    Neighbours.controlRoomAnswers(200);
    // when
    clock.advance(WINDOW);
    calling.callDue();
    // then
    await().untilAsserted(() -> assertThat(calls().getString("items[0].state")).isEqualTo("OVER"));
    assertThat(attempts(0)).isEqualTo(1);
    assertThat(Neighbours.keys()).contains("/desk/alarms/" + alarm + "/end ");
  }

  @Test
  void whatTheDeskTookUpIsOverToo_andAnAlarmThatIsNotKnownIsNoMatter() {
    // given
    Neighbours.controlRoomAnswers(404);
    clock.advance(WINDOW);
    calling.callDue();
    assertThat(calls().getString("items[0].state")).isEqualTo("ENDED");
    // when
    filedByHand();
    calling.callDue();
    // then
    await().untilAsserted(() -> assertThat(calls().getString("items[0].state")).isEqualTo("OVER"));
  }

  private void filedByHand() {
    as("hospital-a")
        .body("{\"receiptNumber\": \"M-1\", \"how\": \"窓口\"}")
        .post("/notices/" + notice() + "/receipt")
        .then()
        .statusCode(200);
  }

  private String notice() {
    return calls().getString("items[0].subject");
  }

  private String call(int at) {
    return calls().getString("items[" + at + "].id");
  }

  private int attempts(int at) {
    List<Map<String, Object>> made = calls().getList("items[" + at + "].attempts");
    return made == null ? 0 : (int) made.stream().filter(one -> one.get("outcome") != null).count();
  }

  /// About notices of this incident, the newest first.
  private JsonPath calls() {
    return as("coordinator")
        .get("/calls?incident=" + incident)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static RequestSpecification as(String who) {
    return given().auth().oauth2(TestTokens.as(who)).contentType("application/json");
  }
}
