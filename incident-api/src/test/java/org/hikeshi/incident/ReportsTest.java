package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ReportsTest {

  private static final String TEN_THOUSAND =
      """
      {"category": "RANSOMWARE", "summary": "ナースコールが停止", "contact": {"phone": "090-0000-0000"},
       "careImpact": ["EMERGENCY_STOPPED"], "tellAlso": ["police-14"],
       "personalData": {"state": "SUSPECTED", "persons": {"qualifier": "ABOUT", "count": 10000}}}
      """;

  @Inject Database database;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aFollowUpAddsToWhatIsKnown() {
    // given
    var id = anIncident("hospital-a", TEN_THOUSAND);
    // when
    var added =
        followUp(
            "hospital-a",
            id,
            """
            {"personalData": {"state": "CONFIRMED", "persons": {"count": 130000}},
             "careImpact": [], "finalFor": ["ppc"]}
            """);
    // then
    added
        .then()
        .statusCode(201)
        .header("Location", "/incidents/" + id + "/reports/2")
        .body("revision", equalTo(2))
        .body("reports.no", contains(1, 2))
        .body("reports[1].finalFor", contains("ppc"))
        .body("latest.summary", equalTo("ナースコールが停止"))
        .body("latest.careImpact", empty())
        .body("latest.tellAlso", contains("police-14"))
        .body("latest.personalData.persons.qualifier", equalTo("ABOUT"))
        .body("latest.personalData.persons.count", equalTo(130000));
    assertThat(database.payloadsOf(id).get(1)).contains("\"version\":2", "\"revision\":2", "ppc");
  }

  @Test
  void aReportSaysWhatItChanged() {
    // given
    var id = anIncident("hospital-a", TEN_THOUSAND);
    followUp("hospital-a", id, "{\"personalData\": {\"persons\": {\"count\": 130000}}}");
    // when
    var second = as("hospital-a").get("/incidents/" + id + "/reports/2");
    // then
    second
        .then()
        .statusCode(200)
        .body("no", equalTo(2))
        .body("snapshot.personalData.persons.count", equalTo(130000))
        .body(
            "changed",
            hasItem(
                Map.of(
                    "pointer", "/personalData/persons/count", "before", 10000, "after", 130000)));
    as("hospital-a")
        .get("/incidents/" + id + "/reports/1")
        .then()
        .body("changed", empty())
        .body("snapshot.personalData.persons.count", equalTo(10000));
    as("hospital-a").get("/incidents/" + id + "/reports/3").then().statusCode(404);
    as("hospital-a")
        .get("/incidents/" + id + "/reports?limit=1")
        .then()
        .body("items.no", contains(2));
  }

  @Test
  void itemsAreKeptAsWordsAndToldAsCodes() {
    // given
    var id = anIncident("hospital-a", TEN_THOUSAND);
    // when
    var added =
        followUp(
            "hospital-a",
            id,
            """
            {"items": {"cause": {"state": "KNOWN", "text": "保守用VPNの脆弱性"},
                       "secondaryHarm": {"state": "NONE"}, "course": null}}
            """);
    // then
    added
        .then()
        .statusCode(201)
        .body("latest.items.cause.text", equalTo("保守用VPNの脆弱性"))
        .body("latest.items.secondaryHarm.state", equalTo("NONE"))
        .body("latest.items.course", nullValue());
    assertThat(database.payloadsOf(id).get(1))
        .contains("\"items\":{\"cause\":\"KNOWN\",\"secondaryHarm\":\"NONE\"}")
        .doesNotContain("VPNの脆弱性");
  }

  /// A call at ten to midnight, typed in after it, does not lose a day.
  @Test
  void trap13_whatTheDeskTypesInKeepsBothTimes() {
    // given
    var call =
        """
        {"category": "RANSOMWARE", "summary": "電話による報告", "contact": {"phone": "090-0000-0000"},
         "hospitalId": "%s", "receivedBy": "PHONE", "receivedAt": "2026-02-08T23:50:00+09:00"}
        """;
    // when
    var id = anIncident("coordinator", call.formatted(TestTokens.hospital('a')));
    // then
    as("hospital-a")
        .get("/incidents/" + id)
        .then()
        .body("reports[0].receivedAt", equalTo("2026-02-08T14:50:00Z"))
        .body("reports[0].filedAt", not(equalTo("2026-02-08T14:50:00Z")))
        .body("latest.awareAt", equalTo("2026-02-08T14:50:00Z"));
  }

  @Test
  void aLowerNumberNeedsAReason() {
    // given
    var id = anIncident("hospital-a", TEN_THOUSAND);
    // when
    var silent = followUp("hospital-a", id, "{\"personalData\": {\"persons\": {\"count\": 9000}}}");
    // then
    silent.then().statusCode(422).contentType("application/problem+json");
    followUp(
            "hospital-a",
            id,
            """
            {"personalData": {"persons": {"count": 9000}}, "correctionReason": "重複を除いた"}
            """)
        .then()
        .statusCode(201)
        .body("revision", equalTo(2));
  }

  @Test
  void twoAtOnceAreTwoAndThree() throws Exception {
    // given
    var id = anIncident();
    Callable<Response> hospital = () -> followUp("hospital-a", id, "{}");
    Callable<Response> desk = () -> followUp("coordinator", id, "{\"receivedBy\": \"PHONE\"}");
    // when
    List<Response> answers;
    try (var both = Executors.newFixedThreadPool(2)) {
      answers = both.invokeAll(List.of(hospital, desk)).stream().map(Future::resultNow).toList();
    }
    // then
    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers)
        .extracting(answer -> answer.<Integer>path("revision"))
        .containsExactlyInAnyOrder(2, 3);
    assertThat(database.toldOf(id)).hasSize(3);
  }

  @Test
  void whoReadAnOlderVersionIsToldSo() {
    // given
    var id = anIncident();
    var read = as("hospital-a").get("/incidents/" + id).header("ETag");
    followUp("hospital-a", id, "{}");
    // when
    var stale =
        as("hospital-a").header("If-Match", read).body("{}").post("/incidents/" + id + "/reports");
    // then
    stale.then().statusCode(412).contentType("application/problem+json");
    var now = as("hospital-a").get("/incidents/" + id).header("ETag");
    as("hospital-a")
        .header("If-Match", now)
        .body("{}")
        .post("/incidents/" + id + "/reports")
        .then()
        .statusCode(201);
  }

  @Test
  void whoReadAnOlderVersionNeitherTakesItBackNorResolvesIt() {
    // given
    var id = anIncident();
    var read = as("hospital-a").get("/incidents/" + id).header("ETag");
    followUp("hospital-a", id, "{}");
    // when / then
    as("hospital-a")
        .header("If-Match", read)
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + id + "/withdrawal")
        .then()
        .statusCode(412);
    as("coordinator")
        .header("If-Match", read)
        .body("{\"cause\": \"誤報\", \"attack\": false}")
        .post("/incidents/" + id + "/resolution")
        .then()
        .statusCode(412);
    as("hospital-a").get("/incidents/" + id).then().body("status", not(equalTo("WITHDRAWN")));
  }

  @Test
  void takenBackIsATombstoneAndNothingIsErased() {
    // given
    var id = anIncident();
    // when
    var withdrawn = withdraw(id);
    // then
    withdrawn.then().statusCode(200).body("status", equalTo("WITHDRAWN"));
    withdraw(id).then().statusCode(200);
    followUp("hospital-a", id, "{}").then().statusCode(409);
    as("coordinator")
        .body("{\"cause\": \"誤報\", \"attack\": false}")
        .post("/incidents/" + id + "/resolution")
        .then()
        .statusCode(409);
    as("hospital-a").get("/incidents/" + id + "/reports/1").then().statusCode(200);
    assertThat(database.toldOf(id))
        .containsExactly("org.hikeshi.report.filed.v1", "org.hikeshi.incident.withdrawn.v1");
  }

  @Test
  void itIsToldWhetherAReportItselfAsksForHelpOrOnlyCarriesItOver() {
    // given
    var id = anIncident();
    // when
    followUp("hospital-a", id, "{\"careImpact\": [\"EMERGENCY_STOPPED\"]}").then().statusCode(201);
    followUp("hospital-a", id, "{\"firstResponse\": \"REQUESTED\"}").then().statusCode(201);
    // then
    var told = database.payloadsOf(id);
    assertThat(told).allMatch(event -> event.contains("\"firstResponse\":\"REQUESTED\""));
    assertThat(told.stream().map(event -> event.replaceFirst("(?s).*\"asked\":(\\w+).*", "$1")))
        .containsExactly("true", "false", "true");
  }

  @Test
  void aResolvedIncidentStillTakesReports() {
    // given
    var id = anIncident();
    // when
    var resolved = resolve(id, "{\"cause\": \"保守用VPN\", \"lessons\": null, \"attack\": true}");
    // then
    resolved.statusCode(200).body("status", equalTo("RESOLVED"));
    resolve(id, "{\"cause\": \"保守用VPN\", \"attack\": true}").statusCode(200);
    resolve(id, "{\"cause\": \"保守用VPN\", \"attack\": false}")
        .statusCode(409)
        .body("code", equalTo("incident.resolved-otherwise"));
    followUp("hospital-a", id, "{\"finalFor\": [\"ppc\"]}")
        .then()
        .statusCode(201)
        .body("status", equalTo("RESOLVED"));
    withdraw(id).then().statusCode(409);
  }

  @Test
  void theTimelineTellsItInTheReadersLanguage() {
    // given
    var id = anIncident();
    followUp("hospital-a", id, "{}");
    // when
    var timeline = as("hospital-a").header("Accept-Language", "en").get(timelineOf(id));
    // then
    timeline
        .then()
        .statusCode(200)
        .body("items.what", contains("ReportFiled", "ReportFiled"))
        .body("items.text", hasItems("A report was taken"))
        .body("items.codes.no", contains("1", "2"))
        .body("items[0].source", equalTo("INCIDENT_API"));
  }

  @Test
  void aRefusedFollowUpSaysNothing() {
    // given
    var id = anIncident("hospital-a", TEN_THOUSAND);
    // when
    Stream.of(
            "{\"personalData\": {\"persons\": {\"qualifier\": \"UNKNOWN\", \"count\": 5}}}",
            "{\"personalData\": {\"persons\": {\"count\": 1}}}")
        .forEach(refused -> followUp("hospital-a", id, refused));
    // then
    assertThat(database.toldOf(id)).hasSize(1);
    assertThat(database.timelineOf(id)).hasSize(1);
    assertThat(database.auditOf("incident/" + id)).hasSize(1);
  }

  @Test
  void whatTheDeskAddsApprovesNothing() {
    // given
    var id = anIncident("hospital-a", A_REPORT);
    // when
    var added = followUp("coordinator", id, "{\"receivedBy\": \"PAPER\"}");
    // then
    added.then().statusCode(201).body("latest.approvedBy", nullValue());
    assertThat(database.payloadsOf(id).get(1)).contains("COORDINATOR_PAPER");
  }

  @Test
  void theSameResolutionIsTheSameWhateverIsReportedAfterIt() {
    // given
    var id = anIncident("hospital-a", A_REPORT);
    var without = "{\"cause\": \"保守用VPN\", \"attack\": false}";
    var with = "{\"cause\": \"保守用VPN\", \"attack\": false, \"kind\": \"%s\"}";
    resolve(id, without).statusCode(200);
    // when
    followUp("hospital-a", id, "{\"category\": \"SYSTEM_FAULT\"}").then().statusCode(201);
    // then
    resolve(id, without).statusCode(200);
    resolve(id, with.formatted("NEAR_MISS")).statusCode(200);
    resolve(id, with.formatted("FAULT"))
        .statusCode(409)
        .body("code", equalTo("incident.resolved-otherwise"));
  }

  private static Response followUp(String user, String incident, String report) {
    return as(user).body(report).post("/incidents/" + incident + "/reports");
  }

  private static ValidatableResponse resolve(String incident, String resolution) {
    return as("coordinator").body(resolution).post("/incidents/" + incident + "/resolution").then();
  }

  private static Response withdraw(String incident) {
    return as("hospital-a")
        .body("{\"reason\": \"誤って報告した\"}")
        .post("/incidents/" + incident + "/withdrawal");
  }

  private static String timelineOf(String incident) {
    return "/incidents/" + incident + "/timeline";
  }
}
