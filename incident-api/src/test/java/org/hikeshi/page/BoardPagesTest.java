package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class BoardPagesTest {

  private static final String HOSPITAL_A = "00000000-0000-7000-8000-00000000000a";
  private static final String HOSPITAL_B = "00000000-0000-7000-8000-00000000000b";
  private static final String WRITE = "/pages/desk/report/" + HOSPITAL_A;

  private final Visitor desk = new Visitor("coordinator");

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void whatTheDeskWritesForAHospitalStandsOnTheBoard() {
    // when
    var sent =
        desk.fillIn(
            WRITE,
            Map.of(
                "/summary", "電話で聞いた話 <b>",
                "/category", "RANSOMWARE",
                "/careImpact", List.of("DIALYSIS_STOPPED"),
                "/receivedBy", "PAPER",
                "/contact/phone", "090-1111-2222"));
    // then
    sent.then().statusCode(303);
    var incident = sent.header("Location").replaceFirst(".*/incidents/", "/incidents/");
    var view = FrontDesk.as("hospital-a").get(incident);
    view.then().body("latest.careImpact[0]", equalTo("DIALYSIS_STOPPED"));
    String number = view.path("number");
    desk.open("/pages/board")
        .then()
        .statusCode(200)
        .body(containsString(number))
        .body(containsString("透析の停止"))
        .body(containsString("最新の報告 "))
        .body(containsString("現在（日本時間）"))
        .body(containsString("data-stale hidden"))
        .body(not(containsString("<script>")));
    desk.open("/pages/board?lang=en").then().body(containsString("(Japan time)"));
    desk.open("/pages/board?prefecture=47")
        .then()
        .body(not(containsString(number)))
        .body(containsString("<span class=\"number\">0</span> 対応中"));
    desk.open("/pages/board?prefecture=nonsense").then().body(containsString(number));
  }

  @Test
  void aPrefectureSeesTheCareOfItsOwnHospitals() {
    // given
    var filed =
        FrontDesk.as("hospital-a")
            .body(
                Map.of(
                    "category",
                    "RANSOMWARE",
                    "summary",
                    "電子カルテが止まった",
                    "careImpact",
                    List.of("SURGERY_STOPPED"),
                    "contact",
                    Map.of("phone", "+81 90-0000-0014")))
            .post("/incidents");
    // when
    var here = new Visitor("prefecture-14").open("/pages/area");
    // then
    here.then()
        .statusCode(200)
        .body(containsString("手術の停止"))
        .body(containsString("最新の報告 "))
        .body(containsString("href=\"http://127.0.0.1:8082/pages/inbox\""))
        .body(not(containsString(filed.<String>path("number"))))
        .body(not(containsString(filed.<String>path("id"))));
    new Visitor("prefecture-47")
        .open("/pages/area")
        .then()
        .statusCode(200)
        .body(containsString("管内に対応中の事案はありません"));
    new Visitor("ppc").open("/pages/area").then().statusCode(404);
    new Visitor("hospital-a").open("/pages/area").then().statusCode(403);
  }

  @Test
  void aReportWithoutWordsIsShownAgain() {
    // when
    var refused = desk.fillIn(WRITE, Map.of("/receivedBy", "PAPER", "/contact/phone", "なし"));
    // then
    refused
        .then()
        .statusCode(400)
        .body(containsString("href=\"#/summary\""))
        .body(containsString("value=\"PAPER\" checked"));
  }

  @Test
  void aHospitalIsFoundByAPartOfItsName() {
    // given
    String name = FrontDesk.as("coordinator").get("/hospitals/" + HOSPITAL_A).path("name");
    // when
    var found = desk.open("/pages/desk/report?find=" + name.substring(1, 4));
    // then
    found.then().statusCode(200).body(containsString("href=\"" + WRITE + "\""));
    desk.open("/pages/desk/report?find=%25").then().body(not(containsString(WRITE)));
  }

  @Test
  void aHospitalIsFoundHoweverItIsWritten() {
    // given
    FrontDesk.as("admin")
        .body(
            """
            {"name": "ﾋｹｼ 総合 Hospital", "prefecture": "14", "address": "横浜市中区１－２",
             "contacts": [{"name": "夜間", "phone": "+81-45-123-9876"}]}""")
        .put("/hospitals/" + HOSPITAL_A)
        .then()
        .statusCode(200);
    // when
    for (var asked : List.of("ヒケシ総合", "ＨＯＳＰＩＴＡＬ", "中区1-2", "０４５（１２３）９８７６")) {
      var found = desk.open("/pages/desk/report?find=" + asked);
      // then
      found.then().body(containsString("href=\"" + WRITE)).body(containsString("横浜市中区"));
    }
    desk.open("/pages/desk/report?find=9877").then().body(not(containsString(WRITE)));
  }

  @Test
  void aSecondCallAddsToTheIncidentThatIsOpen() {
    // given
    var first =
        path(
            desk.fillIn(
                WRITE,
                Map.of(
                    "/summary", "電子カルテが開かない",
                    "/category", "RANSOMWARE",
                    "/contact/phone", "045-000-0000")));
    var id = first.replaceFirst(".*/incidents/([^?]+).*", "$1");
    desk.open(first).then().body(containsString("読み上げ"));
    String name = FrontDesk.as("coordinator").get("/hospitals/" + HOSPITAL_A).path("name");
    var add = WRITE + "/" + id;
    desk.open("/pages/desk/report?find=" + name).then().body(containsString("href=\"" + add));
    var more =
        Map.of(
            "/summary",
            "手術も止めた",
            "/category",
            "UNKNOWN",
            "/careImpact",
            "SURGERY_STOPPED",
            "/contact/phone",
            "045-000-0000");
    // when
    var added = desk.fillIn(add, more);
    // then
    added.then().statusCode(303);
    desk.open(path(added)).then().body(containsString("第2報を受け付けました"));
    FrontDesk.as("coordinator")
        .get("/incidents/" + id)
        .then()
        .body("reports", hasSize(2))
        .body("latest.category", equalTo("RANSOMWARE"))
        .body("latest.summary", containsString("電子カルテが開かない"))
        .body("latest.summary", containsString("手術も止めた"))
        .body("latest.careImpact", hasItem("SURGERY_STOPPED"));
    new Visitor("coordinator").open(add.replace(HOSPITAL_A, HOSPITAL_B)).then().statusCode(404);
  }

  @Test
  void ofAHospitalThatTheDirectoryCallsClosedAReportIsTakenAllTheSame() {
    // given
    String name = FrontDesk.as("coordinator").get("/hospitals/" + HOSPITAL_A).path("name");
    FrontDesk.as("admin")
        .body(
            "{\"name\": \"%s\", \"prefecture\": \"14\", \"closedOn\": \"2020-03-31\"}"
                .formatted(name))
        .put("/hospitals/" + HOSPITAL_A);
    // when
    var found = desk.open("/pages/desk/report?find=" + name);
    // then
    found
        .then()
        .statusCode(200)
        .body(containsString("閉院しています（廃止日 2020-03-31）"))
        .body(containsString("href=\"" + WRITE + "\""));
    desk.open(WRITE).then().statusCode(200).body(containsString("閉院しています（廃止日 2020-03-31）"));
    desk.fillIn(
            WRITE,
            Map.of(
                "/summary", "電話での報告", "/category", "RANSOMWARE", "/contact/phone", "045-000-0000"))
        .then()
        .statusCode(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pages/board", "/pages/desk/report", WRITE})
  void theyAreTheDesksOnly(String page) {
    for (var user : List.of("hospital-a", "engineer-1", "admin", "ppc")) {
      new Visitor(user).open(page).then().statusCode(403);
    }
    assertThat(new Visitor(null).open(page).statusCode()).isEqualTo(401);
    new Visitor("hospital-a")
        .fillIn("/pages/report", WRITE, Map.of("/summary", "x"))
        .then()
        .statusCode(403);
  }

  @Test
  void whatIsOverIsNotAddedToAndTheWordsStay() {
    // given
    var id =
        path(desk.fillIn(
                WRITE,
                Map.of(
                    "/summary", "一度目の電話",
                    "/category", "RANSOMWARE",
                    "/contact/phone", "045-000-0000")))
            .replaceFirst(".*/incidents/([^?]+).*", "$1");
    FrontDesk.as("coordinator")
        .body("{\"cause\": \"侵入\", \"attack\": true, \"kind\": \"ATTACK\"}")
        .post("/incidents/" + id + "/resolution")
        .then()
        .statusCode(200);
    // when
    var late =
        desk.fillIn(
            WRITE,
            WRITE + "/" + id,
            Map.of(
                "/summary", "また止まった",
                "/category", "RANSOMWARE",
                "/contact/phone", "045-000-0000"));
    // then
    late.then()
        .statusCode(400)
        .body(containsString("また止まった"))
        .body(containsString("新しい事案になります"))
        .body(containsString("action=\"" + WRITE + "\""));
    desk.open(WRITE + "/" + id).then().statusCode(400);
    FrontDesk.as("coordinator").get("/incidents/" + id).then().body("reports", hasSize(1));
  }

  private static String path(Response answer) {
    return answer.header("Location").replaceFirst("^https?://[^/]+", "");
  }
}
