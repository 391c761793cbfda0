package org.hikeshi.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class DeskTest {

  private static final String A = TestTokens.hospital('a').toString();
  private static final String B = TestTokens.hospital('b').toString();

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aHospitalSeesWhatTheAttackIsCalledAndNeverWhoElseWasHit() {
    // given
    var ofA = anIncident("hospital-a", FrontDesk.A_REPORT);
    var ofB = anIncident("hospital-b", FrontDesk.A_REPORT);
    // when
    var campaign = aCampaign(ofA, ofB);
    // then
    as("hospital-a")
        .get("/campaigns/" + campaign)
        .then()
        .statusCode(200)
        .body("name", equalTo("春の攻撃"))
        .body("advice", equalTo("VPNを止める"))
        .body("incidents", nullValue());
    as("hospital-a")
        .get("/incidents/" + ofA)
        .then()
        .body("campaign.name", equalTo("春の攻撃"))
        .body("timeline", nullValue());
    assertThat(as("hospital-a").get("/incidents/" + ofA).asString()).doesNotContain(ofB);
    as("coordinator").get("/campaigns/" + campaign).then().body("incidents.id", contains(ofA, ofB));
  }

  @Test
  void takenOutItIsOfNoCampaignAndAnotherMayTakeIt() {
    // given
    var incident = anIncident();
    var first = aCampaign(incident);
    var second = aCampaign();
    // when
    var taken = as("coordinator").put("/campaigns/" + second + "/incidents/" + incident);
    // then
    taken.then().statusCode(409).contentType("application/problem+json");
    as("coordinator")
        .delete("/campaigns/" + first + "/incidents/" + incident)
        .then()
        .statusCode(200)
        .body("incidents", hasSize(0));
    as("coordinator").put("/campaigns/" + second + "/incidents/" + incident).then().statusCode(200);
    as("coordinator")
        .get("/incidents/" + incident + "/timeline")
        .then()
        .body(
            "items.what",
            contains("ReportFiled", "IncidentLinked", "IncidentLinked", "IncidentLinked"));
  }

  @Test
  void trap12_oneAttackOnManyIsProposedByItsExtension() {
    // given
    var extension = ".x" + UUID.randomUUID().toString().substring(0, 8);
    var ofA = anIncident("hospital-a", withExtension(extension));
    var ofB = anIncident("hospital-b", withExtension(extension.toUpperCase()));
    // when
    var proposed = as("coordinator").get("/campaigns/proposals");
    // then
    List<String> ids =
        proposed.path("items.find { it.value == '%s' }.incidents.id".formatted(extension));
    assertThat(ids).containsExactlyInAnyOrder(ofA, ofB);
    aCampaign(ofA, ofB);
    as("coordinator")
        .get("/campaigns/proposals")
        .then()
        .body("items.value", not(hasItem(extension)));
  }

  @Test
  void incidentsAreProposedByWhatWasFoundInTheirWordsAndAFilesNameIsNoTrace() {
    // given
    var run = UUID.randomUUID().toString().substring(0, 8);
    var host = "c2-" + run + ".example.net";
    var file = "readme-" + run + ".txt";
    var report =
        """
        {"category": "RANSOMWARE", "summary": "hxxps://%s/a へ通信",
         "items": {"indicators": {"state": "KNOWN", "text": "%s がある"}},
         "contact": {"phone": "+81 90-0000-0000"}}
        """
            .formatted(host.replace(".", "[.]"), file);
    var ofA = anIncident("hospital-a", report);
    var ofB = anIncident("hospital-b", report);
    // when
    var proposed = as("coordinator").get("/campaigns/proposals");
    // then
    proposed.then().body("items.value", not(hasItem(file)));
    List<String> ids =
        proposed.path("items.find { it.value == '%s' }.incidents.id".formatted(host));
    assertThat(ids).containsExactlyInAnyOrder(ofA, ofB);
  }

  /// Knowledge anywhere in the operator starts the clock; the desk is shown where it came first.
  @Test
  void trap29_whatOneHospitalOfAnOperatorKnewIsShownForAllOfThem() {
    // given
    theSameOperatorRuns('a', "14");
    theSameOperatorRuns('b', "36");
    var early = anIncident("hospital-a", knownAt("2026-02-08T16:50:00Z"));
    var late = anIncident("hospital-b", knownAt("2026-02-11T03:00:00Z"));
    // when
    var campaign = as("coordinator").get("/campaigns/" + aCampaign(early, late));
    // then
    campaign
        .then()
        .body("ofOneOperator.corporateNumber", contains("1234567890123"))
        .body("ofOneOperator.knownOn", contains("2026-02-09"))
        .body("ofOneOperator[0].knownBy", equalTo(number(early)))
        .body("ofOneOperator[0].incidents", contains(number(early), number(late)));
  }

  @Test
  void trap16_aVendorsNoticeStartsTheClockOfEveryHospitalThatHasTheVendor() {
    // given
    var vendor = vendorOfBoth();
    // when
    var filed = notice("（株）" + vendor, "", "配膳システムに侵入された");
    // then
    filed
        .then()
        .statusCode(201)
        .body("filed.what", contains("FILED", "FILED"))
        .body("filed.hospital", contains(A, B));
    String incident = filed.path("filed[0].incident");
    as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("latest.entrusted.noticeReceivedAt", equalTo("2026-02-09T01:50:00Z"))
        .body("latest.awareAt", equalTo("2026-02-09T01:50:00Z"))
        .body("latest.firstResponse", equalTo("NOT_REQUESTED"))
        .body("campaign.id", equalTo(filed.path("campaign.id")));
  }

  @Test
  void theSameNoticeAgainIsKnownAndFurtherWordsAreAdded() {
    // given
    var vendor = vendorOfBoth();
    var first = notice(vendor, "", "配膳システムに侵入された");
    // when
    var again = notice(vendor, "", "配膳システムに侵入された");
    // then
    again
        .then()
        .statusCode(201)
        .body("campaign.id", equalTo(first.path("campaign.id")))
        .body("filed.what", contains("KNOWN", "KNOWN"))
        .body("filed.incident", equalTo(first.path("filed.incident")));
    var more = "\"campaignId\": \"%s\",".formatted(first.<String>path("campaign.id"));
    notice(vendor, more, "患者の氏名が持ち出された")
        .then()
        .statusCode(201)
        .body("filed.what", contains("ADDED", "ADDED"))
        .body("filed.reportNo", contains(2, 2));
  }

  @Test
  void theSameNoticeAgainBeginsNothingAnewWhereItIsOver() {
    // given
    var vendor = vendorOfBoth();
    var first = notice(vendor, "", "配膳システムに侵入された");
    var ofA = first.<String>path("filed[0].incident");
    var ofB = first.<String>path("filed[1].incident");
    as("hospital-a")
        .body("{\"reason\": \"関係がなかった\"}")
        .post("/incidents/" + ofA + "/withdrawal")
        .then()
        .statusCode(200);
    var own = anIncident("hospital-b", FrontDesk.A_REPORT);
    as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"同じ事象\"}".formatted(own))
        .post("/incidents/" + ofB + "/merge")
        .then()
        .statusCode(200);
    // when
    var again = notice(vendor, "", "配膳システムに侵入された");
    // then
    again
        .then()
        .statusCode(201)
        .body("filed.what", contains("KNOWN", "KNOWN"))
        .body("filed.incident", contains(ofA, own));
    var campaign = "\"campaignId\": \"%s\",".formatted(first.<String>path("campaign.id"));
    notice(vendor, campaign, "患者の氏名が持ち出された")
        .then()
        .statusCode(201)
        .body("filed.what", contains("FILED", "FILED"));
  }

  @Test
  void theSameWordsBeginAnewWhereItIsOverAndTheyCameAtAnotherTimeOrAskForHelpOnlyNow() {
    // given
    var vendor = vendorOfBoth();
    var first = notice(vendor, "", "配膳システムに侵入された");
    for (int i : new int[] {0, 1}) {
      as(i == 0 ? "hospital-a" : "hospital-b")
          .body("{\"reason\": \"関係がなかった\"}")
          .post("/incidents/" + first.path("filed[%d].incident".formatted(i)) + "/withdrawal")
          .then()
          .statusCode(200);
    }
    // when
    var later =
        "\"hospitals\": [{\"id\": \"%s\", \"noticeReceivedAt\": \"2026-02-10T01:50:00Z\"}],";
    var atAnotherTime = notice(vendor, later.formatted(A), "配膳システムに侵入された");
    var help = "\"hospitals\": [{\"id\": \"%s\"}], \"firstResponse\": \"REQUESTED\",";
    var asks = notice(vendor, help.formatted(B), "配膳システムに侵入された");
    // then
    atAnotherTime.then().statusCode(201).body("filed.what", contains("FILED"));
    asks.then().statusCode(201).body("filed.what", contains("FILED"));
    as("coordinator")
        .get("/incidents/" + asks.path("filed[0].incident"))
        .then()
        .body("latest.firstResponse", equalTo("REQUESTED"));
  }

  @Test
  void theSameNoticeThatAsksForHelpOnlyNowAsksWhereItIsOpen() {
    // given
    var vendor = vendorOfBoth();
    notice(vendor, "", "配膳システムに侵入された").then().statusCode(201);
    var help = "\"firstResponse\": \"REQUESTED\",";
    // when
    var asks = notice(vendor, help, "配膳システムに侵入された");
    // then
    asks.then()
        .statusCode(201)
        .body("filed.what", contains("ADDED", "ADDED"))
        .body("filed.reportNo", contains(2, 2));
    as("coordinator")
        .get("/incidents/" + asks.path("filed[0].incident"))
        .then()
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.summary", equalTo("配膳システムに侵入された"));
    notice("（株）" + vendor, help, "配膳システムに侵入された")
        .then()
        .statusCode(201)
        .body("filed.what", contains("KNOWN", "KNOWN"));
  }

  @Test
  void theSameNoticeWithAnAnswerThatWasUnknownIsAdded() {
    // given
    var vendor = vendorOfBoth();
    notice(vendor, "", "配膳システムに侵入された").then().statusCode(201);
    var leak = "\"personalData\": {\"state\": \"SUSPECTED\"},";
    // when
    var more = notice(vendor, leak, "配膳システムに侵入された");
    // then
    more.then()
        .statusCode(201)
        .body("filed.what", contains("ADDED", "ADDED"))
        .body("filed.reportNo", contains(2, 2));
    as("coordinator")
        .get("/incidents/" + more.path("filed[0].incident"))
        .then()
        .body("latest.personalData.state", equalTo("SUSPECTED"))
        .body("latest.summary", equalTo("配膳システムに侵入された"));
    notice(vendor, leak, "配膳システムに侵入された").then().body("filed.what", contains("KNOWN", "KNOWN"));
  }

  @Test
  void aResolvedReportOfTheHospitalsOwnTakesANoticeAndAsksForNobody() {
    // given
    var vendor = vendorOfBoth();
    var own = anIncident("hospital-a", FrontDesk.A_REPORT);
    var into = "\"campaignId\": \"%s\", \"hospitals\": [{\"id\": \"%s\"}],";
    var campaign = into.formatted(aCampaign(own), A);
    resolve(own);
    // when
    var filed = notice(vendor, campaign, "患者の氏名が持ち出された");
    // then
    filed
        .then()
        .statusCode(201)
        .body("filed.what", contains("ADDED"))
        .body("filed.incident", contains(own))
        .body("filed.reportNo", contains(2));
    as("hospital-a")
        .get("/incidents/" + own)
        .then()
        .body("status", equalTo("RESOLVED"))
        .body("latest.category", equalTo("RANSOMWARE"))
        .body("latest.firstResponse", equalTo("NOT_REQUESTED"))
        .body("latest.summary", containsString("患者の氏名が持ち出された"));
    notice(vendor, campaign, "患者の氏名が持ち出された").then().body("filed.what", contains("KNOWN"));
  }

  @Test
  void whatAResolvedReportSaysOtherwiseOrHelpThatIsAskedForOpensAnew() {
    // given
    var vendor = vendorOfBoth();
    var own =
        anIncident(
            "hospital-a",
            FrontDesk.A_REPORT.replaceFirst("\\{", "{\"personalData\": {\"state\": \"NONE\"},"));
    var into = "\"campaignId\": \"%s\", \"hospitals\": [{\"id\": \"%s\"}],";
    var campaign = into.formatted(aCampaign(own), A);
    resolve(own);
    // when
    var otherwise =
        notice(vendor, campaign + "\"personalData\": {\"state\": \"CONFIRMED\"},", "氏名が持ち出された");
    resolve(otherwise.path("filed[0].incident"));
    var asks = notice(vendor, campaign + "\"firstResponse\": \"REQUESTED\",", "端末が止まった");
    // then
    otherwise.then().statusCode(201).body("filed.what", contains("FILED"));
    asks.then().statusCode(201).body("filed.what", contains("FILED"));
    as("coordinator")
        .get("/incidents/" + asks.path("filed[0].incident"))
        .then()
        .body("latest.firstResponse", equalTo("REQUESTED"));
  }

  @Test
  void theSameNoticeIntoANamedCampaignTwiceAtOnceIsFiledOnce() {
    // given
    var vendor = vendorOfBoth();
    var campaign = "\"campaignId\": \"%s\",".formatted(aCampaign());
    // when
    var answers =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> notice(vendor, campaign, "保守用の端末が感染"), Thread::startVirtualThread))
            .limit(4)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    // then
    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(201));
    assertThat(answers.stream().flatMap(answer -> answer.<List<String>>path("filed.what").stream()))
        .containsExactlyInAnyOrder(
            "FILED", "FILED", "KNOWN", "KNOWN", "KNOWN", "KNOWN", "KNOWN", "KNOWN");
  }

  @Test
  void aHospitalThatNobodyKnowsIsNamedAndNothingIsFiled() {
    // given
    var vendor = vendorOfBoth();
    var two =
        "\"hospitals\": [{\"id\": \"%s\"}, {\"id\": \"%s\"}],".formatted(A, UUID.randomUUID());
    // when
    var refused = notice(vendor, two, "侵入された");
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/hospitals/1/id"));
    notice(UUID.randomUUID().toString(), "", "侵入された")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/vendor"));
  }

  @Test
  void aClosedHospitalGetsNoVendorsNotice() {
    // given
    var vendor = vendorOfBoth();
    as("admin")
        .body(
            "{\"name\": \"試験病院 b\", \"prefecture\": \"14\", \"vendors\": [\"%s\"], \"closedOn\": \"2020-03-31\"}"
                .formatted(vendor))
        .put("/hospitals/" + B);
    // when
    var filed = notice(vendor, "", "侵入された");
    // then
    filed.then().statusCode(201).body("filed.hospital", contains(A.toString()));
    notice(vendor, "\"hospitals\": [{\"id\": \"%s\"}],".formatted(B), "侵入された")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/hospitals/0/id"));
  }

  @Test
  void forMoreHospitalsThanOneNoticeIsFiledForNothingIsFiled() throws SQLException {
    // given
    var vendor = "委託" + UUID.randomUUID();
    String newest = as("coordinator").get("/incidents").path("items[0].id");
    asOwner(
        """
        insert into hospital (id, name, prefecture, functions, founder, vendors,
          responsible_officer, offline_backup, bcp, survey, forward, version)
        select gen_random_uuid(), 'V' || n, '14', '{}', 'PRIVATE', array[?],
          'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'NOW', 0 from generate_series(1, 2001) n
        """,
        vendor);
    try {
      // when
      var refused = notice(vendor, "", "侵入された");
      // then
      refused
          .then()
          .statusCode(422)
          .contentType("application/problem+json")
          .body("detail", containsString("2001"));
      as("coordinator").get("/incidents").then().body("items[0].id", equalTo(newest));
    } finally {
      asOwner("delete from hospital where ? = any(vendors)", vendor);
    }
  }

  private static void asOwner(String sql, String vendor) throws SQLException {
    var config = ConfigProvider.getConfig();
    try (var connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class));
        var everything =
            connection.prepareStatement("select set_config('app.tenant', '*', false)");
        var statement = connection.prepareStatement(sql)) {
      everything.execute();
      statement.setString(1, vendor);
      statement.executeUpdate();
    }
  }

  private static String vendorOfBoth() {
    var vendor = "委託" + UUID.randomUUID();
    for (char letter : new char[] {'a', 'b'}) {
      as("admin")
          .body(
              "{\"name\": \"試験病院 %s\", \"prefecture\": \"14\", \"vendors\": [\"%s株式会社\"], \"contacts\": []}"
                  .formatted(letter, vendor))
          .put("/hospitals/" + TestTokens.hospital(letter));
    }
    return vendor;
  }

  private static void resolve(String incident) {
    as("coordinator")
        .body("{\"cause\": \"保守用の回線\", \"attack\": true}")
        .post("/incidents/" + incident + "/resolution")
        .then()
        .statusCode(200);
  }

  private static Response notice(String vendor, String more, String summary) {
    return as("coordinator")
        .body(
            """
            {"vendor": "%s", %s "summary": "%s", "noticeReceivedAt": "2026-02-09T10:50:00+09:00",
             "contact": {"name": "委託先窓口", "phone": "03-0000-0000"}}
            """
                .formatted(vendor, more, summary))
        .post("/vendor-notices");
  }

  private static String aCampaign(String... incidents) {
    var ids = incidents.length == 0 ? "" : "\"" + String.join("\",\"", incidents) + "\"";
    return as("coordinator")
        .body("{\"name\": \"春の攻撃\", \"advice\": \"VPNを止める\", \"incidents\": [%s]}".formatted(ids))
        .post("/campaigns")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String withExtension(String extension) {
    return FrontDesk.A_REPORT.replaceFirst(
        "\\{",
        "{\"items\": {\"extension\": {\"state\": \"KNOWN\", \"text\": \"%s\"}},"
            .formatted(extension));
  }

  private static String knownAt(String time) {
    return FrontDesk.A_REPORT.replaceFirst("\\{", "{\"awareAt\": \"%s\",".formatted(time));
  }

  private static void theSameOperatorRuns(char letter, String prefecture) {
    as("admin")
        .body(
            """
            {"name": "試験病院 %s", "prefecture": "%s",
             "operator": {"name": "医療法人試験会", "corporateNumber": "1234567890123"}}
            """
                .formatted(letter, prefecture))
        .put("/hospitals/" + TestTokens.hospital(letter));
  }

  private static String number(String incident) {
    return as("coordinator").get("/incidents/" + incident).path("number");
  }
}
