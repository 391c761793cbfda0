package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an authority said of a receipt, and says otherwise later.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class CorrectedReceiptTest {

  @Inject Arrived arrived;
  @Inject Receipting receipting;
  @Inject Notices notices;
  @Inject Receipts receipts;
  @Inject TrackedDuties duties;
  @Inject SettableClock clock;
  @Inject Sealer sealer;
  @Inject Ids ids;

  private UUID notice;

  @BeforeEach
  void theCommissionHasIt() {
    clock.set(Instant.parse("2026-02-13T15:00:05Z"));
    Neighbours.incidentApiAnswers(200);
    notice = arrived.atTheCommission();
  }

  /// Its system had it five seconds before the day was over, and its answer was lost.
  @Test
  void aTimeThatAWebhookCouldNotTellIsToldByTheAuthority() {
    // given
    answered("R-1", null);
    assertThat(duty().receivedOn()).isEqualTo("2026-02-14");
    // when
    var said = "{\"receiptNumber\": \"R-1\", \"receivedAt\": \"2026-02-13T14:59:55Z\"}";
    receipt("ppc", said).statusCode(200);
    receipt("ppc", said).statusCode(200);
    // then
    as("hospital-a")
        .get("/notices/" + notice)
        .then()
        .body("receipt.receivedAt", equalTo("2026-02-13T14:59:55Z"));
    assertThat(duty().receivedOn()).isEqualTo("2026-02-13");
    sealer.sealAll();
    proofs(2);
  }

  @Test
  void aNumberIsCorrectedWithAWordWhyAndBothAreKept() {
    // given
    receipt("ppc", "{\"receiptNumber\": \"R-1\"}").statusCode(200);
    // when
    receipt("ppc", "{\"receiptNumber\": \"R-2\"}").statusCode(409);
    receipt("hospital-a", "{\"receiptNumber\": \"R-2\", \"note\": \"x\"}").statusCode(409);
    receipt("ppc", "{\"receiptNumber\": \"R-2\", \"note\": \"桁の打ち間違い\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo("R-2"))
        .body("receipt.receivedAt", equalTo("2026-02-13T15:00:05Z"));
    // then
    answered("R-1", Instant.parse("2026-02-13T14:00:00Z"));
    assertThat(duty().receiptNumber()).isEqualTo("R-2");
    sealer.sealAll();
    proofs(2);
  }

  @Test
  void aNumberMayFollowAReceiptWithoutOne() {
    // given
    notice = arrived.atTheMinistry().notice();
    receipt("mhlw", "{\"how\": \"read\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo(null));
    clock.advance(Duration.ofHours(1));
    // when
    receipt("mhlw", "{\"receiptNumber\": \"M-1\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo("M-1"))
        .body("receipt.receivedAt", equalTo("2026-02-13T15:00:05Z"));
    // then
    receipt("mhlw", "{\"how\": \"read\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo("M-1"));
  }

  @Test
  void aNumberThatTheHospitalWroteDownNeverBecomesTheAuthoritysWord() {
    // given
    notice = filedByHand("R-1");
    // when
    receipt("ppc", "{\"receivedAt\": \"2026-02-13T14:00:00Z\"}").statusCode(422);
    receipt("ppc", "{\"how\": \"read\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo("R-1"))
        .body("receipt.byHand", equalTo(true));
    // then
    receipt("ppc", "{\"receiptNumber\": \"R-9\", \"receivedAt\": \"2026-02-13T14:00:00Z\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo("R-9"))
        .body("receipt.receivedAt", equalTo("2026-02-13T14:00:00Z"))
        .body("receipt.byHand", equalTo(false));
    sealer.sealAll();
    proofs(2);
  }

  @Test
  void norDoesItByAWebhookThatSaysATimeOnlyAndItsNumberIsHeard() {
    // given
    notice = filedByHand("R-1");
    // when
    answered(null, Instant.parse("2026-02-13T14:00:00Z"));
    as("hospital-a").get("/notices/" + notice).then().body("receipt.byHand", equalTo(true));
    answered("R-9", null);
    // then
    as("hospital-a")
        .get("/notices/" + notice)
        .then()
        .body("receipt.receiptNumber", equalTo("R-9"))
        .body("receipt.byHand", equalTo(false));
    assertThat(duty().receiptNumber()).isEqualTo("R-9");
  }

  /// Its id is lower: it was recorded on a machine whose clock is behind.
  @Test
  void theLastOneCountsWhateverTheClocksOfMachinesSay() {
    // given
    receipt("ppc", "{\"receiptNumber\": \"R-1\"}").statusCode(200);
    // when
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                receipts.persist(
                    new Receipt(
                        new UUID(0x7000L, ids.next().getLeastSignificantBits()),
                        notices.findById(notice),
                        ReceiptRequest.answered("R-2", null, "read"),
                        clock.instant(),
                        "ppc",
                        false,
                        clock.instant())));
    // then
    as("ppc").get("/notices/" + notice).then().body("receipt.receiptNumber", equalTo("R-2"));
  }

  /// The commission's way is the hospital's hand.
  private UUID filedByHand(String number) {
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    notice = arrived.firstTo("ppc", incident);
    receipt("hospital-a", "{\"receiptNumber\": \"" + number + "\"}")
        .statusCode(200)
        .body("receipt.byHand", equalTo(true));
    return notice;
  }

  @Test
  void thePageHasAFormForIt() {
    // given
    receipt("ppc", "{\"receiptNumber\": \"R-1\"}").statusCode(200);
    as("hospital-a")
        .get("/pages/inbox/" + notice)
        .then()
        .body(not(containsString("name=\"reason\"")))
        .body(containsString("2026年2月14日（土）00:00"));
    // when
    corrected("R-2", "2026-02-13T23:59", " ").header("Location", endsWith("reason-missing"));
    corrected("R-2", "2026-02-13T23:59", "打ち間違い").header("Location", endsWith("receipted"));
    // then
    as("ppc")
        .get("/notices/" + notice)
        .then()
        .body("receipt.receiptNumber", equalTo("R-2"))
        .body("receipt.receivedAt", equalTo("2026-02-13T14:59:00Z"))
        .body("receipt.note", equalTo("打ち間違い"));
  }

  private ValidatableResponse corrected(String number, String at, String reason) {
    var form =
        as("ppc")
            .get("/pages/inbox/" + notice)
            .then()
            .statusCode(200)
            .body(containsString("name=\"reason\""))
            .extract();
    var token = form.htmlPath().getString("**.find { it.@name == 'csrf-token' }.@value");
    return as("ppc")
        .cookies(form.cookies())
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("csrf-token", token)
        .formParam("receiptNumber", number)
        .formParam("receivedAt", at)
        .formParam("reason", reason)
        .post("/pages/inbox/" + notice + "/receipt")
        .then()
        .statusCode(303);
  }

  /// As the courier hears it.
  private void answered(@Nullable String number, @Nullable Instant at) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                receipting.answered(
                    notices.findById(notice), ReceiptRequest.answered(number, at, "WEBHOOK")));
  }

  private NoticeEvent.Duty duty() {
    return QuarkusTransaction.requiringNew().call(() -> duties.servedBy(notice).getFirst().told());
  }

  private void proofs(int many) {
    as("hospital-a")
        .get("/notices/" + notice + "/proof")
        .then()
        .statusCode(200)
        .body("items", hasSize(many));
  }

  private ValidatableResponse receipt(String user, String body) {
    return as(user)
        .contentType("application/json")
        .body(body)
        .post("/notices/" + notice + "/receipt")
        .then();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
