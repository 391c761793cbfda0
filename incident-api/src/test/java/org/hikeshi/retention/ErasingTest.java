package org.hikeshi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.FrontDesk.anIncident;
import static org.hikeshi.FrontDesk.as;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.Incidents;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Audit;
import org.hikeshi.web.proof.Entries;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ErasingTest {

  @Inject Incidents incidents;
  @Inject Timeline timeline;
  @Inject Outbox outbox;
  @Inject Audit audit;
  @Inject Entries entries;
  @Inject Sealer sealer;
  @Inject EntityManager database;
  @Inject ObjectMapper json;
  @Inject Clock clock;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void wordsGoWhenTheirTimeIsOverAndTheRegisterStays() throws Exception {
    // given
    var incident = closed();
    sealer.sealAll();
    // when
    erasing(4).eraseDue();
    // then
    as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .statusCode(200)
        .body("erasedAt", notNullValue())
        .body("latest.category", equalTo("RANSOMWARE"))
        .body("latest.contact.phone", nullValue())
        .body("reports[0].filedBy", nullValue());
    as("hospital-a")
        .get("/incidents/" + incident + "/attachments")
        .then()
        .body("items[0].name", nullValue())
        .body("items[0].sha256", notNullValue())
        .body("items[0].erasedAt", notNullValue());
    assertThat(left(incident)).isZero();
    var proof =
        json.readTree(
            as("hospital-a").get("/incidents/" + incident + "/reports/1/proof").asByteArray());
    var keys = json.readTree(RestAssured.get("/.well-known/jwks.json").asByteArray());
    assertThat(proof.has("words")).isFalse();
    assertThat(new Verifier(keys, null).proof(proof).faults()).isEmpty();
    as("hospital-a")
        .get("/incidents/" + incident + "/timeline")
        .then()
        .body("items.what", hasItem("ContactsErased"));
  }

  @Test
  void afterThatNothingIsAdded() {
    // given
    var incident = closed();
    erasing(4).eraseDue();
    // when
    var report = as("hospital-a").body("{}").post("/incidents/" + incident + "/reports");
    // then
    report.then().statusCode(409);
    sql("update incident set status = 'RESOLVED' where id = :id", incident);
    aFile(incident).then().statusCode(409);
    String file =
        as("hospital-a").get("/incidents/" + incident + "/attachments").path("items[0].id");
    as("hospital-a").get("/incidents/" + incident + "/attachments/" + file).then().statusCode(410);
  }

  @Test
  void nothingGoesBeforeItsTime() {
    // given
    var incident = closed();
    // when
    erasing(2).eraseDue();
    // then
    as("hospital-a")
        .get("/incidents/" + incident)
        .then()
        .body("erasedAt", nullValue())
        .body("latest.contact.phone", notNullValue());
  }

  @Test
  void anOpenStatutoryDutyKeepsEverything() {
    // given
    var incident = closed();
    aDuty(incident, "TO_FILE");
    // when
    erasing(4).eraseDue();
    // then
    as("hospital-a").get("/incidents/" + incident).then().body("erasedAt", nullValue());
  }

  @Test
  void aDuplicateKeepsItAsLongAsTheOneThatGoesOn() {
    // given
    var duplicate = closed();
    var open = anIncident();
    sql("update incident set merged_into = '%s' where id = :id".formatted(open), duplicate);
    // when
    erasing(4).eraseDue();
    // then
    as("hospital-a").get("/incidents/" + duplicate).then().body("erasedAt", nullValue());
  }

  @Test
  void aFileThatCameLateStaysAsLongAsTheRestDid() {
    // given
    var incident = anIncident();
    as("coordinator")
        .body("{\"cause\": \"電源の故障\", \"attack\": false, \"kind\": \"FAULT\"}")
        .post("/incidents/" + incident + "/resolution")
        .then()
        .statusCode(200);
    answered(incident);
    var before = clock.instant();
    aFile(incident).then().statusCode(201);
    // when
    erasing(before, 3).eraseDue();
    // then
    as("hospital-a").get("/incidents/" + incident).then().body("erasedAt", nullValue());
  }

  @Test
  void anOpenIncidentKeepsEverything() {
    // given
    var incident = anIncident();
    // when
    erasing(10).eraseDue();
    // then
    as("hospital-a").get("/incidents/" + incident).then().body("erasedAt", nullValue());
  }

  @Test
  void itIsToldOnce() {
    // given
    var incident = closed();
    // when
    erasing(4).eraseDue();
    erasing(5).eraseDue();
    // then
    as("hospital-a")
        .get("/incidents/" + incident + "/timeline")
        .then()
        .body("items.findAll { it.what == 'ContactsErased' }", hasSize(1));
  }

  @Test
  void wordsFromOldListsGoAfterTheSameTime() {
    // given
    var reference = aPastIncident();
    erasing(2).eraseDue();
    assertThat(summaryOf(reference)).isEqualTo("flood");
    // when
    erasing(4).eraseDue();
    // then
    assertThat(summaryOf(reference)).isNull();
    as("hospital-a")
        .get("/incidents/imported")
        .then()
        .body("items.find { it.reference == '%s' }.category".formatted(reference), equalTo("DDOS"));
  }

  @Test
  void whoWroteAVendorsNoticeDownGoesAfterTheWordsOfTheLastThatItWasFor() {
    // given
    var vendor = "委託" + UUID.randomUUID();
    String campaign = aVendorsNotice(vendor);
    erasing(4).eraseDue();
    assertThat(whoWroteDown(vendor)).isNotEmpty();
    sql("update incident set erased_at = now() where campaign_id = :id", campaign);
    erasing(2).eraseDue();
    assertThat(whoWroteDown(vendor)).isNotEmpty();
    // when
    erasing(4).eraseDue();
    // then
    assertThat(whoWroteDown(vendor)).isEmpty();
    as("coordinator")
        .get("/campaigns/" + campaign)
        .then()
        .statusCode(200)
        .body("startedBy", equalTo(""));
  }

  @Test
  void wordsFromOldListsGoThoughACampaignCannotBeErased() {
    // given
    var reference = aPastIncident();
    String campaign = aVendorsNotice("委託" + UUID.randomUUID());
    sql("update incident set erased_at = now() where campaign_id = :id", campaign);
    sql("update campaign set version = %d where id = :id".formatted(Long.MAX_VALUE), campaign);
    var erasing = erasing(4);
    // when
    assertThatThrownBy(erasing::eraseDue).hasMessageContaining("bigint");
    sql("update campaign set version = 1 where id = :id", campaign);
    // then
    assertThat(summaryOf(reference)).isNull();
  }

  private static String aPastIncident() {
    var reference = "R-" + UUID.randomUUID();
    RestAssured.given()
        .auth()
        .oauth2(TestTokens.as("coordinator"))
        .contentType("text/csv; charset=UTF-8")
        .body(
            "reference,hospitalName,detectedOn,category,summary\n%s,試験病院 a,2020-02-03,DDOS,flood\n"
                .formatted(reference)
                .getBytes(StandardCharsets.UTF_8))
        .post("/incidents/import")
        .then()
        .statusCode(200);
    return reference;
  }

  private static String aVendorsNotice(String vendor) {
    as("admin")
        .body(
            "{\"name\": \"試験病院 a\", \"prefecture\": \"14\", \"vendors\": [\"%s\"], \"contacts\": []}"
                .formatted(vendor))
        .put("/hospitals/" + TestTokens.hospital('a'));
    return as("coordinator")
        .body(
            """
            {"vendor": "%s", "summary": "侵入された", "noticeReceivedAt": "2026-02-09T10:50:00+09:00",
             "contact": {"name": "委託先窓口", "phone": "03-0000-0000"}}
            """
                .formatted(vendor))
        .post("/vendor-notices")
        .then()
        .statusCode(201)
        .extract()
        .path("campaign.id");
  }

  private String whoWroteDown(String vendor) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (String)
                    database
                        .createNativeQuery("select filed_by from vendor_notice where vendor = :it")
                        .setParameter("it", vendor)
                        .getSingleResult());
  }

  private static String summaryOf(String reference) {
    return as("hospital-a")
        .get("/incidents/imported")
        .path("items.find { it.reference == '%s' }.summary".formatted(reference));
  }

  private String closed() {
    var incident = anIncident();
    aFile(incident).then().statusCode(201);
    as("hospital-a")
        .body("{\"reason\": \"誤報\"}")
        .post("/incidents/" + incident + "/withdrawal")
        .then()
        .statusCode(200);
    answered(incident);
    return incident;
  }

  private void answered(String incident) {
    sql(
        """
        update incident set dispatch_answered = revision, duties_answered = revision,
          dispatch_owes_ending = false, notices_owe_ending = false where id = :id
        """,
        incident);
  }

  private static Response aFile(String incident) {
    return RestAssured.given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .multiPart("file", "a.txt", new byte[] {'a'}, "text/plain")
        .post("/incidents/" + incident + "/attachments");
  }

  /// As the service would be, so many years later.
  private Erasing erasing(int years) {
    return erasing(clock.instant(), years);
  }

  private Erasing erasing(Instant from, int years) {
    var later =
        Clock.fixed(from.atOffset(ZoneOffset.UTC).plusYears(years).toInstant(), ZoneOffset.UTC);
    return new Erasing(incidents, timeline, outbox, audit, entries, later, "2020-01-01=P3Y");
  }

  private void aDuty(String incident, String state) {
    sql(
        """
        insert into duty (id, incident_id, hospital_id, version, authority, basis, state, reasons,
          explanation_ja, explanation_en)
        select gen_random_uuid(), id, hospital_id, 1, 'ppc', 'STATUTORY', '%s', '{}', '', ''
        from incident where id = :id
        """
            .formatted(state),
        incident);
  }

  private void sql(String sql, String incident) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(sql)
                    .setParameter("id", UUID.fromString(incident))
                    .executeUpdate());
  }

  private long left(String incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                List.of("report_words", "report_contact", "attachment_words", "attachment_chunk")
                    .stream()
                    .mapToLong(table -> count(table, incident))
                    .sum());
  }

  private long count(String table, String incident) {
    return ((Number)
            database
                .createNativeQuery("select count(*) from " + table + " where incident_id = :id")
                .setParameter("id", UUID.fromString(incident))
                .getSingleResult())
        .longValue();
  }
}
