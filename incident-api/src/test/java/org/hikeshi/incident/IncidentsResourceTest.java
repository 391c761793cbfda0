package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.FrontDesk.file;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class IncidentsResourceTest {

  @Inject Database database;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aReportOpensAnIncidentThatNobodyHasAnsweredYet() {
    // when
    var filed = file("hospital-a", A_REPORT);
    // then
    String id = filed.path("id");
    filed
        .then()
        .statusCode(201)
        .header("Location", "/incidents/" + id)
        .header("ETag", matchesPattern("\"[0-9]+\""))
        .body("number", matchesPattern("20[0-9]{2}-[0-9]{6,}"))
        .body("status", equalTo("REPORTED"))
        .body("revision", equalTo(1))
        .body("hospital.prefecture", equalTo("14"))
        .body("reports", hasSize(1))
        .body("reports[0].no", equalTo(1))
        .body("latest.category", equalTo("RANSOMWARE"))
        .body("latest.awareAt", notNullValue())
        .body("latest.personalData.state", equalTo("UNKNOWN"))
        .body("latest.firstResponse", equalTo("REQUESTED"))
        .body("latest.approvedBy.name", equalTo("hospital-a"))
        .body("duties", empty())
        .body("dispatch", nullValue());
    assertThat(as("hospital-a").get("/incidents/" + id).body().asString())
        .isEqualTo(filed.body().asString());
  }

  @Test
  void itsNewsLeavesWithIt() {
    // when
    var id = anIncident();
    // then
    assertThat(database.toldOf(id)).containsExactly("org.hikeshi.report.filed.v1");
    assertThat(database.payloadsOf(id).getFirst())
        .contains("RANSOMWARE")
        .doesNotContain("脅迫文")
        .doesNotContain("+81");
    assertThat(database.auditOf("incident/" + id)).containsExactly("report.filed");
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    // when
    var refused =
        file(
            "hospital-a",
            """
            {"category": "FLOOD", "summary": "　", "detectedAt": "2199-01-01T00:00:00Z",
             "contact": {"phone": "none", "email": "x"}, "tellAlso": ["police-99"],
             "personalData": {"persons": {"count": -1}}, "colour": 1}
            """);
    // then
    refused
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            hasItems(
                "/category",
                "/summary",
                "/detectedAt",
                "/contact/phone",
                "/contact/email",
                "/personalData/persons/count",
                "/colour"));
    assertThat(refused.<List<String>>path("errors.pointer"))
        .anyMatch(pointer -> pointer.startsWith("/tellAlso"));
  }

  @Test
  void threeFactsAndATelephoneNumberAreNeeded() {
    // when
    var refused = file("hospital-a", "{}");
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/category", "/contact/phone", "/summary")));
  }

  @Test
  void theSameKeyTwiceAtOnceFilesOnce() throws Exception {
    // given
    var key = "a-double-click";
    // when
    List<Response> answers;
    try (var both = Executors.newFixedThreadPool(2)) {
      answers =
          both
              .invokeAll(
                  IntStream.range(0, 2)
                      .<Callable<Response>>mapToObj(
                          i ->
                              () ->
                                  as("hospital-a")
                                      .header("Idempotency-Key", key)
                                      .body(A_REPORT)
                                      .post("/incidents"))
                      .toList())
              .stream()
              .map(Future::resultNow)
              .toList();
    }
    // then
    assertThat(answers).extracting(answer -> answer.statusCode()).containsOnly(201);
    assertThat(answers.get(0).body().asByteArray()).isEqualTo(answers.get(1).body().asByteArray());
    assertThat(answers)
        .extracting(answer -> answer.header("Idempotent-Replayed"))
        .containsExactlyInAnyOrder(null, "true");
    assertThat(answers).extracting(answer -> answer.header("Location")).doesNotContainNull();
  }

  @Test
  void theDeskFilesForAHospitalAndApprovesNothing() {
    // when
    var filed =
        file(
            "coordinator",
            A_REPORT.replaceFirst(
                "\\{",
                "{\"hospitalId\": \"%s\", \"receivedBy\": \"PAPER\","
                    .formatted(TestTokens.hospital('b'))));
    // then
    filed
        .then()
        .statusCode(201)
        .body("hospital.id", equalTo(TestTokens.hospital('b').toString()))
        .body("latest.approvedBy", nullValue());
    assertThat(database.payloadsOf(filed.path("id")).getFirst()).contains("COORDINATOR_PAPER");
  }

  @Test
  void onlyTheDeskFilesForOthers() {
    // given
    var forB =
        A_REPORT.replaceFirst(
            "\\{", "{\"hospitalId\": \"%s\",".formatted(TestTokens.hospital('b')));
    // then
    file("hospital-a", forB)
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/hospitalId")));
    file("coordinator", A_REPORT)
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/hospitalId")));
  }

  @Test
  void aHospitalThatTheDirectoryDoesNotKnowIsToldWhatToDo() {
    file("hospital-f", A_REPORT)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("detail", containsString("台帳"));
  }

  @Test
  void anotherMethodOfAnIncidentsAddressIs405AndSaysWhichThereAre() {
    // given
    var incident = "/incidents/" + anIncident();
    // when / then
    as("hospital-a")
        .put(incident + "/reports")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD, POST");
    as("hospital-a")
        .put(incident + "/reports/1")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD");
    as("hospital-a")
        .delete(incident + "/timeline")
        .then()
        .statusCode(405)
        .header("Allow", "GET, HEAD");
    as("hospital-a").post(incident + "/live").then().statusCode(405).header("Allow", "GET, HEAD");
    as("hospital-a").patch(incident).then().statusCode(405).header("Allow", "GET, HEAD");
    as("hospital-a").put(incident + "/nothing").then().statusCode(404);
  }

  @Test
  void theListShowsOnesOwnNewestFirst() {
    // given
    var older = anIncident();
    var newer = anIncident();
    var others = anIncident("hospital-b", A_REPORT);
    // when
    var page = as("hospital-a").get("/incidents?limit=1");
    // then
    page.then().statusCode(200).body("items.id", equalTo(List.of(newer)));
    var next = page.header("Link").replaceAll("<(.*)>.*", "$1");
    as("hospital-a").urlEncodingEnabled(false).get(next).then().body("items[0].id", equalTo(older));
    as("hospital-a").get("/incidents").then().body("items.id", not(hasItem(others)));
    as("coordinator").get("/incidents").then().body("items.id", hasItems(newer, others));
  }

  @Test
  void theListIsNarrowedOrSaysWhyNot() {
    // given
    var mine = anIncident();
    var hospital = TestTokens.hospital('b');
    // then
    as("coordinator")
        .get("/incidents?status=REPORTED&since=2026-01-01&hospital=" + hospital)
        .then()
        .statusCode(200)
        .body("items.id", not(hasItem(mine)));
    as("coordinator")
        .get("/incidents?status=SAD&since=yesterday&hospital=1")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/hospital", "/since", "/status")));
  }
}
