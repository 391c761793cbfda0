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

/// Dispatch-service, which has the desk rung, hears of each time that a notice gets stuck, and when
/// it is stuck no more.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class UndeliveredCallsTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration WINDOW = Duration.ofSeconds(120);

  @Inject Calling calling;
  @Inject Ids ids;
  @Inject SettableClock clock;

  private UUID incident;

  @BeforeEach
  void theMinistryIsGone() {
    Neighbours.incidentApiAnswers(200);
    Neighbours.webhookAnswers(410, "");
    as("admin")
        .body("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}")
        .put("/authorities/mext/channel")
        .then()
        .statusCode(200);
  }

  @AfterEach
  void everythingAsUsual() {
    Neighbours.controlRoomAnswers(200);
    Neighbours.webhookAnswers(200, "");
    Neighbours.deskIs();
    clock.advance(WINDOW);
    calling.callDue();
  }

  @Test
  void theDeskIsRungByDispatchServiceAndNotFromHereToo() {
    // given
    Neighbours.deskIs(
        "{\"id\": \"%s\", \"contacts\": [{\"type\": \"VOICE\", \"to\": \"+81 3-0000-0001\"}]}"
            .formatted(new UUID(0xde5c, 1)));
    int before = Neighbours.phoned().size();
    // when
    aNoticeIsStuck();
    stateBecomes("DELIVERED");
    // then
    assertThat(Neighbours.keys())
        .anySatisfy(
            told ->
                assertThat(told)
                    .startsWith("/desk/alarms/" + call(0) + " ")
                    .contains("UNDELIVERED", incident.toString(), notice()));
    assertThat(Neighbours.phoned()).hasSize(before);
    assertThat(calls().getList("items[0].attempts")).isEmpty();
  }

  @Test
  void whileDispatchServiceIsAwayItIsToldAgain() {
    // given
    Neighbours.controlRoomAnswers(503);
    aNoticeIsStuck();
    await()
        .atMost(SOON)
        .until(
            () -> Neighbours.keys().stream().anyMatch(told -> told.contains(incident.toString())));
    assertThat(calls().getString("items[0].state")).isEqualTo("SENDING");
    // when
    Neighbours.controlRoomAnswers(200);
    clock.advance(WINDOW);
    calling.callDue();
    // then
    stateBecomes("DELIVERED");
  }

  @Test
  void whatFailsAgainIsToldAnew() {
    // given
    aNoticeIsStuck();
    stateBecomes("DELIVERED");
    var first = call(0);
    // when
    as("hospital-a")
        .body("{\"way\": \"AGREED\", \"reason\": \"直りました\"}")
        .put("/notices/" + notice() + "/way")
        .then()
        .statusCode(200);
    // then
    await().atMost(SOON).untilAsserted(() -> assertThat(calls().getList("items")).hasSize(2));
    stateBecomes("DELIVERED");
    assertThat(call(0)).isNotEqualTo(first);
  }

  @Test
  void whatTheHospitalFiledByHandIsOverAndDispatchServiceIsToldSo() {
    // given
    aNoticeIsStuck();
    stateBecomes("DELIVERED");
    var alarm = call(0);
    Neighbours.controlRoomAnswers(503);
    filedByHand();
    calling.callDue();
    stateBecomes("ENDING");
    // when
    Neighbours.controlRoomAnswers(200);
    clock.advance(WINDOW);
    calling.callDue();
    // then
    stateBecomes("OVER");
    assertThat(Neighbours.keys()).contains("/desk/alarms/" + alarm + "/end ");
  }

  @Test
  void anAlarmThatDispatchServiceDoesNotKnowIsOverToo() {
    // given
    aNoticeIsStuck();
    stateBecomes("DELIVERED");
    Neighbours.controlRoomAnswers(404);
    // when
    filedByHand();
    calling.callDue();
    // then
    stateBecomes("OVER");
  }

  private void aNoticeIsStuck() {
    var news = News.anAttackOn('a', ids.next()).atAUniversity();
    incident = news.filed().incidentId();
    News.tell(news.filed());
  }

  private void stateBecomes(String state) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(calls().getString("items[0].state")).isEqualTo(state));
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
