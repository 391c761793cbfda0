package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.WINDOW;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.testing.FrontDoor.accept;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.decline;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answering without signing in: who has the link answers that one offer, once, while it stands.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class LinksTest {

  private static final String OF_IT = "action = 'offer.answered' and object = 'offer/%s'";

  @Inject Dispatching dispatching;
  @Inject SettableClock clock;

  private UUID offer;
  private String link;
  private String another;
  private final UUID third = UUID.randomUUID();

  @BeforeEach
  void aLinkWasSent() {
    Database.empty();
    hire(1);
    hire(2);
    onDuty(1);
    onDuty(2);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
    offer = offerTo(1);
    link = linkTo(offer, UUID.randomUUID());
    another = linkTo(offer, UUID.randomUUID());
    linkTo(offer, third);
  }

  @Test
  void lookingAtTheLinkAnswersNothingAndNamesNoHospital() {
    // when
    var page = given().get(link);
    // then
    page.then()
        .statusCode(200)
        .header("Cache-Control", containsString("no-store"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .body(containsString("神奈川県"))
        .body(containsString("救急停止"))
        .body(not(containsString("みなと総合病院")))
        .body(not(containsString("00000000-0000-7000-8000-00000000000a")));
    assertThat(offerTo(1)).isEqualTo(offer);
  }

  @Test
  void theLinkAnswersOnceAndWithoutACookie() {
    // when
    var yes = post(link, "accept", "etaMinutes=45\r\n");
    // then
    yes.then().statusCode(200).body(containsString("引き受けました。この役割は"));
    post(link, "accept", "").then().statusCode(200).body(containsString("引き受けました。この役割は"));
    post(link, "decline", "reason=OTHER").then().statusCode(409);
    given()
        .get(link)
        .then()
        .statusCode(200)
        .body(containsString("引き受けました。この役割は"))
        .body(not(containsString("<form")));
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("offer.accepted");
    as("coordinator")
        .get("/dispatches")
        .then()
        .body(
            "items[0].seats[0].expectedAt", equalTo(clock.instant().plusSeconds(2700).toString()));
  }

  @Test
  void aRepeatWritesNothing() {
    // given
    post(link, "accept", "").then().statusCode(200);
    assertThat(Database.count("audit", OF_IT.formatted(offer))).isOne();
    // when
    clock.advance(Duration.ofSeconds(10));
    var later = clock.instant().minusSeconds(5);
    post(link, "accept", "").then().statusCode(200);
    // then
    assertThat(Database.count("answer_link", "used_at < '%s'".formatted(later))).isOne();
    assertThat(Database.count("audit", OF_IT.formatted(offer))).isOne();
    post(link, "decline", "reason=OTHER").then().statusCode(409);
    assertThat(Database.count("audit", OF_IT.formatted(offer))).isEqualTo(2);
  }

  @Test
  void nothingIsHersAnyMoreWhenTheDispatchWasCalledOff() {
    // given
    post(link, "accept", "").then().statusCode(200);
    // when
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(withdrawn(2)));
    // then
    isOver();
  }

  @Test
  void nothingIsHersAnyMoreWhenSheHasGivenItBack() {
    // given
    post(link, "accept", "").then().statusCode(200);
    // when
    progress("UNABLE");
    // then
    isOver();
  }

  @Test
  void nothingIsHersAnyMoreWhenSheIsDone() {
    // given
    post(link, "accept", "").then().statusCode(200);
    // when
    progress("EN_ROUTE");
    progress("WORKING");
    progress("DONE");
    // then
    isOver();
  }

  @Test
  void aNoByTheLinkAsksTheNext() {
    // when
    post(link, "decline", "reason=CONFLICT_OF_INTEREST\r\n").then().statusCode(200);
    // then
    assertThat(offerTo(2)).isNotNull();
  }

  @Test
  void aConflictIsNamedWithItsVendorByTheLink() {
    // given
    given()
        .get(link)
        .then()
        .body(containsString("<option value=\"給食システム株式会社\">給食システム株式会社</option>"));
    // when
    given()
        .contentType("text/plain; charset=UTF-8")
        .body("reason=CONFLICT_OF_INTEREST\r\nvendor=給食システム株式会社\r\n")
        .post(link + "/decline")
        .then()
        .statusCode(200);
    // then
    as("coordinator").get("/conflicts").then().body("items.vendor", contains("給食システム株式会社"));
  }

  @Test
  void everyLinkToAnOfferThatWasAnsweredOtherwiseIsUseless() {
    // given
    decline(1, offer).then().statusCode(200);
    // when / then
    given().get(link).then().statusCode(410);
    post(another, "accept", "").then().statusCode(409);
    assertThat(Database.told(INCIDENT)).doesNotContain("offer.accepted");
  }

  @Test
  void theLinkEndsWithTheOffer() {
    // given
    clock.advance(WINDOW);
    // when / then
    given().get(link).then().statusCode(410);
    post(link, "accept", "").then().statusCode(410);
    as("service").put("/offers/" + offer + "/links/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void theWordItselfIsNotKept() {
    // given
    var word = link.substring(link.lastIndexOf('/') + 1);
    // when / then
    assertThat(word).hasSize(27);
    assertThat(Database.contains("answer_link", word)).isFalse();
    assertThat(Database.contains("audit", word)).isFalse();
    assertThat(Database.contains("idempotency_key", word)).isFalse();
  }

  /// So that whoever calls need not ask for her, too.
  @Test
  void withTheLinkComesByWhichWaysSheIsReachedInHerOrder() {
    // given
    as("engineer-1")
        .body(
            profile(1, "Anna Security", "14")
                .replace(
                    "[{\"type\": \"EMAIL\"",
                    "[{\"type\": \"SMS\", \"to\": \"+81 90-0000-0001\", \"afterSeconds\": 30},"
                        + " {\"type\": \"EMAIL\""))
        .put("/engineers/" + TestTokens.engineer(1))
        .then()
        .statusCode(200);
    // when
    var sheet = as("service").put("/offers/" + offer + "/links/" + UUID.randomUUID());
    // then
    sheet
        .then()
        .statusCode(200)
        .body("contacts.type", equalTo(List.of("SMS", "EMAIL")))
        .body("contacts[0].to", equalTo("+81 90-0000-0001"))
        .body("contacts[0].afterSeconds", equalTo(30));
    as("engineer-1").put("/offers/" + offer + "/links/" + UUID.randomUUID()).then().statusCode(403);
  }

  @Test
  void guessingIsSlowedDownAndDoesNotLockOutWhoHasTheLink() {
    // given
    var wrong = link.substring(0, link.length() - 5) + "AAAAA";
    // when
    var answers = IntStream.range(0, 25).mapToObj(_ -> given().get(wrong).statusCode()).toList();
    // then
    assertThat(answers).startsWith(404, 404).endsWith(429, 429);
    given().get(link).then().statusCode(200);
  }

  @Test
  void aKeyAnswersTheOfferThatTheCallWasAboutAndNoOther() {
    // given
    var call = UUID.randomUUID();
    linkTo(offer, call);
    // when / then
    key(UUID.randomUUID(), call).statusCode(404);
    key(offer, UUID.randomUUID()).statusCode(404);
    key(offer, call).statusCode(200).body("outcome", equalTo("ACCEPTED"));
    key(offer, call).statusCode(200).body("outcome", equalTo("ACCEPTED"));
    assertThat(Database.told(INCIDENT)).containsOnlyOnce("offer.accepted");
  }

  @Test
  void whoPressesTheKeyTooLateHearsThatItIsTaken() {
    // given
    var call = UUID.randomUUID();
    linkTo(offer, call);
    clock.advance(WINDOW);
    // when / then
    key(offer, call).statusCode(200).body("outcome", equalTo("GONE"));
    accept(2, offerTo(2)).then().statusCode(200);
  }

  /// By whatever way she says it again: the same link, one that was sent besides, the key of
  /// another call, or signed in.
  private void isOver() {
    for (var each : List.of(link, another)) {
      given().get(each).then().statusCode(410).body(containsString("この依頼は終わっています"));
      post(each, "accept", "").then().statusCode(410).body(containsString("この依頼は終わっています"));
      post(each, "decline", "reason=OTHER").then().statusCode(409);
    }
    key(offer, third).statusCode(200).body("outcome", equalTo("GONE"));
    accept(1, offer).then().statusCode(410);
  }

  private static void progress(String state) {
    String dispatch = as("engineer-1").get("/dispatches").then().extract().path("items[0].id");
    as("engineer-1")
        .body("{\"state\": \"%s\", \"note\": \"…\"}".formatted(state))
        .put("/dispatches/" + dispatch + "/seats/LEAD/progress")
        .then()
        .statusCode(200);
  }

  private static String linkTo(UUID offer, UUID call) {
    String link =
        as("service")
            .put("/offers/" + offer + "/links/" + call)
            .then()
            .statusCode(200)
            .body("prefecture", equalTo("14"))
            .extract()
            .path("link");
    return URI.create(link).getPath();
  }

  private static ValidatableResponse key(UUID offer, UUID call) {
    return as("service")
        .body("{\"answer\": \"ACCEPT\"}")
        .put("/offers/" + offer + "/links/" + call + "/reply")
        .then();
  }

  private static Response post(String link, String button, String form) {
    return given().contentType("text/plain").body(form).post(link + "/" + button);
  }
}
