package org.hikeshi.dispatch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.dispatch.DispatchFixture.INCIDENT;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.offerTo;
import static org.hikeshi.testing.FrontDoor.onDuty;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages as a browser without script meets them. (Sign-in itself is the identity provider's;
/// the journey test goes through it.)
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class PagesTest {

  private static final String TOKEN = "csrf-dispatch-service";

  @Inject Dispatching dispatching;
  @Inject SettableClock clock;

  @BeforeEach
  void anOfferStands() {
    Database.empty();
    hire(1);
    hire(2);
    onDuty(1);
    QuarkusTransaction.requiringNew().run(() -> dispatching.on(aReport(1)));
  }

  @Test
  void theOfferPageSaysWhatMattersAndNothingThatNamesTheHospital() {
    browser(1)
        .get("/pages/offers")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("引き受ける"))
        .body(containsString("name=\"csrf-token\""))
        .body(containsString("救急停止"))
        .body(containsString("神奈川県"))
        .body(containsString("給食システム株式会社"))
        .body(not(containsString("<script>")))
        .body(not(containsString("みなと総合病院")));
    browser(1)
        .get("/pages/offers?lang=en")
        .then()
        .body(containsString("Accept"))
        .body(containsString("Kanagawa"));
  }

  @Test
  void aYesLeadsToTheHospitalAndItsContact() {
    // when
    var answer = press(1, "/pages/offers/" + offerTo(1) + "/accept", Map.of("etaMinutes", "20"));
    // then
    answer.then().statusCode(303).header("Location", containsString("/pages/dispatches/"));
    browser(1)
        .get(answer.header("Location"))
        .then()
        .statusCode(200)
        .body(containsString("みなと総合病院"))
        .body(containsString("tel:+81 90-0000-0000"))
        .body(containsString("移動中"));
    browser(2).get(answer.header("Location")).then().statusCode(404);
  }

  @Test
  void aNoIsTakenDown() {
    // given
    browser(1).get("/pages/offers").then().body(not(containsString("不在")));
    // when
    var answer = press(1, "/pages/offers/" + offerTo(1) + "/decline", Map.of("reason", "UNWELL"));
    // then
    answer.then().statusCode(303).header("Location", endsWith("?said=DECLINED"));
    browser(1)
        .get(answer.header("Location"))
        .then()
        .body(containsString("辞退を受け付けました"))
        .body(containsString("返事を待っている依頼はありません"))
        .body(containsString("まで不在になっています"))
        .body(containsString("当番デスクに電話して、不在を取り消して"));
    browser(1).get("/pages/offers?lang=en").then().body(containsString("down as away until "));
    browser(2).get("/pages/offers").then().body(not(containsString("不在")));
  }

  @Test
  void aConflictIsNamedWithItsVendorFromThePageAndCountsForHerColleagues() {
    // given
    browser(1).get("/pages/offers").then().body(containsString("<option value=\"給食システム株式会社\">"));
    // when
    press(
            1,
            "/pages/offers/" + offerTo(1) + "/decline",
            Map.of("reason", "CONFLICT_OF_INTEREST", "vendor", "給食システム株式会社"))
        .then()
        .statusCode(303);
    // then
    as("coordinator").get("/conflicts").then().body("items.vendor", contains("給食システム株式会社"));
  }

  @Test
  void whoNamesAVendorAndLeavesTheReasonAsItIsHasSaidTheReason() {
    // given
    var offer = offerTo(1);
    // when
    press(
            1,
            "/pages/offers/" + offer + "/decline",
            Map.of("reason", "OTHER", "vendor", "給食システム株式会社"))
        .then()
        .statusCode(303);
    // then
    as("coordinator").get("/conflicts").then().body("items.vendor", contains("給食システム株式会社"));
    assertThat(Database.count("offer", "decline_reason = 'CONFLICT_OF_INTEREST'")).isOne();
  }

  @Test
  void whoIsUnwellAndNamesAVendorTeachesBoth() {
    // when
    press(
            1,
            "/pages/offers/" + offerTo(1) + "/decline",
            Map.of("reason", "UNWELL", "vendor", "給食システム株式会社"))
        .then()
        .statusCode(303);
    // then
    as("coordinator").get("/conflicts").then().body("items.vendor", contains("給食システム株式会社"));
    browser(1).get("/pages/offers").then().body(containsString("まで不在になっています"));
  }

  @Test
  void whoCannotGoOnSaysWhyFromTheCase() {
    // given
    var accepted = press(1, "/pages/offers/" + offerTo(1) + "/accept", Map.of());
    var dispatch = accepted.header("Location").replaceFirst(".*/", "");
    // when
    press(
            1,
            "/pages/dispatches/" + dispatch + "/seats/LEAD/progress",
            Map.of("state", "UNABLE", "reason", "", "vendor", "給食システム株式会社"))
        .then()
        .statusCode(303);
    // then
    as("coordinator").get("/conflicts").then().body("items.vendor", contains("給食システム株式会社"));
    assertThat(Database.count("offer", "released_because = 'CONFLICT_OF_INTEREST'")).isOne();
  }

  @Test
  void aReasonThatWasNotChosenKeepsNoStepBack() {
    // given
    var accepted = press(1, "/pages/offers/" + offerTo(1) + "/accept", Map.of());
    var dispatch = accepted.header("Location").replaceFirst(".*/", "");
    // when
    var told =
        press(
            1,
            "/pages/dispatches/" + dispatch + "/seats/LEAD/progress",
            Map.of("state", "WORKING", "note", "", "reason", "", "vendor", ""));
    // then
    told.then().statusCode(303).header("Location", endsWith("/pages/dispatches/" + dispatch));
  }

  @Test
  void progressIsToldFromTheCase() {
    // given
    var accepted = press(1, "/pages/offers/" + offerTo(1) + "/accept", Map.of());
    var dispatch = accepted.header("Location").replaceFirst(".*/", "");
    // when
    var told =
        press(
            1,
            "/pages/dispatches/" + dispatch + "/seats/LEAD/progress",
            Map.of("state", "WORKING", "note", "始めました"));
    // then
    told.then().statusCode(303).header("Location", endsWith("/pages/dispatches/" + dispatch));
    assertThat(Database.told(INCIDENT)).endsWith("seat.progressed");
  }

  /// The browser counts a line's end as one letter, and sends two.
  @Test
  void aNoteMayBeAsLongAsTheBrowserLetsHerType() {
    // given
    var page = accepted();
    var lines = "\r\n".repeat(20);
    // when
    var fits = press(1, page + "/seats/LEAD/note", Map.of("note", "x".repeat(1_980) + lines));
    var more = press(1, page + "/seats/LEAD/note", Map.of("note", "x".repeat(1_981) + lines));
    // then
    fits.then().header("Location", endsWith("?said=DONE"));
    more.then().statusCode(409).body(containsString(">" + "x".repeat(1_981)));
    var kept = desk().get(page.replace("/pages", "")).path("remarks[0].words");
    assertThat(kept).isEqualTo("x".repeat(1_980) + "\n".repeat(20));
  }

  @Test
  void aRefusalIsMarkedSoThatTheWordsAreKept() {
    var page = accepted();
    browser(1)
        .get(page + "?said=NOT_NOW")
        .then()
        .body(containsString("role=\"alert\" data-refused=\"" + page + "\">今はその操作ができず"))
        .body(not(containsString("下の欄に残して")))
        .body(not(containsString("class=\"done\" role=\"status\"")));
    browser(1)
        .get(page + "?said=DONE")
        .then()
        .body(containsString("class=\"done\" role=\"status\""))
        .body(not(containsString("data-refused")));
  }

  @Test
  void whatIsLeftOpenIsReadAnew() {
    for (var page : List.of("/pages/desk", "/pages/dispatches", "/pages/dispatches/uncovered")) {
      desk().get(page).then().body(containsString("data-every")).body(containsString("data-stale"));
    }
    browser(1).get("/pages/offers").then().body(containsString("data-every"));
    browser(2)
        .get("/pages/offers")
        .then()
        .body(containsString("data-every"))
        .body(containsString("data-stale hidden"));
  }

  private static String accepted() {
    return press(1, "/pages/offers/" + offerTo(1) + "/accept", Map.of())
        .header("Location")
        .replaceFirst(".*(?=/pages/)", "");
  }

  @Test
  void theLeadWritesWhatIsToBeLearntAndMendsItLater() {
    // given
    var accepted = press(1, "/pages/offers/" + offerTo(1) + "/accept", Map.of());
    var page = "/pages/dispatches/" + accepted.header("Location").replaceFirst(".*/", "");
    browser(1).get(page).then().body(containsString("振り返り（主担当）"));
    // when
    press(1, page + "/after-action", Map.of("found", "VPN", "causes", "VPN_NOT_PATCHED"))
        .then()
        .statusCode(303)
        .header("Location", endsWith("?said=DONE"));
    var mended =
        press(
            1,
            page + "/after-action",
            Map.of("found", "VPN, 3F", "causes", "MAINTENANCE_LINE", "lessons", "patch"));
    // then
    mended.then().header("Location", endsWith("?said=DONE"));
    browser(1)
        .get(page)
        .then()
        .body(containsString(">VPN, 3F</textarea>"))
        .body(containsString("value=\"MAINTENANCE_LINE\" checked"))
        .body(not(containsString("value=\"VPN_NOT_PATCHED\" checked")));
    press(1, page + "/after-action", Map.of("found", "VPN, 4F"))
        .then()
        .statusCode(409)
        .body(containsString(">VPN, 4F</textarea>"))
        .body(not(containsString("value=\"MAINTENANCE_LINE\" checked")));
    browser(1).get(page).then().body(containsString(">VPN, 3F</textarea>"));
  }

  @Test
  void whatIsRefusedComesBackAsItWasTyped() {
    // given
    var page = accepted();
    press(1, page + "/seats/LEAD/progress", Map.of("state", "ARRIVED")).then().statusCode(303);
    // when
    var back =
        press(1, page + "/seats/LEAD/progress", Map.of("state", "EN_ROUTE", "note", "key: <3F>"));
    var late = press(1, page + "/seats/LEAD/eta", Map.of("etaMinutes", "55"));
    // then
    back.then()
        .statusCode(409)
        .contentType("text/html")
        .body(containsString("data-refused=\"" + page + "\">今はその操作ができず"))
        .body(containsString("書いたものは、下の欄に残してあります"))
        .body(containsString("name=\"note\" maxlength=\"2000\">key: &lt;3F&gt;</textarea>"))
        .body(containsString("value=\"EN_ROUTE\" required checked"))
        .body(containsString("href=\"" + page + "?lang=en\""))
        .body(not(containsString("data-every")));
    late.then().statusCode(409).body(containsString("value=\"55\""));
    browser(1)
        .get(page)
        .then()
        .body(not(containsString("key: ")))
        .body(not(containsString("value=\"55\"")))
        .body(not(containsString(" required checked")));
  }

  @Test
  void whatWasWrittenIsStillToBeReadWhereItsFormIsThereNoMore() {
    // given the desk gives her only seat to another while she writes
    var page = accepted();
    var other = "00000000-0000-7000-8000-0000000000e2";
    press(1, page + "/seats/SECOND/note", Map.of("note", "key: <3F>"))
        .then()
        .statusCode(409)
        .body(containsString("<pre>key: &lt;3F&gt;</pre>"))
        .body(not(containsString("下の欄に残して")));
    assign(page.replaceFirst(".*/", ""), Map.of("seat", "LEAD", "engineer", other, "reason", "近い"))
        .then()
        .statusCode(303);
    // when
    var lost = press(1, page + "/seats/LEAD/note", Map.of("note", "key: <3F>"));
    var unwritten = press(1, page + "/seats/LEAD/well", Map.of());
    // then
    lost.then()
        .statusCode(404)
        .contentType("text/html")
        .body(containsString("data-refused=\"" + page + "\">この派遣先は、今は"))
        .body(containsString("<pre>key: &lt;3F&gt;</pre>"))
        .body(not(containsString("みなと総合病院")));
    unwritten.then().statusCode(404).body(not(containsString("書いたもの")));
  }

  @Test
  void whoIsCalledAboutAnIncidentIsLedToItsCaseWhereSheMaySeeIt() {
    // given
    var page = accepted();
    // when
    var hers = browser(1).get("/pages/dispatches?incident=" + INCIDENT);
    var anothers = browser(2).get("/pages/dispatches?incident=" + INCIDENT);
    // then
    hers.then().statusCode(303).header("Location", endsWith(page));
    anothers.then().statusCode(200).contentType("text/html").body(not(containsString(page)));
  }

  @Test
  void aSecondPressRingsNobodyTwiceWhileTheFirstMayStillArrive() {
    // given
    var tests = "/engineers/" + TestTokens.engineer(1) + "/contacts/tests";
    press(1, "/pages/offers/ways/test", Map.of());
    // when
    var again = press(1, "/pages/offers/ways/test", Map.of());
    // then
    again.then().statusCode(303).header("Location", endsWith("?said=TESTING_LATELY"));
    browser(1).get(again.header("Location")).then().body(containsString("もう一度は送っていません"));
    as("engineer-1").get(tests).then().body("items", hasSize(1));
    clock.advance(Duration.ofMinutes(5));
    press(1, "/pages/offers/ways/test", Map.of())
        .then()
        .header("Location", endsWith("?said=TESTING"));
    as("engineer-1").get(tests).then().body("items", hasSize(2));
  }

  @Test
  void theDeskPutsSomebodyOnASeatAndSaysWhy() {
    // given
    String dispatch = desk().get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    var her = "00000000-0000-7000-8000-0000000000e2";
    desk().get("/pages/dispatches/" + dispatch).then().body(containsString("この人に決める"));
    browser(1).get("/pages/dispatches/" + dispatch).then().statusCode(404);
    desk()
        .get("/pages/dispatches/" + dispatch)
        .then()
        .body(containsString("name=\"engineer\" required><option value=\"\">選んでください</option>"));
    // when
    var unchosen = assign(dispatch, Map.of("seat", "LEAD", "engineer", "", "reason", "近い"));
    var unsaid = assign(dispatch, Map.of("seat", "LEAD", "engineer", her, "reason", " "));
    var bent = assign(dispatch, Map.of("seat", "LEAD", "engineer", "her", "reason", "近い"));
    var done = assign(dispatch, Map.of("seat", "LEAD", "engineer", her, "reason", "近い"));
    // then
    unchosen.then().statusCode(409).body(containsString("maxlength=\"2000\">近い</textarea>"));
    unsaid.then().statusCode(409).body(containsString("value=\"" + her + "\" selected"));
    bent.then().statusCode(409);
    done.then().statusCode(303).header("Location", endsWith("?said=DONE"));
    desk()
        .get("/dispatches/" + dispatch)
        .then()
        .body("seats.find { it.seat == 'LEAD' }.engineer", equalTo(her))
        .body("remarks[0].words", equalTo("近い"));
  }

  @Test
  void twoAtTheDeskDoNotTakeASeatFromOneAnotherUnseen() {
    // given both have opened the page
    String dispatch = desk().get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    var page = "/pages/dispatches/" + dispatch;
    var one = "00000000-0000-7000-8000-0000000000e1";
    var other = "00000000-0000-7000-8000-0000000000e2";
    desk().get(page).then().body(containsString("name=\"seen\" value=\"LEAD \""));
    var hers = Map.of("seat", "LEAD", "engineer", other, "reason", "近い", "seen", "LEAD ");
    // when the first assigns, presses twice, and the second did not see it
    var first = assign(dispatch, hers);
    var twice = assign(dispatch, hers);
    var blind =
        assign(dispatch, Map.of("seat", "LEAD", "engineer", one, "reason", "早い", "seen", "LEAD "));
    // then
    first.then().header("Location", endsWith("?said=DONE"));
    twice.then().header("Location", endsWith("?said=DONE"));
    blind
        .then()
        .statusCode(412)
        .body(containsString("画面を開いたあとに、この役割の担当が変わりました"))
        .body(containsString("maxlength=\"2000\">早い</textarea>"))
        .body(containsString("value=\"" + one + "\" selected"))
        .body(containsString("name=\"seen\" value=\"LEAD " + other + "\""));
    desk()
        .get("/dispatches/" + dispatch)
        .then()
        .body("seats.find { it.seat == 'LEAD' }.engineer", equalTo(other))
        .body("remarks.words", contains("近い"));
    desk()
        .get(page + "?said=HELD_BY_ANOTHER")
        .then()
        .body(containsString("data-refused=\"" + page + "\">画面を開いたあとに、この役割の担当が変わりました"))
        .body(containsString("<td>技術者 2<br>"))
        .body(containsString("name=\"seen\" value=\"LEAD " + other + "\""));
  }

  @Test
  void theDeskChoosesFirstFromWhomTheSearchWouldAsk() {
    // given one has said that she is on duty and is away, one is on by her shift, one is off
    hire(3);
    var times = "\"startsAt\": \"2020-01-01T00:00:00Z\", \"endsAt\": \"2030-01-01T00:00:00Z\"}";
    as("engineer-1").body("{" + times).post("/absences").then().statusCode(201);
    as("engineer-2").body("{" + times).post("/shifts").then().statusCode(201);
    String dispatch = desk().get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    // when
    var page = desk().get("/pages/dispatches/" + dispatch).asString();
    // then
    assertThat(page.substring(page.indexOf("id=\"engineer\"")))
        .containsSubsequence(
            "技術者 2（Anna Security） 当番中", "技術者 3（Anna Security） 当番外", "技術者 1（Anna Security） 不在");
  }

  @Test
  void aDispatchThatRunsOffersNoBeginning() {
    String dispatch = desk().get("/dispatches?incident=" + INCIDENT).path("items[0].id");
    desk().get("/pages/dispatches/" + dispatch).then().body(not(containsString("/release\"")));
  }

  @Test
  void somebodyElsesOfferCannotBeAnswered() {
    // when
    var answer = press(2, "/pages/offers/" + offerTo(1) + "/accept", Map.of());
    // then
    answer.then().statusCode(303).header("Location", endsWith("?said=GONE"));
    assertThat(Database.told(INCIDENT)).doesNotContain("offer.accepted");
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    // when
    var answer =
        browser(1).formParam("etaMinutes", "1").post("/pages/offers/" + offerTo(1) + "/accept");
    // then
    answer.then().statusCode(400);
    assertThat(Database.told(INCIDENT)).doesNotContain("offer.accepted");
  }

  /// ASVS 6.6.1.
  @Test
  void herPageSaysWhichOfHerWaysWasNeverTestedAndWhatTheRiskIs() {
    // given
    browser(1)
        .get("/pages/offers?lang=en")
        .then()
        .body(containsString("engineer-1@example.test <span class=\"tag wait\">Not tested yet"))
        .body(containsString("can answer for you"));
    browser(1).get("/pages/offers").then().body(containsString("試していません"));
    // when
    var asked = press(1, "/pages/offers/ways/test", Map.of());
    // then
    asked.then().statusCode(303).header("Location", endsWith("/pages/offers?said=TESTING"));
    String test =
        as("engineer-1")
            .get("/engineers/" + TestTokens.engineer(1) + "/contacts/tests")
            .then()
            .body("items.type", contains("EMAIL"))
            .extract()
            .path("items[0].id");
    as("service").put("/contact-tests/" + test + "/confirmation").then().statusCode(204);
    browser(1)
        .get("/pages/offers?lang=en")
        .then()
        .body(containsString("engineer-1@example.test"))
        .body(not(containsString("Not tested yet")));
    desk()
        .get("/pages/desk/roster?lang=en")
        .then()
        .body(containsString("whoever has it can answer for her"));
  }

  /// ASVS 3.5.1: nor is what is sent as no form, in which nobody looks for a token.
  @Test
  void whatIsNoFormIsRefused() {
    // when
    var answer =
        browser(1)
            .contentType("text/plain")
            .body("etaMinutes=1")
            .post("/pages/offers/" + offerTo(1) + "/accept");
    // then
    answer.then().statusCode(415);
    assertThat(Database.told(INCIDENT)).doesNotContain("offer.accepted");
  }

  /// Sends a form as a browser does: with the token that came with the page.
  private static Response press(int engineer, String path, Map<String, String> fields) {
    var token = browser(engineer).get("/pages/offers").cookie(TOKEN);
    return browser(engineer)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .cookie(TOKEN, token)
        .formParam("csrf-token", token)
        .formParams(fields)
        .post(path);
  }

  private static Response assign(String dispatch, Map<String, String> fields) {
    var page = "/pages/dispatches/" + dispatch;
    var token = desk().get(page).cookie(TOKEN);
    return desk()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .cookie(TOKEN, token)
        .formParam("csrf-token", token)
        .formParams(fields)
        .post(page + "/assignments");
  }

  private static RequestSpecification desk() {
    return given().redirects().follow(false).auth().oauth2(TestTokens.as("coordinator"));
  }

  private static RequestSpecification browser(int engineer) {
    return given().redirects().follow(false).auth().oauth2(TestTokens.as("engineer-" + engineer));
  }
}
