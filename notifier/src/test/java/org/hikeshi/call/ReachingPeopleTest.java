package org.hikeshi.call;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.channel.Signature;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.OfferAccepted;
import org.hikeshi.events.DispatchEvent.OfferDeclined;
import org.hikeshi.events.DispatchEvent.OfferMade;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatHandedOver;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.events.watch.Traces;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.LogLines;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By which ways somebody is reached, and how the telephone answers.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class ReachingPeopleTest {

  private static final String SMS =
      "{\"type\": \"SMS\", \"to\": \"+81 90-1234-5678\", \"afterSeconds\": 0}";
  private static final String VOICE = "{\"type\": \"VOICE\", \"to\": \"+81 90-1234-5678\"}";
  private static final UUID ANNA = TestTokens.engineer(1);

  @Inject Calling calling;
  @Inject Calls calls;
  @Inject EveningMail evening;
  @Inject Ids ids;
  @Inject SettableClock clock;

  private OfferMade offer;

  @AfterEach
  void everythingAsUsual() {
    Neighbours.engineerIsReachedBy();
    Neighbours.offersTakeHerFrom(null);
    Neighbours.gatewayAnswers(202);
    Neighbours.controlRoomAnswers(200);
    Neighbours.controlRoomIsOlder(false);
    Neighbours.secretsAnswer(200);
    hear(declined());
  }

  @Test
  void aShortMessageSaysWhereHowBadUntilWhenAndNotWhose() {
    // given
    Neighbours.engineerIsReachedBy(SMS);
    // when
    hear(made());
    // then
    var message = phoned("SMS");
    assertThat(message.getString("to")).isEqualTo("+81 90-1234-5678");
    assertThat(message.getString("text"))
        .contains("神奈川県・緊急", "10:05", "/pages/answer/" + message.getString("id"))
        .doesNotContain("見本病院");
    assertThat(message.getString("reports")).endsWith("/phone/reports");
    var call = Neighbours.phoned().getLast();
    assertThat(call.headers().get("webhook-signature"))
        .isEqualTo(
            Signature.of(
                Neighbours.PHONE_SECRET,
                call.headers().get("webhook-id"),
                Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp"))),
                call.body()));
  }

  @Test
  void whatIsDoneAboutAnOfferLaterBelongsToTheTraceInWhichItWasMade() {
    // given
    Neighbours.engineerIsReachedBy(SMS);
    var trace = "0af7651916cd43dd8448eb211c80319c";
    var made = made();
    // when
    try (var _ = Traces.of("00-" + trace + "-b7ad6b7169203331-01").makeCurrent()) {
      hear(made);
    }
    // then
    phoned("SMS");
    Call call =
        QuarkusTransaction.requiringNew()
            .call(() -> calls.find("subject", made.offerId()).<Call>singleResult());
    assertThat(call.traceparent()).startsWith("00-" + trace + "-");
  }

  @Test
  void aCallThatIsNotMadeIsLoggedWithItsIncidentAndOffer() {
    // given
    Neighbours.controlRoomAnswers(503);
    // when
    try (var log = LogLines.of(Calling.class.getName())) {
      hear(made());
      // then
      await()
          .untilAsserted(
              () ->
                  assertThat(log.keys())
                      .anySatisfy(
                          keys ->
                              assertThat(keys)
                                  .containsEntry("incident", offer.incidentId().toString())
                                  .containsEntry("offer", offer.offerId().toString())));
    }
  }

  @Test
  void whoIsAskedToMoveHearsFromWhereAndThatANoChangesNothing() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    Neighbours.offersTakeHerFrom(
        "{\"dispatchId\": \"%s\", \"seat\": \"LEAD\", \"prefecture\": \"36\"}"
            .formatted(ids.next()));
    // when
    hear(made());
    // then
    assertThat(phoned("SMS").getString("text")).contains("移動の依頼: 今の徳島県を離れて神奈川県・緊急へ", "断れば今のまま");
    clock.advance(Duration.ofMinutes(1));
    calling.callDue();
    assertThat(phoned("VOICE").getString("text")).contains("今の 徳島県 の担当から離れ", "1 を", "2 を");
  }

  @Test
  void whoDoesNotAnswerTheMessageIsRungAfterTheDelay() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    hear(made());
    phoned("SMS");
    int before = Neighbours.phoned().size();
    // when
    clock.advance(Duration.ofSeconds(59));
    calling.callDue();
    int early = Neighbours.phoned().size();
    clock.advance(Duration.ofSeconds(1));
    calling.callDue();
    // then
    assertThat(early).isEqualTo(before);
    var voice = phoned("VOICE");
    assertThat(voice.getString("text")).contains("神奈川県", "1 を", "2 を").doesNotContain("見本病院");
    assertThat(voice.getList("keys.key")).isEqualTo(List.of("1", "2"));
  }

  @Test
  void eachWayOfAnOfferIsOneQuestionToTheControlRoom() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    var somebody = ids.next();
    // when
    hear(made(somebody));
    var message = phoned("SMS");
    clock.advance(Duration.ofMinutes(1));
    calling.callDue();
    var voice = phoned("VOICE");
    // then
    var links = "/offers/" + offer.offerId() + "/links/";
    assertThat(Neighbours.askedOf(links))
        .containsExactly(links + message.getString("id"), links + voice.getString("id"));
    assertThat(Neighbours.askedOf("/engineers/" + somebody)).isEmpty();
  }

  @Test
  void whoseWaysAnOlderControlRoomDoesNotNameIsCalledAllTheSame() {
    // given
    Neighbours.controlRoomIsOlder(true);
    Neighbours.engineerIsReachedBy(SMS);
    var somebody = ids.next();
    // when
    hear(made(somebody));
    // then
    assertThat(phoned("SMS").getString("text")).contains("神奈川県");
    assertThat(Neighbours.askedOf("/engineers/" + somebody)).hasSize(1);
  }

  @Test
  void whoHasNoWayIsUnreachable() {
    // given
    Neighbours.engineerIsReachedBy("{\"type\": \"PIGEON\", \"to\": \"the roof\"}");
    // when
    hear(made());
    // then
    await()
        .untilAsserted(
            () ->
                ledger()
                    .body("items[0].state", equalTo("UNREACHABLE"))
                    .body("items[0].attempts", hasSize(0)));
  }

  @Test
  void whatTheGatewayRefusesIsFollowedByTheNextWayAtOnce() {
    // given
    Neighbours.gatewayAnswers(422);
    Neighbours.engineerIsReachedBy(SMS, "{\"type\": \"EMAIL\", \"to\": \"next@example.test\"}");
    // when
    hear(made());
    // then
    await().untilAsserted(() -> assertThat(Neighbours.mailsTo("next@example.test")).hasSize(1));
    ledger()
        .body("items[0].attempts.way", contains("SMS", "EMAIL"))
        .body("items[0].attempts.outcome", contains("FAILED", "SENT"))
        .body("items[0].attempts[0].detail", equalTo("HTTP 422"))
        .body(not(containsString("next@example.test")));
  }

  @Test
  void whatTurnsOutUndeliveredIsFollowedByTheNextWayAtOnce() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    hear(made());
    var message = phoned("SMS");
    // when
    report(message.getString("id"), "UNDELIVERED", null).statusCode(200);
    calling.callDue();
    // then
    assertThat(phoned("VOICE").getString("to")).isEqualTo("+81 90-1234-5678");
  }

  @Test
  void whomTheMessageHasReachedIsToldAnewOnlyWhenThatTurnsOutUndeliveredToo() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    hear(made());
    var message = phoned("SMS");
    clock.advance(Duration.ofSeconds(60));
    calling.callDue();
    var voice = phoned("VOICE");
    int before = Neighbours.phoned().size();
    // when
    report(voice.getString("id"), "UNDELIVERED", null).statusCode(200);
    clock.advance(Duration.ofSeconds(60));
    calling.callDue();
    int reached = Neighbours.phoned().size();
    report(message.getString("id"), "UNDELIVERED", null).statusCode(200);
    clock.advance(Duration.ofSeconds(6));
    calling.callDue();
    // then
    assertThat(reached).isEqualTo(before);
    phoned("SMS");
    assertThat(Neighbours.phoned()).hasSize(before + 1);
  }

  @Test
  void whatIsToldLateOfARoundThatIsOverRingsNobodyAnew() {
    // given
    Neighbours.engineerIsReachedBy(VOICE);
    hear(made());
    var first = phoned("VOICE").getString("id");
    int before = Neighbours.phoned().size();
    report(first, "NO_ANSWER", null).statusCode(200);
    clock.advance(Duration.ofSeconds(60));
    calling.callDue();
    await().untilAsserted(() -> assertThat(Neighbours.phoned()).hasSize(before + 1));
    await().untilAsserted(() -> ledger().body("items[0].state", equalTo("DELIVERED")));
    // when
    report(first, "UNDELIVERED", null).statusCode(200);
    clock.advance(Duration.ofSeconds(59));
    calling.callDue();
    // then
    assertThat(Neighbours.phoned()).hasSize(before + 1);
  }

  @Test
  void whatTheGatewayTellsBeforeItHasAnsweredCountsToo() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    Neighbours.onceItIsPhoned(
        () -> report(lastPhoned().getString("id"), "UNDELIVERED", null).statusCode(200));
    // when
    hear(made());
    // then
    await()
        .untilAsserted(
            () -> ledger().body("items[0].attempts.outcome", contains("FAILED", "SENT")));
  }

  @Test
  void aKeyIsHerAnswerHoweverOftenTheGatewayTellsIt() {
    // given
    Neighbours.engineerIsReachedBy(VOICE);
    hear(made());
    var id = phoned("VOICE").getString("id");
    // when
    report(id, "KEY_PRESSED", "1").statusCode(200).body("say", containsString("あなたの担当に決まりました"));
    report(id, "KEY_PRESSED", "1").statusCode(200);
    report(id, "KEY_PRESSED", "7").statusCode(200).body("say", containsString("1 を"));
    // then
    assertThat(Neighbours.keys().getLast())
        .isEqualTo(
            "/offers/%s/links/%s/reply {\"answer\":\"ACCEPT\"}".formatted(offer.offerId(), id));
    ledger()
        .body("items[0].attempts[0].reports.status", contains("KEY_PRESSED"))
        .body("items[0].attempts[0].reports.key", contains("1"));
  }

  @Test
  void whileTheControlRoomIsAwayTheGatewayHasToTellItAgain() {
    // given
    Neighbours.engineerIsReachedBy(VOICE);
    hear(made());
    var id = phoned("VOICE").getString("id");
    Neighbours.controlRoomAnswers(503);
    // when / then
    report(id, "KEY_PRESSED", "1")
        .statusCode(503)
        .header("Retry-After", equalTo("2"))
        .contentType("application/problem+json")
        .body("code", equalTo("call.not-taken"));
    Neighbours.controlRoomAnswers(200);
    report(id, "KEY_PRESSED", "1").statusCode(200);
  }

  @Test
  void onlyTheGatewayIsBelieved() {
    // given
    Neighbours.engineerIsReachedBy(VOICE);
    hear(made());
    var body = body(phoned("VOICE").getString("id"), "KEY_PRESSED", "1");
    int before = Neighbours.keys().size();
    // when / then
    told(body, Neighbours.ENGINEER_SECRET, clock.instant()).statusCode(401);
    told(body, Neighbours.PHONE_SECRET, clock.instant().minusSeconds(301)).statusCode(401);
    told(body(UUID.randomUUID().toString(), "DELIVERED", null), Neighbours.PHONE_SECRET)
        .statusCode(404);
    assertThat(Neighbours.keys()).hasSize(before);
  }

  @Test
  void whoHasAnsweredIsNotRung() {
    // given
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    hear(made());
    phoned("SMS");
    int before = Neighbours.phoned().size();
    // when
    hear(declined());
    clock.advance(Duration.ofMinutes(2));
    calling.callDue();
    // then
    assertThat(Neighbours.phoned()).hasSize(before);
    ledger().body("items[0].state", equalTo("ENDED"));
  }

  @Test
  void herOwnSystemIsToldSigned() {
    // given
    Neighbours.webhookAnswers(200, "");
    Neighbours.engineerIsReachedBy(
        "{\"type\": \"WEBHOOK\", \"to\": \"%s\"}".formatted(Neighbours.webhook()));
    int before = Neighbours.calls().size();
    // when
    hear(made());
    // then
    await().untilAsserted(() -> assertThat(Neighbours.calls()).hasSizeGreaterThan(before));
    var call = Neighbours.calls().getLast();
    assertThat(new String(call.body(), StandardCharsets.UTF_8))
        .contains("\"kind\":\"OFFER\"", "/pages/answer/")
        .doesNotContain("見本病院");
    assertThat(call.headers().get("webhook-signature"))
        .isEqualTo(
            Signature.of(
                Neighbours.ENGINEER_SECRET,
                call.headers().get("webhook-id"),
                Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp"))),
                call.body()));
  }

  @ParameterizedTest
  @CsvSource({
    "404, no secret agreed for this webhook",
    "503, dispatch-service does not answer",
    "401, dispatch-service does not answer"
  })
  void theLedgerSaysWhyHerSecretWasNotToBeHad(int answer, String why) {
    // given
    Neighbours.secretsAnswer(answer);
    Neighbours.engineerIsReachedBy(
        "{\"type\": \"WEBHOOK\", \"to\": \"%s\"}".formatted(Neighbours.webhook()));
    // when
    hear(made());
    // then
    await().untilAsserted(() -> ledger().body("items[0].attempts.detail", hasItem(why)));
  }

  @Test
  void theHospitalHearsOutOfBandWhoIsComingAndWhereToCallBackOnce() {
    // given
    made();
    Neighbours.engineerIsReachedBy(VOICE);
    var seat =
        new Seat("LEAD", Mode.REMOTE, SeatState.ACCEPTED, ANNA, clock.instant(), clock.instant());
    var standing = new Standing(ids.next(), DispatchEvent.State.STAFFED, List.of(seat), null);
    // when
    hear(
        new OfferAccepted(
            offer.incidentId(), 5, clock.instant(), 1, standing, offer.offerId(), "LEAD", ANNA));
    hear(
        new SeatHandedOver(
            offer.incidentId(), 6, clock.instant(), 1, standing, "LEAD", null, ANNA, null, null));
    // then
    var message = phoned("SMS");
    assertThat(message.getString("to")).isEqualTo("+81 80-1111-1111");
    assertThat(message.getString("text"))
        .contains("アンナ", "架空セキュリティ", "+81 90-1234-5678")
        .doesNotContain("見本病院");
    ledger()
        .body("items.kind", contains("COMING"))
        .body("items[0].state", equalTo("DELIVERED"))
        .body("items.attempts.flatten().way", hasItem("SMS"));
  }

  @Test
  void aTestGoesOutByTheWayThatIsTestedAndAKeyConfirmsIt() {
    // given
    made();
    Neighbours.engineerIsReachedBy(SMS, VOICE);
    var test = ids.next();
    var body =
        "{\"engineerId\": \"%s\", \"tests\": [{\"id\": \"%s\", \"position\": 1}]}"
            .formatted(ANNA, test);
    int before = Neighbours.phoned().size();
    // when
    for (int i = 0; i < 2; i++) {
      given()
          .auth()
          .oauth2(TestTokens.as("service"))
          .contentType("application/json")
          .body(body)
          .post("/contact-tests")
          .then()
          .statusCode(202);
    }
    calling.callDue();
    // then
    var id = phoned("VOICE").getString("id");
    assertThat(Neighbours.phoned()).hasSize(before + 1);
    report(id, "KEY_PRESSED", "1").statusCode(200).body("say", containsString("確認しました"));
    assertThat(Neighbours.keys().getLast()).isEqualTo("/contact-tests/" + test + "/confirmation");
  }

  @Test
  void theDeskReadsEachEveningWhatTheRosterLacksOnce() {
    // given
    made();
    int before = Neighbours.mailsTo("desk@hikeshi.invalid").size();
    clock.advance(Duration.ofHours(8).plusMinutes(30));
    // when
    evening.tick();
    evening.tick();
    calling.callDue();
    // then
    await()
        .untilAsserted(
            () ->
                assertThat(Neighbours.mailsTo("desk@hikeshi.invalid"))
                    .filteredOn(ReachingPeopleTest::isAboutOneGap)
                    .hasSize(1));
    assertThat(Neighbours.mailsTo("desk@hikeshi.invalid")).hasSize(before + 1);
  }

  private static boolean isAboutOneGap(MimeMessage mail) {
    try {
      return mail.getSubject().contains("当番の空き: 1 件");
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private OfferMade made() {
    return made(ANNA);
  }

  private OfferMade made(UUID engineer) {
    var standing = new Standing(ids.next(), DispatchEvent.State.OFFERING, List.of(), null);
    offer =
        new OfferMade(
            ids.next(),
            1,
            clock.instant(),
            1,
            standing,
            ids.next(),
            "LEAD",
            engineer,
            clock.instant().plus(Duration.ofMinutes(5)),
            null);
    return offer;
  }

  private OfferDeclined declined() {
    return new OfferDeclined(
        offer.incidentId(),
        2,
        clock.instant(),
        1,
        offer.standing(),
        offer.offerId(),
        "LEAD",
        ANNA,
        DispatchEvent.DeclineReason.OTHER);
  }

  private void hear(DispatchEvent event) {
    QuarkusTransaction.requiringNew().run(() -> calling.on(event));
    calling.callDue();
  }

  /// The last thing that the gateway was asked, of that type.
  private static JsonPath phoned(String type) {
    await()
        .untilAsserted(
            () -> {
              assertThat(Neighbours.phoned()).isNotEmpty();
              assertThat(lastPhoned().getString("type")).isEqualTo(type);
            });
    return lastPhoned();
  }

  private static JsonPath lastPhoned() {
    return new JsonPath(new String(Neighbours.phoned().getLast().body(), StandardCharsets.UTF_8));
  }

  private ValidatableResponse ledger() {
    return given()
        .auth()
        .oauth2(TestTokens.as("coordinator"))
        .get("/calls?incident=" + offer.incidentId())
        .then()
        .statusCode(200);
  }

  private ValidatableResponse report(String id, String status, @Nullable String key) {
    return told(body(id, status, key), Neighbours.PHONE_SECRET);
  }

  private static String body(String id, String status, @Nullable String key) {
    return key == null
        ? "{\"id\": \"%s\", \"status\": \"%s\"}".formatted(id, status)
        : "{\"id\": \"%s\", \"status\": \"%s\", \"key\": \"%s\"}".formatted(id, status, key);
  }

  private ValidatableResponse told(String body, String secret) {
    return told(body, secret, clock.instant());
  }

  private static ValidatableResponse told(String body, String secret, Instant at) {
    var id = UUID.randomUUID().toString();
    return given()
        .contentType("application/json")
        .header("webhook-id", id)
        .header("webhook-timestamp", at.getEpochSecond())
        .header(
            "webhook-signature",
            Signature.of(secret, id, at, body.getBytes(StandardCharsets.UTF_8)))
        .body(body)
        .post("/phone/reports")
        .then();
  }
}
