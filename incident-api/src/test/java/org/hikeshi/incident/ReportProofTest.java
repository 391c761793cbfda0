package org.hikeshi.incident;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.proof.Verdict;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ReportProofTest {

  @Inject Sealer sealer;
  @Inject ObjectMapper json;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aReportIsProvenOnceItIsSealed() throws IOException {
    // given
    var id = anIncident();
    as("hospital-a")
        .get("/incidents/" + id + "/reports/1/proof")
        .then()
        .statusCode(202)
        .header("Retry-After", "2")
        .body("state", equalTo("NOT_YET_SEALED"));
    // when
    sealer.sealAll();
    // then
    var proof = proof(id);
    assertThat(verdict(proof).faults()).isEmpty();
    assertThat(proof.path("content").asText()).contains(id, "\"category\":\"RANSOMWARE\"");
    assertThat(proof.path("words").asText()).contains("電子カルテ端末に脅迫文が表示された");
    as("hospital-b").get("/incidents/" + id + "/reports/1/proof").then().statusCode(404);
  }

  @Test
  void wordsThatLookLikePatientsDataAreWarnedAboutAndTaken() {
    var answer =
        FrontDesk.file("hospital-a", FrontDesk.A_REPORT.replace("電子カルテ", "患者ID 00123456 の電子カルテ"));
    answer.then().statusCode(201).body("warnings.code", contains("PATIENT_ID"));
  }

  @Test
  void everyReportIsProven() throws IOException {
    // given
    var id = anIncident();
    as("hospital-a")
        .body(
            """
            {"affectedSystems": ["PACS", "EHR", "LIS"], "careImpact": ["ICU_AFFECTED", "DIALYSIS_STOPPED"],
             "occurredAt": "2026-02-08T16:50:00.123456789Z", "tellAlso": ["police-14", "nco"],
             "entrusted": {"vendor": "給食会社"}, "approvedBy": {"name": "見本 太郎", "title": "院長"},
             "personalData": {"signs": ["INFOSTEALER", "DATA_THEFT_TRACES"]}, "finalFor": ["ppc"],
             "items": {"ransomNote": {"state": "KNOWN", "text": "pay"}, "cause": {"state": "NONE"}}}
            """)
        .post("/incidents/" + id + "/reports")
        .then()
        .statusCode(201);
    // when
    sealer.sealAll();
    // then
    var second = as("coordinator").get("/incidents/" + id + "/reports/2/proof").asString();
    assertThat(verdict(json.readTree(second)).faults()).isEmpty();
  }

  /// As the owner of the tables, past every right that binds the application.
  @Test
  void aReportThatWasChangedInTheDatabaseIsProvenNoMore() throws Exception {
    // given
    var id = anIncident();
    sealer.sealAll();
    // when
    asOwner(
        "update report set facts = jsonb_set(facts, '{category}', '\"PHISHING\"') where incident_id"
            + " = '%s'",
        id);
    var facts = verdict(proof(id));
    asOwner(
        "update report set facts = jsonb_set(facts, '{category}', '\"RANSOMWARE\"') where"
            + " incident_id = '%s'",
        id);
    asOwner("update report_words set summary = '何もなかった' where incident_id = '%s'", id);
    var words = verdict(proof(id));
    // then
    assertThat(facts.faults()).anyMatch(fault -> fault.contains("is not what was entered"));
    assertThat(words.faults()).containsExactly("the words are not those that were entered");
  }

  /// The chain goes on having its entry, and the audit the row of its filing.
  @Test
  void aReportThatWasRemovedFromTheDatabaseHasNoProofAnyMore() throws Exception {
    // given
    var id = anIncident();
    sealer.sealAll();
    assertThat(verdict(proof(id)).holds()).isTrue();
    var subject = json.readTree(proof(id).path("entry").asText()).path("subject").asText() + "\\\"";
    // when
    for (var table : List.of("report_words", "report_contact", "report")) {
      asOwner("delete from " + table + " where incident_id = '%s'", id);
    }
    // then
    as("hospital-a").get("/incidents/" + id + "/reports/1/proof").then().statusCode(404);
    var chain = as("coordinator").get("/proof/chain").then().statusCode(200).extract().asString();
    assertThat(chain).contains(subject);
    assertThat(chain.lines().flatMap(this::audited))
        .anySatisfy(
            row -> {
              assertThat(row.path("action").asText()).isEqualTo("report.filed");
              assertThat(row.path("object").asText()).isEqualTo("incident/" + id);
            });
    // and no other test takes it for an open incident
    asOwner("update incident set status = 'WITHDRAWN' where id = '%s'", id);
  }

  /// The rows of the audit in a line of the chain.
  private Stream<JsonNode> audited(String line) {
    try {
      var rows = new ArrayList<JsonNode>();
      for (var item : json.readTree(line).path("entries")) {
        if (item.hasNonNull("content")) {
          rows.add(json.readTree(item.path("content").asText()));
        }
      }
      return rows.stream();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode proof(String incident) throws IOException {
    return json.readTree(
        as("hospital-a")
            .get("/incidents/" + incident + "/reports/1/proof")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray());
  }

  private Verdict verdict(JsonNode proof) throws IOException {
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    return new Verifier(keys, null).proof(proof);
  }

  private static void asOwner(String sql, String incident) throws SQLException {
    try (var owner =
            DriverManager.getConnection(
                "jdbc:postgresql://%s/incident_api"
                    .formatted(System.getProperty("hikeshi.test.postgres")),
                "incident_api_owner",
                "test");
        var statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      assertThat(statement.executeUpdate(sql.formatted(incident))).isEqualTo(1);
    }
  }
}
