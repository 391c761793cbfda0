package org.hikeshi.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hikeshi.channel.Signature;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The desk's people are rung in turn until one of them takes it up.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class DeskCallsTest {

  private static final UUID FIRST = new UUID(0xde5c, 1);
  private static final UUID SECOND = new UUID(0xde5c, 2);
  private static final Duration WINDOW = Duration.ofSeconds(120);

  @Inject Calling calling;
  @Inject Ids ids;
  @Inject SettableClock clock;

  private UUID incident;

  @BeforeEach
  void twoAreAtTheDesk() {
    incident = ids.next();
    Neighbours.deskIs(person(FIRST, "+81 3-0000-0001"), person(SECOND, "+81 3-0000-0002"));
  }

  @AfterEach
  void nobodyIsAtTheDesk() {
    Neighbours.gatewayAnswers(202);
    Neighbours.controlRoomAnswers(404);
    clock.advance(WINDOW);
    calling.callDue();
    Neighbours.controlRoomAnswers(200);
    Neighbours.deskIs();
  }

  @Test
  void theNextIsRungAfterTheWindowAndAroundAgain() {
    // given
    int before = rung().size();
    // when
    ring(ids.next());
    for (int i = 0; i < 3; i++) {
      clock.advance(WINDOW.minusSeconds(1));
      calling.callDue();
      clock.advance(Duration.ofSeconds(1));
      calling.callDue();
    }
    // then
    assertThat(rung().stream().skip(before))
        .containsExactly(
            "+81 3-0000-0001", "+81 3-0000-0002", "+81 3-0000-0001", "+81 3-0000-0002");
    ledger()
        .body("items[0].kind", equalTo("DESK"))
        .body("items[0].state", equalTo("SENDING"))
        .body(
            "items[0].attempts.personId",
            contains(FIRST.toString(), SECOND.toString(), FIRST.toString(), SECOND.toString()))
        .body(not(containsString("+81 3")));
  }

  /// The one who is there now has the place that was kept for the second.
  @Test
  void whereTwoBecomeAnotherAtAChangeOfShiftSheIsRungAndTheMailboxIsToldNothing() throws Exception {
    // given
    ring(ids.next());
    int before = rung().size();
    int mails = Neighbours.mailsTo("desk@hikeshi.invalid").size();
    // when
    Neighbours.deskIs(person(new UUID(0xde5c, 3), "+81 3-0000-0003"));
    clock.advance(WINDOW);
    calling.callDue();
    // then
    assertThat(rung().stream().skip(before)).containsExactly("+81 3-0000-0003");
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid")).hasSize(mails);
  }

  @Test
  void aMailboxIsNotToldEachTimeAroundThatNoTelephoneCanBeRung() throws Exception {
    // given
    Neighbours.gatewayAnswers(503);
    int mails = Neighbours.mailsTo("desk@hikeshi.invalid").size();
    // when
    told(ids.next()).statusCode(202);
    await().untilAsserted(() -> ledger().body("items[0].attempts[2].outcome", equalTo("SENT")));
    int before = rung().size();
    for (int i = 0; i < 4; i++) {
      clock.advance(WINDOW);
      calling.callDue();
    }
    // then
    assertThat(rung()).hasSize(before + 8);
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid")).hasSize(mails + 3);
  }

  @Test
  void whatWasOnlyMailedRingsOnceSomebodyIsOnTheRoster() {
    // given
    Neighbours.deskIs();
    var alarm = ids.next();
    int before = rung().size();
    ring(alarm);
    await().untilAsserted(() -> ledger().body("items[0].state", equalTo("DELIVERED")));
    // when
    Neighbours.deskIs(person(FIRST, "+81 3-0000-0001"));
    ring(alarm);
    // then
    await()
        .untilAsserted(
            () -> assertThat(rung().stream().skip(before)).containsExactly("+81 3-0000-0001"));
    ledger().body("items", hasSize(1));
  }

  @Test
  void whoeverIsPutOnTheEmptyRosterWhileItsMailLeavesIsRung() {
    // given
    int before = rung().size();
    var alarm = ids.next();
    Neighbours.deskIs();
    Neighbours.onceTheDeskIsRead(
        () -> {
          Neighbours.deskIs(person(FIRST, "+81 3-0000-0001"));
          told(alarm).statusCode(202);
        });
    // when
    told(alarm).statusCode(202);
    // then
    await()
        .untilAsserted(
            () -> assertThat(rung().stream().skip(before)).containsExactly("+81 3-0000-0001"));
    ledger().body("items", hasSize(1)).body("items[0].state", equalTo("SENDING"));
  }

  @Test
  void whereNoTelephoneCanBeRungTheMailboxIsToldAndTheTelephonesAreTriedAgain() throws Exception {
    // given
    Neighbours.gatewayAnswers(503);
    int before = rung().size();
    int mails = Neighbours.mailsTo("desk@hikeshi.invalid").size();
    // when
    told(ids.next()).statusCode(202);
    // then
    await()
        .untilAsserted(
            () -> assertThat(Neighbours.mailsTo("desk@hikeshi.invalid")).hasSize(mails + 1));
    assertThat(rung()).hasSize(before + 2);
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid").getLast().getContent().toString())
        .contains("どの連絡先にも届かない", "/pages/desk-alarm/");
    // when
    Neighbours.gatewayAnswers(202);
    clock.advance(WINDOW);
    calling.callDue();
    // then
    assertThat(rung().stream().skip(before + 2)).containsExactly("+81 3-0000-0001");
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid")).hasSize(mails + 1);
  }

  @Test
  void whereEachTelephoneTurnsOutUndeliveredTheMailboxIsToldOnceAndTheyAreTriedAgain()
      throws Exception {
    // given
    int mails = mailed();
    int before = rung().size();
    ring(ids.next());
    undelivered(last());
    calling.callDue();
    var second = last();
    // when
    undelivered(second);
    undelivered(second);
    calling.callDue();
    // then
    assertThat(mailed()).isEqualTo(mails + 1);
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid").getLast().getContent().toString())
        .contains("どの連絡先にも届かない");
    clock.advance(WINDOW);
    calling.callDue();
    assertThat(rung().stream().skip(before))
        .containsExactly("+81 3-0000-0001", "+81 3-0000-0002", "+81 3-0000-0001");
    assertThat(mailed()).isEqualTo(mails + 1);
  }

  @Test
  void whereOneDoesNotPickUpAndTheOtherTurnsOutUndeliveredTheMailboxIsTold() throws Exception {
    // given
    int mails = mailed();
    ring(ids.next());
    told("{\"id\": \"%s\", \"status\": \"NO_ANSWER\"}".formatted(last().getString("id")))
        .statusCode(200);
    clock.advance(WINDOW);
    calling.callDue();
    // when
    undelivered(last());
    calling.callDue();
    // then
    assertThat(mailed()).isEqualTo(mails + 1);
  }

  /// A telephone that rings out is told of last.
  @Test
  void whereOneTurnsOutUndeliveredAndTheOtherDoesNotPickUpTheMailboxIsToldToo() throws Exception {
    // given
    int mails = mailed();
    ring(ids.next());
    undelivered(last());
    calling.callDue();
    // when
    told("{\"id\": \"%s\", \"status\": \"NO_ANSWER\"}".formatted(last().getString("id")))
        .statusCode(200);
    calling.callDue();
    // then
    assertThat(mailed()).isEqualTo(mails + 1);
  }

  @Test
  void whoHasOneTelephoneThatTurnsOutUndeliveredBringsTheMailboxInEverLessOften() throws Exception {
    // given
    Neighbours.deskIs(person(FIRST, "+81 3-0000-0001"));
    int mails = mailed();
    // when
    ring(ids.next());
    for (int i = 0; i < 5; i++) {
      undelivered(last());
      calling.callDue();
      clock.advance(WINDOW);
      calling.callDue();
    }
    // then
    assertThat(mailed()).isEqualTo(mails + 3);
  }

  /// A short message may be given up minutes later.
  @Test
  void howeverLateAndInWhateverOrderItIsToldOfAllTheMailboxIsToldThen() throws Exception {
    // given
    int mails = mailed();
    ring(ids.next());
    var first = last();
    clock.advance(WINDOW);
    calling.callDue();
    var second = last();
    clock.advance(WINDOW);
    calling.callDue();
    int before = rung().size();
    // when
    undelivered(second);
    calling.callDue();
    int early = mailed();
    undelivered(first);
    calling.callDue();
    // then
    assertThat(early).isEqualTo(mails);
    assertThat(mailed()).isEqualTo(mails + 1);
    clock.advance(WINDOW);
    calling.callDue();
    assertThat(rung()).hasSize(before + 1);
  }

  @Test
  void whereOneIsRefusedAfterTheOtherTurnedOutUndeliveredTheMailboxIsToldToo() throws Exception {
    // given
    int mails = mailed();
    ring(ids.next());
    Neighbours.gatewayAnswers(503);
    // when
    undelivered(last());
    calling.callDue();
    // then
    assertThat(mailed()).isEqualTo(mails + 1);
  }

  @Test
  void whereOneIsRefusedAfterTheOtherWasReachedTheMailboxIsToldNothing() throws Exception {
    // given
    int mails = mailed();
    ring(ids.next());
    Neighbours.gatewayAnswers(503);
    // when
    clock.advance(WINDOW);
    calling.callDue();
    // then
    ledger().body("items[0].attempts.outcome", contains("SENT", "FAILED"));
    assertThat(mailed()).isEqualTo(mails);
  }

  @Test
  void whereOneTelephoneIsNotToldToBeUndeliveredTheMailboxIsToldNothing() throws Exception {
    // given
    int mails = mailed();
    ring(ids.next());
    clock.advance(WINDOW);
    calling.callDue();
    // when
    undelivered(last());
    calling.callDue();
    clock.advance(WINDOW);
    calling.callDue();
    // then
    assertThat(mailed()).isEqualTo(mails);
  }

  @Test
  void aKeyTakesItUpAndNobodyIsRungAnyMore() {
    // given
    var alarm = ids.next();
    ring(alarm);
    var message = last();
    int before = rung().size();
    // when
    pressed(message.getString("id"), "9").statusCode(200).body("say", containsString("1 を"));
    pressed(message.getString("id"), "1").statusCode(200).body("say", containsString("対応中"));
    clock.advance(WINDOW);
    calling.callDue();
    // then
    assertThat(message.getString("text")).contains("応じる人がいません", "神奈川県").doesNotContain("見本病院");
    assertThat(Neighbours.keys())
        .contains(
            "/desk/alarms/%s/attempts/%s/acknowledgement "
                .formatted(alarm, message.getString("id")));
    assertThat(rung()).hasSize(before);
    ledger().body("items[0].state", equalTo("ENDED"));
  }

  @Test
  void aCallSaysForHowManyOthersItSpeaks() {
    // given
    Neighbours.othersWait(37);
    // when
    ring(ids.next());
    // then
    assertThat(last().getString("text")).contains("ほかに同じ内容が 37 件あり");
    Neighbours.othersWait(0);
    ring(ids.next());
    assertThat(last().getString("text")).doesNotContain("ほかに");
  }

  @Test
  void aTrialRingsOnlyTheOneByHerWaysAndSaysThatItIsNone() {
    // given
    Neighbours.trialIsOf(
        """
        {"id": "%s", "contacts": [{"type": "VOICE", "to": "+81 3-0000-0002", "afterSeconds": null},
          {"type": "SMS", "to": "+81 3-0000-0003", "afterSeconds": 60}]}
        """
            .formatted(SECOND));
    var trial = ids.next();
    int before = rung().size();
    // when
    for (int twice = 0; twice < 2; twice++) {
      given()
          .auth()
          .oauth2(TestTokens.as("service"))
          .contentType("application/json")
          .put("/desk-trials/" + trial)
          .then()
          .statusCode(202);
    }
    await().untilAsserted(() -> assertThat(rung()).hasSizeGreaterThan(before));
    var voice = last();
    for (int i = 0; i < 8; i++) {
      clock.advance(WINDOW);
      calling.callDue();
    }
    // then
    assertThat(rung().stream().skip(before)).containsExactly("+81 3-0000-0002", "+81 3-0000-0003");
    assertThat(voice.getString("text")).startsWith("これはテストです。本物の呼び出しではありません").contains("1 を");
    assertThat(last().getString("text")).startsWith("【テスト】").doesNotContain("至急", "対応");
    assertThat(Neighbours.keys())
        .contains(
            "/desk/alarms/%s/attempts/%s {\"person\":\"%s\",\"way\":\"VOICE\"}"
                .formatted(trial, voice.getString("id"), SECOND));
    pressed(voice.getString("id"), "7").body("say", equalTo("聞こえたら 1 を押してください。"));
    pressed(voice.getString("id"), "1").body("say", containsString("テストはこれで終わり"));
    assertThat(Neighbours.keys().getLast())
        .startsWith("/desk/alarms/%s/attempts/%s/ack".formatted(trial, voice.getString("id")));
  }

  @Test
  void aTrialOfSomebodyWhoHasLeftRingsNobodyAndWritesNoMail() {
    // given
    Neighbours.trialIsOf("");
    int before = rung().size();
    int mails = Neighbours.mailsTo("desk@hikeshi.invalid").size();
    // when
    QuarkusTransaction.requiringNew().run(() -> calling.trial(ids.next()));
    calling.callDue();
    // then
    assertThat(rung()).hasSize(before);
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid")).hasSize(mails);
  }

  @Test
  void theSameAlarmTwice_isOneCall() {
    // given
    var alarm = ids.next();
    int before = rung().size();
    // when
    ring(alarm);
    ring(alarm);
    // then
    assertThat(rung()).hasSize(before + 1);
  }

  private static String person(UUID id, String number) {
    return """
    {"id": "%s", "contacts": [{"type": "VOICE", "to": "%s", "afterSeconds": null}]}
    """
        .formatted(id, number);
  }

  @Test
  void theSameAlarmSeveralTimesAtOnceIsOneCall() throws Exception {
    // given
    var alarm = ids.next();
    Callable<ValidatableResponse> telling = () -> told(alarm);
    // when
    try (var callers = Executors.newFixedThreadPool(4)) {
      // then
      for (var answer : callers.invokeAll(Collections.nCopies(4, telling))) {
        answer.get().statusCode(202);
      }
    }
    ledger().body("items.size()", equalTo(1));
  }

  private void ring(UUID alarm) {
    told(alarm).statusCode(202);
    await().untilAsserted(() -> ledger().body("items[0].attempts[0].outcome", equalTo("SENT")));
  }

  private ValidatableResponse told(UUID alarm) {
    return given()
        .auth()
        .oauth2(TestTokens.as("service"))
        .contentType("application/json")
        .body("{\"incidentId\": \"%s\", \"drill\": false}".formatted(incident))
        .put("/desk-calls/" + alarm)
        .then();
  }

  /// The numbers of the desk that the gateway was asked to ring, in order.
  private static List<String> rung() {
    return messages().map(message -> message.getString("to")).toList();
  }

  private static JsonPath last() {
    return messages().toList().getLast();
  }

  private static Stream<JsonPath> messages() {
    return Neighbours.phoned().stream()
        .map(call -> new JsonPath(new String(call.body(), StandardCharsets.UTF_8)))
        .filter(message -> message.getString("to").startsWith("+81 3-"));
  }

  private ValidatableResponse ledger() {
    return given()
        .auth()
        .oauth2(TestTokens.as("coordinator"))
        .get("/calls?incident=" + incident)
        .then()
        .statusCode(200);
  }

  private static int mailed() throws MessagingException {
    return Neighbours.mailsTo("desk@hikeshi.invalid").size();
  }

  private void undelivered(JsonPath message) {
    told("{\"id\": \"%s\", \"status\": \"UNDELIVERED\"}".formatted(message.getString("id")))
        .statusCode(200);
  }

  private ValidatableResponse pressed(String attempt, String key) {
    return told(
        "{\"id\": \"%s\", \"status\": \"KEY_PRESSED\", \"key\": \"%s\"}".formatted(attempt, key));
  }

  private ValidatableResponse told(String body) {
    var id = UUID.randomUUID().toString();
    var at = clock.instant();
    return given()
        .contentType("application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", at.getEpochSecond())
        .header(
            "webhook-signature",
            Signature.of(Neighbours.PHONE_SECRET, id, at, body.getBytes(StandardCharsets.UTF_8)))
        .body(body)
        .post("/phone/reports")
        .then();
  }
}
