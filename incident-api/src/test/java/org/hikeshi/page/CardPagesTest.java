package org.hikeshi.page;

import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A hospital that cannot sign in: its card, its receipt code, and the call that confirms it.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class CardPagesTest {

  private static final Visitor NOBODY = new Visitor(null);
  private static final Visitor HOSPITAL = new Visitor("hospital-a");
  private static final Map<String, String> SEEN =
      Map.of("/summary", "ナースコールが鳴らない", "/contact/phone", "090-1111-2222");

  @Inject EntityManager entities;

  @BeforeEach
  void hospitalsAreKnownAndNothingIsUnconfirmed() {
    FrontDesk.knowBothHospitals();
    confirmAll();
  }

  @Test
  void aCardTakesAReportWithoutSigningInAndNobodyIsToldOfIt() {
    // given
    var card = aCard();
    NOBODY.open(card).then().statusCode(200).body(containsString("試験病院 a"));
    // when
    var sent = NOBODY.fillIn(card, SEEN);
    // then
    var receipt = sent.then().statusCode(303).extract().header("Location");
    NOBODY
        .open(path(receipt))
        .then()
        .statusCode(200)
        .body(containsString("まだ確認されていません"))
        .body(not(containsString("試験病院")))
        .body(not(containsString("ナースコールが鳴らない")));
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("unconfirmed", equalTo(true))
        .body("latest.forward", equalTo("AFTER_APPROVAL"))
        .body("latest.approvedBy", equalTo(null))
        .body("latest.summary", equalTo("ナースコールが鳴らない"));
  }

  @Test
  void moreByTheSameCardBelongsToTheSameIncidentUntilItIsConfirmed() {
    // given
    var card = aCard();
    NOBODY.fillIn(card, SEEN);
    var incident = newest();
    // when
    NOBODY.fillIn(card, Map.of("/summary", "電話", "/contact/phone", "だれもいない"));
    // then
    assertThat(newest()).isEqualTo(incident);
    FrontDesk.as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("revision", equalTo(2))
        .body("latest.summary", containsString("だれもいない"))
        .body("latest.contact.phone", equalTo("090-1111-2222"));
  }

  @Test
  void moreByTheCardIsNothingOfAnIncidentThatIsOnBoardsBecauseADuplicateOfItWasSignedIn() {
    // given
    var card = aCard();
    NOBODY.fillIn(card, SEEN);
    var incident = newest();
    var duplicate =
        FrontDesk.anIncident(
            "hospital-a",
            """
            {"category": "SYSTEM_FAULT", "summary": "電源の故障", "contact": {"phone": "+81 90-0000-0000"}}
            """);
    merge(duplicate, incident).then().statusCode(200);
    // when
    NOBODY.fillIn(card, Map.of("/summary", "電話", "/contact/phone", "だれもいない"));
    // then
    assertThat(newest()).isNotIn(incident, duplicate);
    FrontDesk.as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("revision", equalTo(1))
        .body("unconfirmed", equalTo(true));
    new Visitor("coordinator")
        .open("/pages/desk/report/" + TestTokens.hospital('a') + "/" + incident)
        .then()
        .body(containsString("追記すると確認済みになり"));
    desk(incident, "confirmation", "045-000-0000").then().statusCode(201);
  }

  @Test
  void aCardAsksWhetherHelpIsWantedAndPromisesNoMoreThanThat() {
    // given
    var card = aCard();
    NOBODY
        .open(card)
        .then()
        .body(containsString("name=\"/firstResponse\" value=\"REQUESTED\" checked"))
        .body(not(containsString("1画面に1つずつ")));
    var fault = new HashMap<>(with("/category", "SYSTEM_FAULT"));
    fault.put("/firstResponse", "NOT_REQUESTED");
    // when
    var quiet = path(NOBODY.fillIn(card, fault).header("Location"));
    // then
    NOBODY
        .open(quiet)
        .then()
        .body(containsString("電話がないことがあります"))
        .body(not(containsString("かけて確かめます")));
    fault.put("/firstResponse", "REQUESTED");
    var asks = path(NOBODY.fillIn(card, fault).header("Location"));
    NOBODY.open(asks).then().body(containsString("かけて確かめます")).body(containsString("エンジニアを探しています"));
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("revision", equalTo(2))
        .body("latest.category", equalTo("SYSTEM_FAULT"))
        .body("latest.firstResponse", equalTo("REQUESTED"));
    HOSPITAL.open("/pages/report").then().body(containsString("1画面に1つずつ"));
  }

  @Test
  void whatGoesOnElsewhereIsNotConfirmedAndThePageSaysSo() {
    // given
    NOBODY.fillIn(aCard(), SEEN);
    var incident = newest();
    var page = "/pages/incidents/" + incident;
    var opened = HOSPITAL.open(page);
    opened.then().body(containsString(page + "/confirmation"));
    var goesOn = FrontDesk.anIncident("hospital-a", FrontDesk.A_REPORT);
    merge(incident, goesOn).then().statusCode(200);
    // when
    var refused =
        HOSPITAL
            .request()
            .cookie("csrf-incident-api", opened.cookie("csrf-incident-api"))
            .formParam("csrf-token", Visitor.hidden(opened.body().asString(), "csrf-token"))
            .post(page + "/confirmation");
    // then
    String number = FrontDesk.as("hospital-a").get("/incidents/" + goesOn).path("number");
    refused.then().statusCode(409).body(containsString(number));
    HOSPITAL.open(page).then().body(not(containsString(page + "/confirmation")));
  }

  @Test
  void whoHasAPhotographOfTheCardTakesNothingBack() {
    // given
    var card = aCard();
    NOBODY.fillIn(
        card,
        Map.of(
            "/summary", "救急を止めた",
            "/category", "RANSOMWARE",
            "/careImpact", "EMERGENCY_STOPPED",
            "/contact/phone", "090-1111-2222"));
    // when
    NOBODY
        .fillIn(
            card,
            Map.of(
                "/summary", "間違いだった",
                "/category", "OTHER",
                "/careImpact", "NONE",
                "/contact/phone", "03-9999-9999",
                "/firstResponse", "NOT_REQUESTED",
                "/personalData/state", "NONE",
                "/tellAlso", "nco"))
        .then()
        .statusCode(303);
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("revision", equalTo(2))
        .body("latest.category", equalTo("RANSOMWARE"))
        .body("latest.careImpact", contains("EMERGENCY_STOPPED"))
        .body("latest.contact.phone", equalTo("090-1111-2222"))
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.personalData.state", equalTo("UNKNOWN"))
        .body("latest.tellAlso", empty())
        .body("latest.summary", startsWith("救急を止めた\n間違いだった\n"))
        .body("latest.summary", containsString("03-9999-9999"));
  }

  @Test
  void aFormThatACardHasSentBeforeDoesNotReachAnIncidentThatWasConfirmedSince() {
    // given
    var card = aCard();
    var before = new HashMap<>(with("key", UUID.randomUUID().toString()));
    before.put("/category", "SYSTEM_FAULT");
    NOBODY.fillIn(card, before).then().statusCode(303);
    var confirmed = newest();
    confirmAll();
    var again = new HashMap<>(before);
    again.putAll(Map.of("/category", "RANSOMWARE", "/careImpact", "EMERGENCY_STOPPED"));
    // when
    NOBODY.fillIn(card, again).then().statusCode(303);
    NOBODY.fillIn(card, again).then().statusCode(303);
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + confirmed)
        .then()
        .body("revision", equalTo(2))
        .body("latest.category", equalTo("SYSTEM_FAULT"))
        .body("latest.careImpact", empty());
    assertThat(newest()).isNotEqualTo(confirmed);
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("revision", equalTo(1))
        .body("unconfirmed", equalTo(true))
        .body("latest.category", equalTo("RANSOMWARE"));
  }

  @Test
  void helpThatOnlyACardHasAskedForIsHandedOnAfterACallBackOnly() {
    // given
    var fault =
        FrontDesk.anIncident(
            "hospital-a",
            """
            {"category": "SYSTEM_FAULT", "summary": "電源の故障", "contact": {"phone": "+81 90-0000-0000"}}
            """);
    NOBODY.fillIn(aCard(), with("/category", "RANSOMWARE")).then().statusCode(303);
    var duplicate = newest();
    // when
    var refused = merge(duplicate, fault);
    // then
    refused.then().statusCode(409).body("detail", containsString("折り返し"));
    FrontDesk.as("hospital-a").get("/incidents/" + fault).then().body("revision", equalTo(1));
    confirmAll();
    merge(duplicate, fault).then().statusCode(200);
    FrontDesk.as("hospital-a").get("/incidents/" + fault).then().body("revision", equalTo(2));
  }

  private static Response merge(String duplicate, String into) {
    return FrontDesk.as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"同じ事象\"}".formatted(into))
        .post("/incidents/" + duplicate + "/merge");
  }

  @Test
  void moreThanAReportHoldsAfterAnIncidentWasWithdrawnStaysOnTheScreen() {
    // given
    var card = aCard();
    var before = with("key", UUID.randomUUID().toString());
    NOBODY.fillIn(card, before).then().statusCode(303);
    FrontDesk.as("hospital-a")
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + newest() + "/withdrawal")
        .then()
        .statusCode(200);
    var again = new HashMap<>(before);
    again.put("/summary", "い".repeat(11_000));
    // when
    var refused = NOBODY.fillIn(card, again);
    // then
    refused.then().statusCode(400).body(containsString("い".repeat(11_000)));
  }

  @Test
  void aFaultMayTurnOutToBeAnAttackAndThenHelpIsAskedFor() {
    // given
    var card = aCard();
    var fault =
        NOBODY.fillIn(
            card, Map.of("/summary", "止まった", "/category", "SYSTEM_FAULT", "/careImpact", "NONE"));
    NOBODY.open(path(fault.header("Location"))).then().body(containsString("初動対応支援は求めていません"));
    // when
    var attack =
        NOBODY.fillIn(
            card, Map.of("/summary", "脅迫文", "/category", "RANSOMWARE", "/careImpact", "NONE"));
    // then
    NOBODY.open(path(attack.header("Location"))).then().body(containsString("エンジニアを探しています"));
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("latest.category", equalTo("RANSOMWARE"))
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.careImpact", contains("NONE"));
  }

  @Test
  void moreByTheCardAddsToWhatCareIsHindered() {
    // given
    var card = aCard();
    NOBODY.fillIn(card, Map.of("/summary", "外来", "/careImpact", "OUTPATIENT_STOPPED"));
    // when
    NOBODY.fillIn(card, Map.of("/summary", "透析も", "/careImpact", "DIALYSIS_STOPPED"));
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("latest.careImpact", containsInAnyOrder("OUTPATIENT_STOPPED", "DIALYSIS_STOPPED"));
  }

  @Test
  void anotherTimeIsKeptInTheWords() {
    // given
    var card = aCard();
    NOBODY.fillIn(card, with("/detectedAt", "2026-02-09 01:50"));
    // when
    NOBODY.fillIn(card, with("/detectedAt", "2026-02-08 23:00"));
    NOBODY.fillIn(card, with("/detectedAt", "2026年2月9日 1時50分"));
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("latest.detectedAt", equalTo("2026-02-08T16:50:00Z"))
        .body("latest.summary", containsString("2026-02-08 23:00"))
        .body("latest.summary", not(containsString("1時50分")));
  }

  @Test
  void wordsForWhichThereIsNoRoomStayOnTheScreenAndPushNoneOut() {
    // given
    var card = aCard();
    var long1 = "あ".repeat(9_000);
    var first = NOBODY.fillIn(card, with("/summary", long1));
    first.then().statusCode(303);
    var receipt = path(first.header("Location"));
    var long2 = "い".repeat(2_000);
    // when
    var byCode = NOBODY.fillIn(receipt, Map.of("words", long2));
    // then
    byCode.then().statusCode(409).body(containsString(long2)).body(containsString("全部で999字まで"));
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("revision", equalTo(1))
        .body("latest.summary", equalTo(long1));
    NOBODY.fillIn(receipt, Map.of("words", "い".repeat(999))).then().statusCode(303);
  }

  @Test
  void whoFillsAnIncidentByACardShutsNobodyOut() {
    // given
    var card = aCard();
    NOBODY.fillIn(card, with("/summary", "あ".repeat(9_999))).then().statusCode(303);
    var full = newest();
    var form = new HashMap<>(with("/summary", "救急を止めた"));
    form.put("key", UUID.randomUUID().toString());
    // when
    NOBODY.fillIn(card, form).then().statusCode(303);
    var other = newest();
    NOBODY.fillIn(card, form).then().statusCode(303);
    // then
    assertThat(other).isNotEqualTo(full);
    assertThat(newest()).isEqualTo(other);
    FrontDesk.as("hospital-a")
        .get("/incidents/" + other)
        .then()
        .body("revision", equalTo(1))
        .body("latest.summary", equalTo("救急を止めた"));
  }

  @Test
  void theFirstReportOfTheHospitalAfterACardLeavesAsItHasSet() {
    // given
    NOBODY.fillIn(aCard(), SEEN);
    var incident = "/pages/incidents/" + newest();
    HOSPITAL.fillIn(incident + "/questions/leak", Map.of("/personalData/state", "SUSPECTED"));
    // when
    HOSPITAL.fillIn(incident + "/check", Map.of()).then().statusCode(303);
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + newest())
        .then()
        .body("revision", equalTo(2))
        .body("latest.forward", equalTo("NOW"))
        .body("latest.approvedBy", not(equalTo(null)));
  }

  @Test
  void anAdditionByTheCodeDecidesForNoLaterReportWhenItLeaves() {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    var incident = newest();
    desk(incident, "confirmation", "045-000-0000").then().statusCode(201);
    more(incident).body("latest.forward", equalTo("NOW"));
    // when
    NOBODY.fillIn(receipt, Map.of("words", "サーバ室から煙")).then().statusCode(303);
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("latest.forward", equalTo("AFTER_APPROVAL"));
    more(incident)
        .body("latest.forward", equalTo("NOW"))
        .body("latest.summary", containsString("サーバ室から煙"));
  }

  @Test
  void wordsThatAnIncidentTakesNoMoreStayOnTheScreen() {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    FrontDesk.as("hospital-a")
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + newest() + "/withdrawal")
        .then()
        .statusCode(200);
    // when
    var refused = NOBODY.fillIn(receipt, Map.of("words", "サーバ室から煙"));
    // then
    refused
        .then()
        .statusCode(409)
        .body(containsString("書き足せませんでした"))
        .body(containsString("サーバ室から煙</textarea>"));
  }

  @Test
  void whatIsAddedToAResolvedIncidentIsTakenAndThePageSaysThatNobodyIsSentForIt() {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    var incident = newest();
    FrontDesk.as("coordinator")
        .body("{\"cause\": \"誤報\", \"attack\": false, \"kind\": \"FAULT\"}")
        .post("/incidents/" + incident + "/resolution")
        .then()
        .statusCode(200);
    FrontDesk.as("hospital-a")
        .body("{\"firstResponse\": \"REQUESTED\", \"careImpact\": [\"ICU_AFFECTED\"]}")
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
    // when
    var added = NOBODY.fillIn(receipt, Map.of("words", "ICUが止まった。応援を"));
    // then
    added.then().statusCode(303);
    for (var page :
        List.of(
            NOBODY.open(receipt), FrontDesk.as("hospital-a").get("/pages/incidents/" + incident))) {
      page.then()
          .statusCode(200)
          .body(containsString("この事案は終わっています"))
          .body(not(containsString("エンジニアを探しています")));
    }
  }

  @Test
  void theReceiptCodeOfAMergedDuplicateSaysThatItGoesOnAndNotThatNobodyIsSent() {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    var duplicate = newest();
    merge(duplicate, FrontDesk.anIncident()).then().statusCode(200);
    // when
    var page = NOBODY.open(receipt);
    // then
    page.then()
        .statusCode(200)
        .body(containsString("対応はそちらで続いています"))
        .body(not(containsString("<textarea")))
        .body(not(containsString("この事案は終わっています")));
  }

  @Test
  void theReceiptCodeFollowsAndAddsAndTheDeskGivesANewOneAfterCallingBack() {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    // when
    NOBODY.fillIn(receipt, Map.of("words", "サーバ室から煙")).then().statusCode(303);
    // then
    var incident = newest();
    FrontDesk.as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("latest.summary", equalTo("ナースコールが鳴らない\nサーバ室から煙"));
    desk(incident, "receipt-codes", "03-9999-9999").then().statusCode(422);
    var renewed =
        desk(incident, "receipt-codes", "+81 45-000-0000").then().statusCode(201).extract();
    NOBODY.open(receipt).then().statusCode(404);
    NOBODY
        .open("/pages/follow?code=" + renewed.<String>path("code").toLowerCase().replace("-", ""))
        .then()
        .statusCode(303);
    NOBODY.open("/pages/follow?code=0000").then().statusCode(404).body(containsString("見つかりません"));
  }

  @Test
  void whoOnlyFollowsWaitsForNobodyWhoWrites() {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    var impatient =
        RestAssuredConfig.config()
            .httpClient(httpClientConfig().setParam("http.socket.timeout", 5_000));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              entities
                  .createNativeQuery("select id from incident where id = :id for update")
                  .setParameter("id", UUID.fromString(newest()))
                  .getSingleResult();
              // when
              var shown = NOBODY.request().config(impatient).get(receipt);
              // then
              shown.then().statusCode(200);
            });
  }

  /// Nor on what a browser has kept: the address is the key.
  @Test
  void aCardAndACodeDependOnNoCookieAndGiveNoneThatAForgerKnows() {
    // when
    var sent = NOBODY.request().formParams(SEEN).post(aCard());
    var receipt = path(sent.then().statusCode(303).extract().header("Location"));
    var more =
        NOBODY
            .request()
            .cookie("csrf-incident-api", "old")
            .formParam("words", "サーバ室から煙")
            .post(receipt);
    // then
    more.then().statusCode(303);
    assertThat(sent.cookies()).isEmpty();
    assertThat(more.cookies()).isEmpty();
    HOSPITAL.request().formParams(SEEN).post("/pages/cards").then().statusCode(400);
    HOSPITAL.request().formParams(SEEN).post("/pages/card/../cards").then().statusCode(400);
    HOSPITAL
        .request()
        .urlEncodingEnabled(false)
        .formParams(SEEN)
        .post("/pages/card/%2e%2e%2fcards")
        .then()
        .statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"WIDE", "WIDE_WITHOUT_HYPHENS", "WIDE_WITH_NARROW_HYPHENS", "SMALL"})
  void aCodeLeadsToItsIncidentHoweverItIsTyped(String how) {
    // given
    var receipt = path(NOBODY.fillIn(aCard(), SEEN).header("Location"));
    var code = receipt.substring(receipt.lastIndexOf('/') + 1);
    var typed =
        switch (how) {
          case "WIDE" -> wide(code);
          case "WIDE_WITHOUT_HYPHENS" -> wide(code.replace("-", ""));
          case "WIDE_WITH_NARROW_HYPHENS" -> wide(code).replace('－', '-');
          default -> code.toLowerCase(Locale.ROOT) + " ";
        };
    // when
    var asked = NOBODY.request().queryParam("code", typed).get("/pages/follow");
    // then
    asked.then().statusCode(303);
    assertThat(path(asked.header("Location"))).isEqualTo(receipt);
    NOBODY.open(path(asked.header("Location"))).then().statusCode(200);
  }

  private static String wide(String code) {
    return code.chars()
        .map(letter -> letter - '!' + '！')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void theDeskConfirmsAfterCallingTheRegisteredNumber() {
    // given
    NOBODY.fillIn(aCard(), SEEN);
    var incident = newest();
    // when
    desk(incident, "confirmation", "03-9999-9999").then().statusCode(422);
    var confirmed = desk(incident, "confirmation", "０４５−０００−００００");
    // then
    confirmed
        .then()
        .statusCode(201)
        .body("unconfirmed", equalTo(false))
        .body("revision", equalTo(2))
        .body("latest.forward", equalTo("AFTER_APPROVAL"));
    desk(incident, "confirmation", "045-000-0000").then().statusCode(200);
  }

  @Test
  void theHospitalConfirmsBySigningInAndItsNoticesLeaveAsItHasSet() {
    // given
    NOBODY.fillIn(aCard(), SEEN);
    var incident = newest();
    // when
    HOSPITAL
        .fillIn(
            "/pages/incidents/" + incident,
            "/pages/incidents/" + incident + "/confirmation",
            Map.of())
        .then()
        .statusCode(303);
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("unconfirmed", equalTo(false))
        .body("latest.forward", equalTo("NOW"));
  }

  @Test
  void aRevokedCardOpensNothing() {
    // given
    var links = "/hospitals/" + TestTokens.hospital('a') + "/links";
    var made = FrontDesk.as("hospital-a").post(links).then().statusCode(201).extract();
    String url = made.path("url");
    // when
    FrontDesk.as("coordinator").delete(links + "/" + made.path("id")).then().statusCode(204);
    // then
    NOBODY.open(path(url)).then().statusCode(404);
    NOBODY.open("/pages/card/none").then().statusCode(404);
    FrontDesk.as("hospital-a").get(links).then().body("items[0].url", equalTo(null));
  }

  @Test
  void theCardIsPrintedWithItsCodeAndShownOnce() {
    // when
    var printed = HOSPITAL.fillIn("/pages/cards", Map.of());
    // then
    printed
        .then()
        .statusCode(200)
        .body(containsString("<svg"))
        .body(containsString("/pages/card/"));
    HOSPITAL.open("/pages/cards").then().statusCode(200).body(not(containsString("/pages/card/")));
  }

  private static Map<String, String> with(String field, String value) {
    var fields = new HashMap<>(SEEN);
    fields.put(field, value);
    return fields;
  }

  private static ValidatableResponse more(String incident) {
    return FrontDesk.as("hospital-a")
        .body("{}")
        .post("/incidents/" + incident + "/reports")
        .then()
        .statusCode(201);
  }

  private static String aCard() {
    String url =
        FrontDesk.as("hospital-a")
            .post("/hospitals/" + TestTokens.hospital('a') + "/links")
            .path("url");
    return path(url);
  }

  private static String path(String address) {
    return URI.create(address).getPath();
  }

  private static String newest() {
    return FrontDesk.as("hospital-a").get("/incidents?limit=1").path("items[0].id");
  }

  private static Response desk(String incident, String what, String number) {
    return FrontDesk.as("coordinator")
        .body("{\"calledBack\": \"" + number + "\"}")
        .post("/incidents/" + incident + "/" + what);
  }

  private static void confirmAll() {
    if (newest() != null) {
      desk(newest(), "confirmation", "045-000-0000");
    }
  }
}
