package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
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

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class DeskPagesTest {

  private static final String CAMPAIGNS = "/pages/campaigns";
  private static final String NOTICES = "/pages/vendor-notices";
  private static final String REPORT = "/pages/desk/report/" + TestTokens.hospital('a');
  private static final String PAST = "/pages/past-incidents";

  private final Visitor desk = new Visitor("coordinator");
  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void theDeskFindsItsPagesFromItsBoard() {
    desk.open("/pages/board")
        .then()
        .statusCode(200)
        .body(containsString(CAMPAIGNS))
        .body(containsString(NOTICES))
        .body(containsString(PAST));
    new Visitor("hospital-a").open("/pages").then().body(not(containsString(CAMPAIGNS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {CAMPAIGNS, NOTICES, PAST})
  void nobodyElseOpensThem(String page) {
    for (var stranger : List.of("hospital-a", "engineer-1", "ppc")) {
      new Visitor(stranger).open(page).then().statusCode(403);
    }
    new Visitor(null).open(page).then().statusCode(401);
  }

  @Test
  void aProposalIsConfirmedByAPerson() {
    // given
    var ofA = anIncident("hospital-a", withExtension());
    var ofB = anIncident("hospital-b", withExtension());
    desk.open(CAMPAIGNS).then().body(containsString(".x" + run)).body(containsString(ofA));
    // when
    var begun =
        desk.fillIn(CAMPAIGNS, Map.of("/name", "攻撃 " + run, "/incidents", List.of(ofA, ofB)));
    // then
    begun.then().statusCode(303);
    desk.open(path(begun))
        .then()
        .body(containsString(number(ofA)))
        .body(containsString(number(ofB)));
    desk.open(CAMPAIGNS).then().body(not(containsString(".x" + run)));
    new Visitor("hospital-a")
        .open("/pages/incidents/" + ofA)
        .then()
        .body(containsString("攻撃 " + run))
        .body(not(containsString(number(ofB))));
  }

  @Test
  void anIncidentIsAddedByItsNumberAndTakenOutAgain() {
    // given
    var incident = anIncident();
    var campaign = aCampaign();
    // when
    var added = desk.fillIn(campaign, campaign + "/incidents", Map.of("/number", number(incident)));
    // then
    added.then().statusCode(303);
    desk.open(campaign).then().body(containsString(number(incident)));
    desk.fillIn(campaign, campaign + "/incidents/" + incident + "/removal", Map.of())
        .then()
        .statusCode(303);
    desk.open(campaign).then().body(not(containsString(number(incident))));
  }

  @Test
  void whatIsOfAnotherCampaignOrNotThereIsRefusedInWords() {
    // given
    var incident = anIncident();
    var first = aCampaign();
    var second = aCampaign();
    desk.fillIn(first, first + "/incidents", Map.of("/number", number(incident)));
    // when
    var taken = desk.fillIn(second, second + "/incidents", Map.of("/number", number(incident)));
    var unknown = desk.fillIn(second, second + "/incidents", Map.of("/number", "1999-000001"));
    // then
    taken.then().statusCode(400).body(containsString("別の「同じ攻撃の事案」に入っています"));
    unknown
        .then()
        .statusCode(400)
        .body(containsString("番号を確かめてください"))
        .body(containsString("value=\"1999-000001\""));
  }

  @Test
  void theWordsForTheHospitalsAreMended() {
    // given
    var campaign = aCampaign();
    // when
    var mended = desk.fillIn(campaign, Map.of("/name", "新しい名 " + run, "/advice", "VPNを止める"));
    var nameless = desk.fillIn(campaign, Map.of("/name", "  ", "/advice", "x"));
    // then
    mended.then().statusCode(303);
    nameless.then().statusCode(400).body(containsString("href=\"#/name\""));
    desk.open(campaign).then().body(containsString("新しい名 " + run)).body(containsString("VPNを止める"));
  }

  @Test
  void aVendorsNoticeIsFiledForEveryHospitalThatIsNamedOnce() {
    // given
    var fields =
        Map.of(
            "/vendor", "給食社 " + run,
            "/summary", "配膳システムへの侵入",
            "/noticeReceivedAt", "令和８年２月９日 10時50分",
            "/hospitals", "試験病院　a\n" + TestTokens.hospital('b') + "\n",
            "/contact/phone", "03-0000-0000");
    // when
    var filed = desk.fillIn(NOTICES, fields);
    // then
    filed
        .then()
        .statusCode(200)
        .body(containsString("試験病院 a"))
        .body(containsString("試験病院 b"))
        .body(containsString("新しい事案として登録"));
    as("hospital-b").get("/incidents").then().body("items[0].status", equalTo("REPORTED"));
    desk.fillIn(NOTICES, fields).then().statusCode(200).body(containsString("登録済み"));
  }

  @Test
  void whereNoHospitalIsNamedTheDeskIsAskedFirst() {
    // given
    var vendor = "配膳社 " + run;
    haveVendor(vendor);
    String newest = as("coordinator").get("/incidents").path("items[0].id");
    var fields =
        Map.of(
            "/vendor",
            vendor,
            "/summary",
            "配膳システムへの侵入 " + run,
            "/noticeReceivedAt",
            "令和８年２月９日 10時50分",
            "/contact/phone",
            "03-0000-0000");
    // when
    var asked = desk.fillIn(NOTICES, fields);
    // then
    asked
        .then()
        .statusCode(200)
        .body(containsString("まだ登録していません"))
        .body(containsString("試験病院 b"))
        .body(containsString("name=\"/confirmed\" value=\"2\""))
        .body(containsString("name=\"/summary\" value=\"配膳システムへの侵入 " + run));
    as("coordinator").get("/incidents").then().body("items[0].id", equalTo(newest));
    desk.fillIn(NOTICES, and(fields, "change", "true"))
        .then()
        .statusCode(200)
        .body(containsString("配膳システムへの侵入 " + run + "</textarea>"));
    desk.fillIn(NOTICES, and(fields, "/confirmed", "1"))
        .then()
        .body(containsString("name=\"/confirmed\" value=\"2\""));
    as("coordinator").get("/incidents").then().body("items[0].id", equalTo(newest));
    desk.fillIn(NOTICES, and(fields, "/confirmed", "2"))
        .then()
        .statusCode(200)
        .body(containsString("新しい事案として登録"));
  }

  private static void haveVendor(String vendor) {
    for (char letter : new char[] {'a', 'b'}) {
      as("admin")
          .body(
              "{\"name\": \"試験病院 %s\", \"prefecture\": \"14\", \"vendors\": [\"%s\"]}"
                  .formatted(letter, vendor))
          .put("/hospitals/" + TestTokens.hospital(letter))
          .then()
          .statusCode(200);
    }
  }

  private static Map<String, String> and(Map<String, String> fields, String field, String value) {
    var more = new HashMap<>(fields);
    more.put(field, value);
    return more;
  }

  @Test
  void aCampaignOfWhatIsNoIncidentIsRefusedInWords() {
    // when
    var refused =
        desk.fillIn(CAMPAIGNS, Map.of("/name", "攻撃 " + run, "/incidents", "-".repeat(36)));
    // then
    refused.then().statusCode(400).body(containsString("value=\"攻撃 " + run + "\""));
  }

  @Test
  void aReportThatIsTypedInAfterMidnightKeepsTheDayOfTheCall() {
    // when
    var sent = desk.fillIn(REPORT, andReceived("2026-02-09 23:50"));
    // then
    sent.then().statusCode(303);
    var incident = path(sent).replace("/pages", "").replaceFirst("\\?.*", "");
    as("coordinator")
        .get(incident + "/reports/1")
        .then()
        .statusCode(200)
        .body("receivedAt", equalTo("2026-02-09T14:50:00Z"));
    as("coordinator").get(incident).then().body("latest.awareAt", equalTo("2026-02-09T14:50:00Z"));
  }

  @Test
  void aCallThatIsStillToComeIsRefusedInWordsAndNothingWaitsInTheBrowser() {
    // when
    var future = desk.fillIn(REPORT, andReceived("2999-02-09 23:50"));
    var unread = desk.fillIn(REPORT, andReceived("ゆうべ"));
    // then
    future.then().statusCode(400).body(containsString("href=\"#/receivedAt\""));
    unread
        .then()
        .statusCode(400)
        .body(containsString("href=\"#/receivedAt\""))
        .body(containsString("value=\"ゆうべ\""))
        .body(containsString("空欄なら、電話・FAX・紙を受けた日時とします"))
        .body(not(containsString("data-queue")))
        .body(not(containsString("id=\"queue\"")));
  }

  @Test
  void theDeskSaysWhetherHelpIsAskedForWhateverItIs() {
    // given
    var asks = andReceived("2026-02-09 23:50", "SYSTEM_FAULT", "REQUESTED");
    var doesNot = andReceived("2026-02-09 23:50", "UNKNOWN", "NOT_REQUESTED");
    desk.open(REPORT)
        .then()
        .body(containsString("name=\"/firstResponse\" value=\"NOT_REQUESTED\""));
    // when
    var asked = path(desk.fillIn(REPORT, asks)).replace("/pages", "").replaceFirst("\\?.*", "");
    var not = path(desk.fillIn(REPORT, doesNot)).replace("/pages", "").replaceFirst("\\?.*", "");
    // then
    as("coordinator").get(asked).then().body("latest.firstResponse", equalTo("REQUESTED"));
    as("coordinator").get(not).then().body("latest.firstResponse", equalTo("NOT_REQUESTED"));
  }

  @Test
  void whoTelephonesAfterAVendorsNoticeThatAskedForNobodyIsHelped() {
    // given
    var filed =
        as("coordinator")
            .body(
                """
                {"vendor": "給食社 %s", "summary": "配膳への侵入", "category": "RANSOMWARE",
                 "hospitals": [{"id": "%s"}], "noticeReceivedAt": "2026-02-09T10:50:00+09:00",
                 "contact": {"name": "委託先窓口", "phone": "03-0000-0000"}}
                """
                    .formatted(run, TestTokens.hospital('a')))
            .post("/vendor-notices");
    var incident = filed.<String>path("filed[0].incident");
    var add = REPORT + "/" + incident;
    desk.open(add).then().body(containsString("name=\"/firstResponse\" value=\"REQUESTED\""));
    // when
    var added = desk.fillIn(add, andReceived("2026-02-10 01:50", "RANSOMWARE", "REQUESTED"));
    desk.fillIn(add, andReceived("2026-02-10 02:50", "RANSOMWARE", "NOT_REQUESTED"));
    // then
    added.then().statusCode(303);
    as("coordinator")
        .get("/incidents/" + incident)
        .then()
        .body("revision", equalTo(3))
        .body("latest.firstResponse", equalTo("REQUESTED"));
  }

  private static Map<String, String> andReceived(String at, String category, String help) {
    var fields = new HashMap<>(andReceived(at));
    fields.put("/category", category);
    fields.put("/firstResponse", help);
    return fields;
  }

  private static Map<String, String> andReceived(String at) {
    return Map.of(
        "/summary", "電話で聞いた話",
        "/category", "RANSOMWARE",
        "/receivedBy", "PHONE",
        "/receivedAt", at,
        "/contact/phone", "090-1111-2222");
  }

  @Test
  void whatIsWrongWithAVendorsNoticeIsSaidAndNothingIsFiled() {
    // given
    String newest = as("coordinator").get("/incidents").path("items[0].id");
    // when
    var refused =
        desk.fillIn(
            NOTICES,
            Map.of(
                "/vendor", "給食社 " + run,
                "/summary", "配膳システムへの侵入",
                "/noticeReceivedAt", "きのう",
                "/hospitals", "試験病院 a\nどこにもない病院",
                "/contact/phone", "なし"));
    // then
    refused
        .then()
        .statusCode(400)
        .body(containsString("href=\"#/noticeReceivedAt\""))
        .body(containsString("href=\"#/hospitals\""))
        .body(containsString("どこにもない病院"))
        .body(containsString("href=\"#/contact/phone\""))
        .body(containsString("value=\"きのう\""));
    as("coordinator").get("/incidents").then().body("items[0].id", equalTo(newest));
  }

  @Test
  void aDuplicateIsMerged() {
    // given
    var duplicate = anIncident();
    var goesOn = anIncident();
    var page = "/pages/incidents/" + duplicate + "/merge";
    desk.open("/pages/incidents/" + duplicate).then().body(containsString(page));
    // when
    var merged = desk.fillIn(page, Map.of("/into", number(goesOn), "/reason", "同じ電話"));
    // then
    merged.then().statusCode(303).header("Location", containsString(goesOn));
    as("coordinator")
        .get("/incidents/" + duplicate)
        .then()
        .body("mergedInto.id", equalTo(goesOn))
        .body("status", equalTo("RESOLVED"));
    desk.open("/pages/incidents/" + duplicate).then().body(containsString(number(goesOn)));
  }

  @Test
  void theOpenIncidentsOfItsHospitalAreThereToBeChosen() {
    // given
    var duplicate = anIncident();
    var goesOn = anIncident();
    var ofB = anIncident("hospital-b", FrontDesk.A_REPORT);
    var page = "/pages/incidents/" + duplicate + "/merge";
    desk.open(page)
        .then()
        .body(containsString("name=\"/chosen\" value=\"" + number(goesOn) + "\">"))
        .body(not(containsString("value=\"" + number(duplicate))))
        .body(not(containsString(number(ofB))))
        .body(not(containsString(" checked")));
    // when
    var two =
        desk.fillIn(
            page,
            Map.of("/chosen", number(goesOn), "/into", number(anIncident()), "/reason", "同じ電話"));
    var chosen = desk.fillIn(page, Map.of("/chosen", number(goesOn), "/into", "", "/reason", "同じ"));
    // then
    two.then()
        .statusCode(400)
        .body(containsString("選んだ事案と、書いた番号が違います"))
        .body(containsString("value=\"" + number(goesOn) + "\" checked"));
    chosen.then().statusCode(303).header("Location", containsString(goesOn));
    as("coordinator").get("/incidents/" + duplicate).then().body("mergedInto.id", equalTo(goesOn));
  }

  @Test
  void theOpenIncidentsOfItsOperatorAreThereToo() {
    // given
    runByOne('7', '8');
    var duplicate = anIncident("hospital-7", FrontDesk.A_REPORT);
    var ofTheOther = anIncident("hospital-8", FrontDesk.A_REPORT);
    // when
    var page = desk.open("/pages/incidents/" + duplicate + "/merge");
    // then
    page.then().body(containsString("<strong>" + number(ofTheOther) + "</strong> 試験病院 8"));
  }

  @Test
  void whatWasChosenAndIsOverMeanwhileStandsThereAsItsNumber() {
    // given
    var duplicate = anIncident();
    var over = anIncident();
    var page = "/pages/incidents/" + duplicate + "/merge";
    as("hospital-a")
        .body("{\"reason\": \"誤り\"}")
        .post("/incidents/" + over + "/withdrawal")
        .then()
        .statusCode(200);
    // when
    var refused = desk.fillIn(page, Map.of("/chosen", number(over), "/reason", "同じ電話"));
    // then
    refused
        .then()
        .statusCode(400)
        .body(
            containsString(
                "name=\"/into\" maxlength=\"20\" placeholder=\"2026-000123\" autocomplete=\"off\" value=\""
                    + number(over)));
  }

  private static void runByOne(char... letters) {
    for (char letter : letters) {
      as("admin")
          .body(
              """
              {"name": "試験病院 %s", "prefecture": "14",
               "operator": {"name": "学校法人試験", "corporateNumber": "9876543210987"}}
              """
                  .formatted(letter))
          .put("/hospitals/" + TestTokens.hospital(letter))
          .then()
          .statusCode(oneOf(200, 201));
    }
  }

  @Test
  void anIncidentThatIsNotThereIsNotFound() {
    var unknown = REPORT + "/" + UUID.randomUUID();
    desk.open(unknown).then().statusCode(404);
    desk.fillIn(REPORT, unknown, Map.of("/summary", "続き")).then().statusCode(404);
  }

  @Test
  void whatCannotBeMergedIsSaidInWords() {
    // given
    var one = anIncident();
    var ofB = anIncident("hospital-b", FrontDesk.A_REPORT);
    var page = "/pages/incidents/" + one + "/merge";
    // then
    desk.fillIn(page, Map.of("/into", number(one), "/reason", "同じ"))
        .then()
        .statusCode(400)
        .body(containsString("href=\"#/into\""));
    desk.fillIn(page, Map.of("/into", number(ofB), "/reason", " "))
        .then()
        .statusCode(400)
        .body(containsString("理由を書いてください"));
    desk.fillIn(page, Map.of("/into", number(ofB), "/reason", "長".repeat(10_001)))
        .then()
        .statusCode(400)
        .body(containsString("長すぎます"))
        .body(not(containsString("理由を書いてください")));
    as("coordinator").get("/incidents/" + one).then().body("mergedInto", equalTo(null));
    new Visitor("hospital-a").open(page).then().statusCode(403);
  }

  @Test
  void aListOfPastIncidentsIsTriedAndThenTaken() {
    // given
    var reference = "P-" + run;
    var list = "整理番号,医療機関名,発覚日,種類\n" + reference + ",試験病院 a,令和3年5月6日,紛失\n";
    // when
    var tried = bring(list, "try");
    // then
    tried.then().statusCode(200).body(containsString("まだ取り込んでいません"));
    as("hospital-a")
        .get("/incidents/imported")
        .then()
        .body("items.reference", not(hasItem(reference)));
    bring(list, "take").then().statusCode(200).body(containsString("取り込みました"));
    as("hospital-a").get("/incidents/imported").then().body("items.reference", hasItem(reference));
    desk.open(PAST).then().body(containsString(reference));
    var refused = bring(list.replace("紛失", "雨漏り"), "take");
    refused.then().statusCode(400).body(containsString("2行目「種類」"));
    assertThat(bring("", "take").statusCode()).isEqualTo(400);
  }

  private Response bring(String list, String mode) {
    return desk.upload(
        PAST, "list", "kako.csv", list.getBytes(StandardCharsets.UTF_8), Map.of("mode", mode));
  }

  private String aCampaign() {
    var begun = desk.fillIn(CAMPAIGNS, Map.of("/name", "攻撃 " + run));
    begun.then().statusCode(303);
    return path(begun);
  }

  private static String path(Response redirect) {
    return redirect.header("Location").replaceFirst("^https?://[^/]+", "");
  }

  private static String number(String incident) {
    return as("coordinator").get("/incidents/" + incident).path("number");
  }

  private String withExtension() {
    return FrontDesk.A_REPORT.replaceFirst(
        "\\{", "{\"items\": {\"extension\": {\"state\": \"KNOWN\", \"text\": \".x" + run + "\"}},");
  }
}
