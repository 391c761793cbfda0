package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is overdue, and a period as a file.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class TakingAwayTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @Inject Arrived arrived;
  @Inject SettableClock clock;
  @Inject Ids ids;
  @Inject EntityManager entities;

  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(MONDAY_MORNING);
    Neighbours.incidentApiAnswers(200);
  }

  @AfterEach
  void theClockStandsWhereItStood() {
    clock.set(MONDAY_MORNING);
  }

  @Test
  void anAuthorityTakesAwayWhatWasSentToIt() {
    // given
    var found = arrived.atTheMinistry();
    var id = found.notice().toString();
    // when
    var csv = export("mhlw", "2026-02-01", "2026-02-28").asString();
    // then
    assertThat(csv).startsWith("\uFEFFnotice,incident,authority,kind,stage,");
    assertThat(linesOf(csv, id)).singleElement().asString().contains(",mhlw,REPORT,");
    assertThat(linesOf(export("ppc", "2026-02-01", "2026-02-28").asString(), id)).isEmpty();
    assertThat(linesOf(export("hospital-b", "2026-02-01", "2026-02-28").asString(), id)).isEmpty();
    assertThat(linesOf(export("hospital-a", "2026-02-01", "2026-02-28").asString(), id)).hasSize(1);
    assertThat(export("hospital-a", "2026-02-01", "2026-02-28").asString())
        .contains(found.draft().toString());
    assertThat(linesOf(export("mhlw", "2026-03-01", "2026-03-31").asString(), id)).isEmpty();
  }

  @Test
  void aReceiptNumberIsNoFormulaInEither() throws IOException {
    // given
    var found = arrived.atTheMinistry();
    var id = found.notice().toString();
    as("mhlw")
        .contentType("application/json")
        .body("{\"receiptNumber\": \"=1+1,\\\"x\\\"\"}")
        .post("/notices/" + found.notice() + "/receipt")
        .then()
        .statusCode(200);
    // when
    var csv = export("mhlw", "2026-02-01", "2026-02-28").asString();
    var workbook = as("mhlw").accept(WORKBOOK).get(query("2026-02-01", "2026-02-28"));
    // then
    assertThat(linesOf(csv, id)).singleElement().asString().contains(",\"'=1+1,\"\"x\"\"\",");
    workbook.then().statusCode(200).contentType(WORKBOOK);
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook.asByteArray()))) {
      var cell =
          StreamSupport.stream(book.getSheetAt(0).spliterator(), false)
              .filter(row -> row.getCell(0).getStringCellValue().equals(id))
              .map(row -> row.getCell(11))
              .findAny()
              .orElseThrow();
      assertThat(cell.getStringCellValue()).isEqualTo("=1+1,\"x\"");
      assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
    }
  }

  @Test
  @TestTransaction
  void aPeriodIsFoundByAnIndexBehindTheSecondWallToo() {
    // given
    entities.createNativeQuery("set local enable_seqscan = off").executeUpdate();
    // when
    List<?> plan =
        entities
            .createNativeQuery(
                """
                explain select * from notice
                where first_sent_at >= :from and first_sent_at < :until
                  or first_sent_at is null and prepared_at >= :from and prepared_at < :until
                """,
                String.class)
            .setParameter("from", MONDAY_MORNING)
            .setParameter("until", MONDAY_MORNING.plusSeconds(60))
            .getResultList();
    // then
    assertThat(plan.toString()).contains("notice_sent", "notice_unsent");
  }

  @Test
  void whatIsNoPeriodIsNamed() {
    as("mhlw")
        .get("/notices/export?from=令和8年")
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("/from", "/to"));
    export("mhlw", "2026-02-28", "2026-02-01")
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("/to"));
  }

  @Test
  void thePageOffersBoth() {
    as("mhlw")
        .get("/pages/inbox")
        .then()
        .statusCode(200)
        .body(containsString("action=\"/pages/inbox/export\""));
    as("mhlw")
        .get("/pages/inbox/export?from=2026-02-01&to=2026-02-28&as=xlsx")
        .then()
        .statusCode(200)
        .contentType(WORKBOOK)
        .header("Content-Disposition", containsString("notices.xlsx"));
  }

  @Test
  void whatIsOverdueStandsOnTopUntilItIsReceived() {
    // given
    var incident = arrived.heard(News.anAttackOn('b', ids.next()));
    var notice = arrived.firstTo("ppc", incident);
    assertThat(overdue("hospital-b")).doesNotContain(notice.toString());
    // when
    clock.set(Instant.parse("2026-02-13T15:00:00Z"));
    // then
    assertThat(overdue("hospital-b")).contains(notice.toString());
    assertThat(overdue("ppc")).doesNotContain(notice.toString());
    assertThat(overdue("hospital-a")).doesNotContain(notice.toString());
    as("hospital-b")
        .contentType("application/json")
        .body("{\"receiptNumber\": \"個-1\", \"receivedAt\": \"2026-02-13T14:00:00Z\"}")
        .post("/notices/" + notice + "/receipt")
        .then()
        .statusCode(200);
    assertThat(overdue("hospital-b")).doesNotContain(notice.toString());
  }

  /// That part of the page.
  private static String overdue(String user) {
    var page = as(user).get("/pages/inbox").then().statusCode(200).extract().asString();
    return page.contains("id=\"overdue\"")
        ? page.substring(page.indexOf("id=\"overdue\""), page.indexOf("すべての通知"))
        : "";
  }

  private static List<String> linesOf(String csv, String id) {
    return csv.lines().filter(line -> line.startsWith(id + ",")).toList();
  }

  private static Response export(String user, String from, String to) {
    return as(user).get(query(from, to));
  }

  private static String query(String from, String to) {
    return "/notices/export?from=" + from + "&to=" + to;
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
