package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ClosingPageTest {

  private static final Map<String, String> FINDINGS =
      Map.of("/kind", "NEAR_MISS", "/cause", "VPN の <弱点>", "/lessons", "更新を早める");
  private static final Map<String, String> REASON = Map.of("/reason", "訓練の誤報でした");

  private final Visitor desk = new Visitor("coordinator");
  private final Visitor hospital = new Visitor("hospital-a");

  @Inject SeatedEngineer engineer1;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void theDeskResolvesByThePageAfterItWasAskedOnceMore() {
    // given
    var incident = anIncident();
    var page = page(incident);
    desk.open("/pages/incidents/" + incident).then().body(containsString("href=\"" + page));
    // when
    var asked = desk.fillIn(page, page + "/resolution", FINDINGS);
    // then
    asked
        .then()
        .statusCode(200)
        .body(containsString("終結にしますか"))
        .body(containsString("VPN の &lt;弱点&gt;"))
        .body(containsString("ヒヤリ・ハット"));
    assertThat(status(incident)).isEqualTo("REPORTED");
    sure(desk, page, "/resolution", FINDINGS)
        .then()
        .statusCode(303)
        .header("Location", containsString("/pages/incidents/" + incident));
    assertThat(status(incident)).isEqualTo("RESOLVED");
    as("coordinator")
        .get("/incidents/" + incident + "/resolution")
        .then()
        .body("cause", equalTo("VPN の <弱点>"))
        .body("lessons", equalTo("更新を早める"))
        .body("attack", equalTo(false));
    desk.open("/pages/incidents/" + incident).then().body(not(containsString(page)));
    desk.open(page).then().statusCode(303);
  }

  @Test
  void theHospitalTakesItsReportBackByThePage() {
    // given
    var incident = anIncident();
    var page = page(incident);
    hospital.open("/pages/incidents/" + incident).then().body(containsString("href=\"" + page));
    // when
    var asked = hospital.fillIn(page, page + "/withdrawal", REASON);
    // then
    asked.then().statusCode(200).body(containsString("報告を取り下げますか"));
    assertThat(status(incident)).isEqualTo("REPORTED");
    sure(hospital, page, "/withdrawal", REASON).then().statusCode(303);
    assertThat(status(incident)).isEqualTo("WITHDRAWN");
  }

  @Test
  void theSecondOfTwoClicksIsAnsweredLikeTheFirst() {
    // given
    var incident = anIncident();
    var other = anIncident();
    var form = hospital.open(page(incident));
    var deskForm = desk.open(page(other));
    // when
    var first = send(hospital, form, page(incident) + "/withdrawal", REASON);
    var second = send(hospital, form, page(incident) + "/withdrawal", REASON);
    // then
    first.then().statusCode(303);
    second.then().statusCode(303).header("Location", equalTo(first.header("Location")));
    send(desk, deskForm, page(other) + "/resolution", FINDINGS).then().statusCode(303);
    send(desk, deskForm, page(other) + "/resolution", FINDINGS).then().statusCode(303);
    send(hospital, form, page(other) + "/withdrawal", REASON)
        .then()
        .statusCode(400)
        .body(containsString("すでに別の形で終わっています"))
        .body(containsString("訓練の誤報でした"));
  }

  @Test
  void whoIsLaterThanAColleagueReadsThatHerWordsWereNotStored() {
    // given
    var incident = anIncident();
    var action = page(incident) + "/resolution";
    var colleague = new Visitor("coordinator-2");
    var form = desk.open(page(incident));
    var colleagues = colleague.open(page(incident));
    send(colleague, colleagues, action, FINDINGS).then().statusCode(303);
    var hers = Map.of("/kind", "ATTACK", "/cause", "別の原因", "/lessons", "別の教訓");
    // when
    var next = post(desk, form, action, hers);
    var confirmed = send(desk, form, action, hers);
    var sameWords = send(desk, form, action, FINDINGS);
    var more = Map.of("/kind", "NEAR_MISS", "/cause", "VPN の <弱点>", "/lessons", "もう一つ");
    var added = send(colleague, colleagues, action, more);
    // then
    assertThat(List.of(next, confirmed, sameWords, added))
        .allSatisfy(
            answer -> answer.then().statusCode(400).body(containsString("いま送った内容は保存していません")));
    next.then().body(containsString("別の原因")).body(containsString("別の教訓"));
    send(colleague, colleagues, action, FINDINGS).then().statusCode(303);
    as("coordinator")
        .get("/incidents/" + incident + "/resolution")
        .then()
        .body("cause", equalTo("VPN の <弱点>"));
  }

  @Test
  void whatIsMissingIsSaidAndWhatWasTypedStays() {
    // given
    var page = page(anIncident());
    // then
    desk.fillIn(page, page + "/resolution", Map.of("/cause", " ", "/lessons", "教訓だけ"))
        .then()
        .statusCode(400)
        .body(containsString("href=\"#/kind\""))
        .body(containsString("href=\"#/cause\""))
        .body(containsString("教訓だけ"));
    hospital
        .fillIn(page, page + "/withdrawal", Map.of("/reason", "", "confirmed", "true"))
        .then()
        .statusCode(400)
        .body(containsString("href=\"#/reason\""));
    desk.fillIn(page, page + "/resolution", with(FINDINGS, "change"))
        .then()
        .statusCode(200)
        .body(containsString("value=\"NEAR_MISS\" required checked"))
        .body(containsString("VPN の &lt;弱点&gt;"));
  }

  @Test
  void aReportThatCameMeanwhileIsReadBeforeItEnds() {
    // given
    var incident = anIncident();
    var form = desk.open(page(incident));
    as("hospital-a").body("{}").post("/incidents/" + incident + "/reports").then().statusCode(201);
    // when
    var refused = send(desk, form, page(incident) + "/resolution", FINDINGS);
    // then
    refused
        .then()
        .statusCode(400)
        .body(containsString("新しい報告が届きました"))
        .body(containsString("更新を早める"));
    assertThat(status(incident)).isEqualTo("REPORTED");
  }

  @Test
  void aReportThatCameMeanwhileIsSaidWhicheverWayTheFormIsSentBack() {
    // given
    var incident = anIncident();
    var page = page(incident);
    var form = desk.open(page);
    var hospitals = hospital.open(page);
    as("hospital-a").body("{}").post("/incidents/" + incident + "/reports").then().statusCode(201);
    // when
    var changed = post(desk, form, page + "/resolution", with(FINDINGS, "change"));
    var faulty = post(hospital, hospitals, page + "/withdrawal", Map.of("/reason", " "));
    // then
    changed
        .then()
        .statusCode(400)
        .body(containsString("新しい報告が届きました"))
        .body(containsString("更新を早める"));
    faulty.then().statusCode(400).body(containsString("新しい報告が届きました"));
  }

  /// The same rights as the API's: the desk resolves, and the hospital takes back.
  @Test
  void whoMayNotEndItGetsNoForm() {
    // given
    var incident = anIncident();
    engineer1.takesTheLead(UUID.fromString(incident));
    var page = page(incident);
    // then
    desk.open(page)
        .then()
        .body(containsString(page + "/resolution\""))
        .body(not(containsString(page + "/withdrawal\"")))
        .body(containsString("取り下げられるのはその病院だけです"));
    hospital
        .open(page)
        .then()
        .body(containsString(page + "/withdrawal\""))
        .body(not(containsString(page + "/resolution\"")));
    new Visitor("engineer-1")
        .open("/pages/incidents/" + incident)
        .then()
        .statusCode(200)
        .body(not(containsString("/closing")));
    new Visitor("engineer-1").open(page).then().statusCode(403);
    new Visitor("hospital-b").open(page).then().statusCode(404);
    new Visitor("ppc").open(page).then().statusCode(403);
    sure(hospital, page, "/resolution", FINDINGS).then().statusCode(403);
    sure(desk, page, "/withdrawal", REASON).then().statusCode(403);
    assertThat(new Visitor(null).open(page).statusCode()).isEqualTo(401);
    hospital.request().formParams(REASON).post(page + "/withdrawal").then().statusCode(400);
    assertThat(status(incident)).isEqualTo("RESPONDING");
  }

  private static Response sure(Visitor by, String page, String how, Map<String, String> typed) {
    return by.fillIn(page, page + how, with(typed, "confirmed"));
  }

  /// Of a form that was opened before, and sent for good.
  private static Response send(
      Visitor by, Response form, String action, Map<String, String> typed) {
    return post(by, form, action, with(typed, "confirmed"));
  }

  private static Response post(
      Visitor by, Response form, String action, Map<String, String> typed) {
    var html = form.body().asString();
    return by.request()
        .cookie("csrf-incident-api", form.cookie("csrf-incident-api"))
        .formParam("csrf-token", Visitor.hidden(html, "csrf-token"))
        .formParam("edition", Visitor.hidden(html, "edition"))
        .formParams(typed)
        .post(action);
  }

  private static Map<String, String> with(Map<String, String> typed, String button) {
    var fields = new HashMap<>(typed);
    fields.put(button, "true");
    return fields;
  }

  private static String page(String incident) {
    return "/pages/incidents/" + incident + "/closing";
  }

  private static String status(String incident) {
    return as("coordinator").get("/incidents/" + incident).path("status");
  }
}
