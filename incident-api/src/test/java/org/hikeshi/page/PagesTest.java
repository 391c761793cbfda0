package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Tenant;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class PagesTest {

  private static final Map<String, Object> THREE_FACTS =
      Map.of(
          "/category", "RANSOMWARE",
          "/summary", "脅迫文 <b>が</b> 表示された",
          "/contact/phone", "０９０ー１１１１ー２２２２");

  private static final UUID HOSPITAL = TestTokens.hospital('a');
  private static final Instant NOON = Instant.parse("2026-02-09T03:00:00Z");

  @Inject SeatedEngineer engineer1;
  @Inject Timeline timeline;
  @Inject Tenant tenant;
  @Inject MeterRegistry metrics;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void theAddressThatPeopleRememberLeadsToThePages() {
    given()
        .redirects()
        .follow(false)
        .get("/")
        .then()
        .statusCode(303)
        .header("Location", containsString("/pages"));
  }

  @Test
  void threeFactsAndATelephoneNumberAreAReport() {
    // when
    var sent = send(aForm(), THREE_FACTS);
    // then
    sent.then().statusCode(303);
    page("hospital-a", sent.header("Location"))
        .then()
        .statusCode(200)
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("脅迫文 &lt;b&gt;が&lt;/b&gt; 表示された"))
        .body(containsString("090-1111-2222"))
        .body(containsString("エンジニアを探しています"))
        .body(containsString("このあと変わったことは"))
        .body(not(containsString("<script>")));
  }

  /// ASVS 7.5.2.
  @Test
  void whoIsSignedInIsLedToHerSignIns() {
    page("hospital-a", "/pages/incidents")
        .then()
        .statusCode(200)
        .body(containsString("<a href=\"https://issuer.test/account/"));
    given().get("/pages/public-figures").then().body(not(containsString("issuer.test")));
  }

  @Test
  void aDoubleClickFilesOnce() {
    // given
    var form = aForm();
    // when
    var first = send(form, THREE_FACTS);
    var second = send(form, THREE_FACTS);
    // then
    second.then().statusCode(303);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
  }

  @Test
  void whatWasTypedIsShownAgainWithEveryFault() {
    // when
    var refused =
        send(
            aForm(),
            Map.of(
                "/category", "",
                "/summary", "画面が赤い",
                "/contact/phone", "なし",
                "/detectedAt", "昨日",
                "/careImpact", List.of("ICU_AFFECTED", "SURGERY_STOPPED"),
                "/personalData/persons/count", "たくさん"));
    // then
    refused
        .then()
        .statusCode(400)
        .body(containsString("画面が赤い"))
        .body(containsString("value=\"なし\""))
        .body(containsString("value=\"昨日\""))
        .body(containsString("value=\"ICU_AFFECTED\" checked"))
        .body(containsString("href=\"#/category\""))
        .body(containsString("href=\"#/contact/phone\""))
        .body(containsString("href=\"#/detectedAt\""))
        .body(containsString("href=\"#/personalData/persons/count\""));
  }

  @Test
  void aMendedFormIsTakenUnderItsKey() {
    // given
    var form = aForm();
    send(form, Map.of("/summary", "画面が赤い"));
    // when
    var mended = send(form, THREE_FACTS);
    // then
    mended.then().statusCode(303);
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    var forged = metrics.counter("hikeshi.refused", "kind", "form");
    var before = forged.count();
    as("hospital-a")
        .formParams(THREE_FACTS)
        .post("/pages/report")
        .then()
        .statusCode(400)
        .body(not(containsString("Location")));
    assertThat(forged.count()).isEqualTo(before + 1);
  }

  /// ASVS 3.5.3.
  @Test
  void signingOutIsAFormWithItsToken() {
    // given
    var form = aForm();
    var way = "/pages/sign-out";
    // then a link only asks
    page("hospital-a", way)
        .then()
        .statusCode(200)
        .header("Clear-Site-Data", nullValue())
        .body(containsString("action=\"" + way + "\""));
    // and a form without its token, or what is none, is refused
    as("hospital-a").post(way).then().statusCode(400).header("Clear-Site-Data", nullValue());
    as("hospital-a")
        .contentType("text/plain")
        .body("csrf-token=" + form.token())
        .post(way)
        .then()
        .statusCode(415);
    as("hospital-a")
        .cookie("csrf-incident-api", form.cookie())
        .formParam("csrf-token", form.token())
        .post(way)
        .then()
        .statusCode(200)
        .header("Clear-Site-Data", "\"cache\"")
        .body(containsString("サインアウトしました"))
        .body(not(containsString("hospital-a")));
  }

  @Test
  void theFormsCookieIsForThePagesOfThisSiteAlone() {
    assertThat(page("hospital-a", "/pages/report").header("Set-Cookie"))
        .startsWith("csrf-incident-api=")
        .contains("Path=/pages", "Secure", "HTTPOnly", "SameSite=Lax");
    assertThat(FrontDesk.as("hospital-a").get("/incidents").header("Set-Cookie")).isNull();
  }

  @Test
  void thePagesSpeakEnglishWhenAsked() {
    page("hospital-a", "/pages/report?lang=en")
        .then()
        .statusCode(200)
        .body(containsString("<html lang=\"en\">"))
        .body(containsString("What is happening?"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hospital-b", "engineer-2"})
  void anotherOnesIncidentIsNotThere(String stranger) {
    // given
    var id = FrontDesk.anIncident();
    // then
    page(stranger, "/pages/incidents/" + id).then().statusCode(404);
    page(stranger, "/pages").then().body(not(containsString(id)));
    page(stranger, "/pages/incidents").then().statusCode(200).body(not(containsString(id)));
  }

  @Test
  void theEngineerOnItReadsTheBoard() {
    // given
    var id = FrontDesk.anIncident();
    engineer1.takesTheLead(UUID.fromString(id));
    // then
    page("engineer-1", "/pages/incidents/" + id)
        .then()
        .statusCode(200)
        .body(containsString("主担当"))
        .body(containsString("引受け済み"));
    page("engineer-1", "/pages/report").then().statusCode(403);
  }

  @Test
  void theNewestOfALongTimelineIsOnThePageAndTheFirstBehindALink() {
    // given
    var id = FrontDesk.anIncident();
    var incident = UUID.fromString(id);
    for (var no = 2; no <= 201; no++) {
      var later = new IncidentLinked(incident, no, NOON.plusSeconds(60L * no), HOSPITAL, 1, null);
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  tenant.all(
                      () -> {
                        timeline.told(HOSPITAL, later);
                        return later;
                      }));
    }
    // when
    var newest = page("hospital-a", "/pages/incidents/" + id + "?lang=en");
    // then
    newest.then().statusCode(200).body(containsString("200 events are shown"));
    var html = newest.body().asString();
    assertThat(html.split("<tr><td>", -1)).hasSize(201);
    assertThat(html).contains("<td>9 Feb 15:21</td>");
    var older = html.replaceAll("(?s).*href=\"([^\"]*before=[^\"#]*)[#\"].*", "$1");
    page("hospital-a", older + "&lang=en")
        .then()
        .statusCode(200)
        .body(containsString("1 events are shown"))
        .body(containsString("Back to the newest"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pages", "/pages/report", "/pages/incidents"})
  void nobodyReadsThePagesWithoutSigningIn(String path) {
    given().get(path).then().statusCode(401);
    page("admin", path).then().statusCode(403);
  }

  @ParameterizedTest
  @CsvSource({
    "coordinator, /pages/board",
    "prefecture-14, /pages/area",
    "ppc, http://127.0.0.1:8082/pages/inbox",
    "police-14, http://127.0.0.1:8082/pages/inbox",
    "engineer-1, http://127.0.0.1:8081/pages/offers"
  })
  void whoeverOpensTheAddressThatPeopleRememberLandsOnPagesOfHerOwn(String user, String own) {
    // given
    page(user, "/").then().statusCode(303).header("Location", endsWith("/pages"));
    // then
    page(user, "/pages").then().statusCode(303).header("Location", equalTo(own));
  }

  @Test
  void aRefusalLeadsToAPageThatIsOpenAndNeverToAnotherRefusal() {
    page("prefecture-14", "/pages/board")
        .then()
        .statusCode(403)
        .body(containsString("class=\"button\" href=\"http://127.0.0.1:8080/pages/area\""))
        .body(not(containsString("href=\"/pages\"")));
    page("ppc", "/pages/incidents")
        .then()
        .statusCode(403)
        .body(containsString("class=\"button\" href=\"http://127.0.0.1:8082/pages/inbox\""));
    page("admin", "/pages")
        .then()
        .statusCode(403)
        .body(not(containsString("href=\"/pages\"")))
        .body(containsString("href=\"/pages/sign-out\""));
  }

  /// The form as a browser has it: its hidden fields and its cookie.
  private record Form(String key, String token, String cookie) {}

  private static Form aForm() {
    var page = page("hospital-a", "/pages/report");
    page.then().statusCode(200);
    var html = page.body().asString();
    return new Form(
        hidden(html, "key"), hidden(html, "csrf-token"), page.cookie("csrf-incident-api"));
  }

  private static Response send(Form form, Map<String, Object> fields) {
    return as("hospital-a")
        .cookie("csrf-incident-api", form.cookie())
        .formParam("key", form.key())
        .formParam("csrf-token", form.token())
        .formParams(fields)
        .post("/pages/report");
  }

  private static String hidden(String html, String name) {
    return html.replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
  }

  private static Response page(String user, String path) {
    return as(user).get(path);
  }

  private static RequestSpecification as(String user) {
    return given()
        .redirects()
        .follow(false)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .header("Authorization", "Bearer " + TestTokens.as(user));
  }
}
