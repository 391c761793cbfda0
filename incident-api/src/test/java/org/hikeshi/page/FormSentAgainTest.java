package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever goes on writing while the form is under way, on a slow line, and sends it again.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FormSentAgainTest {

  private static final Visitor HOSPITAL = new Visitor("hospital-a");
  private static final Visitor DESK = new Visitor("coordinator");
  private static final String PAGE = "/pages/report";
  private static final String DESK_PAGE = "/pages/desk/report/" + TestTokens.hospital('a');

  private final String key = UUID.randomUUID().toString();

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whatWasAddedMeanwhileIsTheNextReportAndThePersonSeesIt() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    // when
    var again = HOSPITAL.fillIn(PAGE, form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    var twin = HOSPITAL.fillIn(PAGE, form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    // then
    assertThat(incident(again)).isEqualTo(incident(first));
    again.then().statusCode(303).header("Location", containsString("?filed=2"));
    twin.then().statusCode(303);
    report(again)
        .body("revision", equalTo(2))
        .body("latest.summary", equalTo("画面が赤い。透析も"))
        .body("latest.careImpact", containsInAnyOrder("OUTPATIENT_STOPPED", "DIALYSIS_STOPPED"));
  }

  @Test
  void itTakesNothingBackThatAColleagueHasSaidSince() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    FrontDesk.as("hospital-a")
        .body("{\"summary\": \"暗号化された\", \"careImpact\": [\"EMERGENCY_STOPPED\"]}")
        .post("/incidents/" + incident(first) + "/reports")
        .then()
        .statusCode(201);
    // when
    HOSPITAL.fillIn(PAGE, form("画面が赤い。透析も", "DIALYSIS_STOPPED")).then().statusCode(303);
    // then
    report(first)
        .body("revision", equalTo(3))
        .body("latest.summary", equalTo("暗号化された\n画面が赤い。透析も"))
        .body("latest.careImpact", containsInAnyOrder("EMERGENCY_STOPPED", "DIALYSIS_STOPPED"));
  }

  @Test
  void aNoToHelpThatWasAskedForCallsNobodyOffAndIsKeptInItsWords() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    var no = new HashMap<>(form("画面が赤い", "OUTPATIENT_STOPPED"));
    no.put("/firstResponse", "NOT_REQUESTED");
    // when
    HOSPITAL.fillIn(PAGE, no).then().statusCode(303);
    // then
    report(first)
        .body("revision", equalTo(2))
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.summary", equalTo("画面が赤い\n（初動対応支援の欄に書かれていたこと：求めない）"));
  }

  @Test
  void whatWaitedInABrowserUnderTheSameKeyIsAddedToo() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    // when
    var queued = HOSPITAL.fillIn(PAGE, PAGE + "/queue", form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    // then
    queued.then().statusCode(303);
    report(first).body("revision", equalTo(2)).body("latest.summary", containsString("透析も"));
  }

  @Test
  void whatWaitedInABrowserWasKnownWhenItWasTyped() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    var waited = new HashMap<>(form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    var typedAt = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MINUTES);
    waited.put("typedAt", typedAt.toString());
    // when
    HOSPITAL.fillIn(PAGE, PAGE + "/queue", waited).then().statusCode(303);
    // then
    report(first).body("revision", equalTo(2)).body("latest.awareAt", equalTo(typedAt.toString()));
  }

  @Test
  void whatWaitedAndHasNoRoomIsCutInTheReportAndWaitsWholeAmongTheAnswers() {
    // given
    var before = "あ".repeat(9_000);
    var first = HOSPITAL.fillIn(PAGE, form(before, "OUTPATIENT_STOPPED"));
    var colleague = "/pages/incidents/" + incident(first) + "/questions/summary";
    HOSPITAL.fillIn(colleague, Map.of("/summary", "同僚の言葉")).then().statusCode(303);
    // when
    var queued =
        HOSPITAL.fillIn(PAGE, PAGE + "/queue", form("い".repeat(2_000), "DIALYSIS_STOPPED"));
    // then
    assertThat(incident(queued)).isEqualTo(incident(first));
    report(first)
        .body("revision", equalTo(2))
        .body("latest.careImpact", containsInAnyOrder("OUTPATIENT_STOPPED", "DIALYSIS_STOPPED"))
        .body("latest.summary", startsWith(before + "\n" + "い".repeat(900)));
    HOSPITAL
        .open(colleague)
        .then()
        .body(containsString("同僚の言葉"))
        .body(containsString("い".repeat(2_000)));
  }

  @Test
  void whatItsIncidentTakesNoMoreIsShownAgainAndOpensAnother() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    withdraw(first);
    // when
    var refused = HOSPITAL.fillIn(PAGE, form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    var queued = HOSPITAL.fillIn(PAGE, PAGE + "/queue", form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    // then
    refused.then().statusCode(400).body(containsString("画面が赤い。透析も</textarea>"));
    var mended = Visitor.hidden(refused.body().asString(), "key");
    assertThat(mended).isNotEqualTo(key);
    assertThat(incident(queued)).isNotEqualTo(incident(first));
    report(queued).body("latest.summary", equalTo("画面が赤い。透析も"));
  }

  @Test
  void whereItsIncidentIsResolvedItOpensAnotherAndGoesOnWithThat() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    FrontDesk.as("coordinator")
        .body("{\"cause\": \"侵入\", \"attack\": true, \"kind\": \"ATTACK\"}")
        .post("/incidents/" + incident(first) + "/resolution")
        .then()
        .statusCode(200);
    // when
    var second = HOSPITAL.fillIn(PAGE, form("また画面が赤い", "EMERGENCY_STOPPED"));
    var twin = HOSPITAL.fillIn(PAGE, PAGE + "/queue", form("また画面が赤い", "EMERGENCY_STOPPED"));
    var third = HOSPITAL.fillIn(PAGE, form("また画面が赤い。透析も", "DIALYSIS_STOPPED"));
    // then
    assertThat(incident(second)).isNotEqualTo(incident(first));
    assertThat(incident(twin)).isEqualTo(incident(second));
    assertThat(incident(third)).isEqualTo(incident(second));
    report(first).body("revision", equalTo(1));
    report(second).body("revision", equalTo(2)).body("latest.summary", equalTo("また画面が赤い。透析も"));
  }

  @Test
  void whereItsIncidentGoesOnInAnotherItIsAddedToThat() {
    // given
    var first = HOSPITAL.fillIn(PAGE, form("画面が赤い", "OUTPATIENT_STOPPED"));
    var survivor = FrontDesk.anIncident();
    FrontDesk.as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"同じ事象\"}".formatted(survivor))
        .post("/incidents/" + incident(first) + "/merge")
        .then()
        .statusCode(200);
    // when
    var queued = HOSPITAL.fillIn(PAGE, PAGE + "/queue", form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    // then
    assertThat(incident(queued)).isEqualTo(survivor);
    report(queued).body("latest.summary", containsString("透析も"));
  }

  @Test
  void theDeskThatGoesOnWritingLosesNothingEither() {
    // given
    var first = DESK.fillIn(DESK_PAGE, form("電話で聞いた", "OUTPATIENT_STOPPED"));
    // when
    var again = DESK.fillIn(DESK_PAGE, form("電話で聞いた。透析も", "DIALYSIS_STOPPED"));
    // then
    assertThat(incident(again)).isEqualTo(incident(first));
    report(first).body("revision", equalTo(2)).body("latest.summary", equalTo("電話で聞いた。透析も"));
  }

  @Test
  void aCardThatIsSentAgainWithMoreAddsAndSaysSo() {
    // given
    String url =
        FrontDesk.as("hospital-b")
            .post("/hospitals/" + TestTokens.hospital('b') + "/links")
            .path("url");
    var card = URI.create(url).getPath();
    var nobody = new Visitor(null);
    nobody.fillIn(card, form("画面が赤い", "OUTPATIENT_STOPPED"));
    // when
    var again = nobody.fillIn(card, form("画面が赤い。透析も", "DIALYSIS_STOPPED"));
    // then
    again.then().statusCode(303).header("Location", containsString("?added=1"));
    FrontDesk.as("hospital-b")
        .get("/incidents?limit=1")
        .then()
        .body("items[0].revision", equalTo(2));
  }

  private Map<String, String> form(String summary, String care) {
    return Map.of(
        "key",
        key,
        "/category",
        "RANSOMWARE",
        "/summary",
        summary,
        "/careImpact",
        care,
        "/contact/phone",
        "090-1111-2222");
  }

  private static void withdraw(Response filed) {
    FrontDesk.as("hospital-a")
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + incident(filed) + "/withdrawal")
        .then()
        .statusCode(200);
  }

  private static String incident(Response sent) {
    return sent.header("Location").replaceAll(".*/incidents/([0-9a-f-]+).*", "$1");
  }

  private static ValidatableResponse report(Response sent) {
    return FrontDesk.as("hospital-a").get("/incidents/" + incident(sent)).then().statusCode(200);
  }
}
