package org.hikeshi.past;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Hospitals' names are new in each test, so that no list knows another's lines.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class PastImportTest {

  private static final String HEADING = "整理番号,医療機関名,都道府県,発覚日,報告日,種類,結果,診療への影響,本人の数,概要\n";

  @Inject EntityManager database;

  private final String hospital = "過去病院" + UUID.randomUUID();
  private final String reference = "R-" + UUID.randomUUID();

  @BeforeEach
  void theHospitalIsKnown() {
    FrontDesk.as("admin")
        .body("{\"name\": \"%s\", \"prefecture\": \"14\", \"beds\": 150}".formatted(hospital))
        .put("/hospitals/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  @Test
  void trap22_aListAsAnOfficeWritesItIsTakenAndTheSameAgainChangesNothing() {
    // given
    var list =
        HEADING
            + reference
            + ","
            + hospital.replace("過去病院", "過去　病院")
            + ",神奈川県,令和２年３月３１日,R2.4.1,ランサムウェア,攻撃,外来の停止、手術の停止,約１．２万人,髙額な要求①\n";
    var bytes = list.getBytes(Charset.forName("windows-31j"));
    // when
    var taken = take("coordinator", bytes, "text/csv; charset=Shift_JIS", "");
    // then
    taken.then().statusCode(200).body("added", equalTo(1)).body("lines", equalTo(1));
    imported()
        .then()
        .body("items[0].reference", equalTo(reference))
        .body("items[0].hospital.name", equalTo(hospital))
        .body("items[0].status", equalTo("RESOLVED"))
        .body("items[0].imported.at", notNullValue())
        .body("items[0].detectedOn", equalTo("2020-03-31"))
        .body("items[0].reportedOn", equalTo("2020-04-01"))
        .body("items[0].category", equalTo("RANSOMWARE"))
        .body("items[0].kind", equalTo("ATTACK"))
        .body("items[0].careImpact", contains("OUTPATIENT_STOPPED", "SURGERY_STOPPED"))
        .body("items[0].persons", equalTo(12_000))
        .body("items[0].summary", equalTo("髙額な要求①"));
    take("coordinator", bytes, "text/csv", "")
        .then()
        .body("added", equalTo(0))
        .body("changed", equalTo(0))
        .body("unchanged", equalTo(1));
  }

  @Test
  void aLaterListMendsAnEarlierOne() {
    // given
    take(line("2021/5/6", "不正アクセス", "")).then().body("added", equalTo(1));
    // when
    var again = take(line("2021/5/6", "マルウェア感染", "攻撃"));
    // then
    again.then().body("added", equalTo(0)).body("changed", equalTo(1));
    imported().then().body("items[0].category", equalTo("MALWARE"));
  }

  @Test
  void aLaterListWithFewerColumnsKeepsWhatTheEarlierOneSaid() {
    // given
    var list = HEADING + ",%s,14,2021/5/6,2021/5/7,紛失,障害,外来の停止,120,端末の紛失\n".formatted(hospital);
    take(list).then().body("added", equalTo(1));
    // when
    var later = take("医療機関名,都道府県,発覚日,種類,本人の数\n%s,14,2021/5/6,紛失,\n".formatted(hospital));
    // then
    later.then().statusCode(200).body("changed", equalTo(1));
    imported()
        .then()
        .body("items[0].summary", equalTo("端末の紛失"))
        .body("items[0].reportedOn", equalTo("2021-05-07"))
        .body("items[0].kind", equalTo("FAULT"))
        .body("items[0].careImpact", contains("OUTPATIENT_STOPPED"))
        .body("items[0].persons", nullValue());
  }

  @Test
  void theCodeOfOneHospitalBesideTheNameOfAnotherIsRefused() {
    // given
    var coded = "過去病院" + UUID.randomUUID();
    FrontDesk.as("admin")
        .body(
            "{\"name\": \"%s\", \"prefecture\": \"14\", \"medicalInstitutionCode\": \"1416666013\"}"
                .formatted(coded))
        .put("/hospitals/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    var list = "医療機関名,医療機関コード,発覚日,種類\n%s,1416666013,2021/5/6,紛失\n";
    // when
    var refused = take(list.formatted(hospital));
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/lines/2/hospitalName"));
    take(list.formatted("旧" + coded))
        .then()
        .statusCode(200)
        .body("warnings.pointer", contains("/lines/2/hospitalName"));
  }

  @Test
  void anOldNameThatAnotherHospitalHasNowNeedsThePrefectureOrNoName() {
    // given
    var id = UUID.randomUUID();
    FrontDesk.as("admin")
        .body("{\"name\": \"新病院%s\", \"prefecture\": \"13\"}".formatted(id))
        .put("/hospitals/" + id)
        .then()
        .statusCode(201);
    var list = "医療機関ID,医療機関名,都道府県,発覚日,種類\n%s,%s,%s,2021/5/6,紛失\n";
    // when
    var refused = take(list.formatted(id, hospital, ""));
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.detail", contains(containsString("都道府県を書くか、医療機関IDを書いて名称を空に")));
    take(list.formatted(id, hospital, "13"))
        .then()
        .statusCode(200)
        .body("warnings.pointer", contains("/lines/2/hospitalName"));
    take(list.formatted(id, "", "")).then().statusCode(200).body("unchanged", equalTo(1));
  }

  @Test
  void anIdBesideThePrefectureOfAnotherHospitalIsRefused() {
    // given
    var id = UUID.randomUUID();
    FrontDesk.as("admin")
        .body("{\"name\": \"隣病院%s\", \"prefecture\": \"13\"}".formatted(id))
        .put("/hospitals/" + id)
        .then()
        .statusCode(201);
    var list = "医療機関ID,医療機関名,都道府県,発覚日,種類\n%s,%s,%s,2021/5/6,紛失\n";
    // when
    var refused = take(list.formatted(id, "旧" + hospital, "14"));
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/lines/2/prefecture"));
    take(list.formatted(id, "旧" + hospital, "13")).then().statusCode(200).body("added", equalTo(1));
  }

  @Test
  void onlyWhatTheLinesAreAboutIsLookedUp() {
    // given
    var list = new StringBuilder(HEADING);
    for (int day = 1; day <= 28; day++) {
      list.append(",%s,14,2021/5/%d,,紛失,,,,\n".formatted(hospital, day));
    }
    take(list.toString()).then().body("added", equalTo(28));
    var statistics = database.unwrap(Session.class).getSessionFactory().getStatistics();
    statistics.setStatisticsEnabled(true);
    // when
    var again = take(line("2021/5/6", "不正アクセス", ""));
    // then
    again.then().body("added", equalTo(0)).body("changed", equalTo(1));
    assertThat(statistics.getEntityStatistics(PastIncident.class.getName()).getLoadCount())
        .isEqualTo(1);
    statistics.setStatisticsEnabled(false);
    statistics.clear();
  }

  @Test
  void theSameLineTwiceIsOneIncident() {
    // given
    var line = line("2021/5/6", "紛失", "");
    // when
    var taken = take(line + line.lines().skip(1).findFirst().orElseThrow() + "\n");
    // then
    taken
        .then()
        .statusCode(200)
        .body("lines", equalTo(2))
        .body("added", equalTo(1))
        .body("warnings.pointer", hasItem("/lines/3/detectedOn"));
  }

  @Test
  void twoOfOneDayNeedAReferenceEach() {
    // given
    var list = line("2021/5/6", "紛失", "") + "," + hospital + ",14,2021/5/6,,DDoS攻撃,,,,\n";
    // when
    var refused = take(list);
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/lines/3/detectedOn"));
    take(list.replace(
            "\n," + hospital + ",14,2021/5/6,,DDoS",
            "\n" + reference + "," + hospital + ",14,2021/5/6,,DDoS"))
        .then()
        .statusCode(200)
        .body("added", equalTo(2));
  }

  @Test
  void aReferenceOfAnotherHospitalIsRefusedAndOverwritesNothing() {
    // given
    FrontDesk.knowBothHospitals();
    take(referenced("2021/5/6", "紛失")).then().body("added", equalTo(1));
    // when
    var refused = take(referenced("2021/5/6", "紛失").replace(hospital + ",14", "試験病院 b,36"));
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/lines/2/reference"));
    imported().then().body("items[0].hospital.name", equalTo(hospital));
  }

  @Test
  void aReferenceThatComesLaterIsOfTheSameIncident() {
    // given
    take(line("2021/5/6", "紛失", "")).then().body("added", equalTo(1));
    // when
    var later = take(referenced("2021/5/6", "紛失"));
    // then
    later
        .then()
        .statusCode(200)
        .body("added", equalTo(0))
        .body("changed", equalTo(1))
        .body("warnings.pointer", contains("/lines/2/reference"));
    take(referenced("2021/5/7", "紛失")).then().body("added", equalTo(0)).body("changed", equalTo(1));
    imported().then().body("items[0].detectedOn", equalTo("2021-05-07"));
  }

  @Test
  void ofADayThatIsKnownByItsReferenceALineNeedsOne() {
    // given
    take(referenced("2021/5/6", "紛失")).then().body("added", equalTo(1));
    // when
    var refused = take(line("2021/5/6", "紛失", ""));
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/reference"))
        .body("errors.detail", contains(containsString(reference)));
  }

  @Test
  void anAdministratorRemovesWhatDoesNotBelongThere() {
    // given
    take(referenced("2021/5/6", "紛失")).then().body("added", equalTo(1));
    String id = imported().path("items[0].id");
    // when
    var refused = FrontDesk.as("coordinator").delete("/incidents/imported/" + id);
    var removed = FrontDesk.as("admin").delete("/incidents/imported/" + id);
    // then
    refused.then().statusCode(403);
    removed.then().statusCode(204);
    FrontDesk.as("admin").delete("/incidents/imported/" + id).then().statusCode(404);
    imported().then().body("items.reference", not(hasItem(reference)));
  }

  @Test
  void whereOneLineIsWrongNothingIsTakenAndEachFaultIsNamedByItsPlace() {
    // given
    var list =
        line("平成30年10月16日", "ランサムウェア", "攻撃")
            + ",どこにもない病院,14,令和5年13月1日,,火事,たぶん,雨漏り,多数,\n"
            + ","
            + hospital
            + ",14,2999/1/1,1999/1/1,,,,,\n";
    // when
    var refused = take(list);
    // then
    refused
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            contains(
                "/lines/3/hospitalName",
                "/lines/3/detectedOn",
                "/lines/3/category",
                "/lines/3/kind",
                "/lines/3/careImpact",
                "/lines/3/persons",
                "/lines/4/detectedOn",
                "/lines/4/reportedOn",
                "/lines/4/category"))
        .body("errors.detail", hasItem(containsString("3行目「医療機関名」")));
    imported().then().body("items.hospital.name", not(hasItem(hospital)));
  }

  @Test
  void aDryRunTakesNothing() {
    // when
    var would = take("admin", bytes(line("2021/5/6", "紛失", "")), "text/csv", "?dryRun=true");
    // then
    would.then().statusCode(200).body("dryRun", equalTo(true)).body("added", equalTo(1));
    imported().then().body("items.hospital.name", not(hasItem(hospital)));
  }

  @Test
  void nobodyIsToldAndNothingIsOpened() {
    // given
    var before = counts();
    // when
    take(line("2021/5/6", "ランサムウェア", "攻撃")).then().statusCode(200);
    // then
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void theyAreCountedInTheYearInWhichTheyWereReported() {
    // given
    long before = countedOf(2019);
    long after = countedOf(2020);
    // when
    take("整理番号,医療機関名,発覚日,報告日,種類\n"
            + ",%s,2020-03-01,,紛失\n".formatted(hospital)
            + ",%s,2020-03-31,2020-04-01,紛失\n".formatted(hospital))
        .then()
        .statusCode(200);
    // then
    assertThat(countedOf(2019)).isEqualTo(before + 1);
    assertThat(countedOf(2020)).isEqualTo(after + 1);
    FrontDesk.as("coordinator")
        .get("/statistics/incidents?by=bedBand&fiscalYear=2019")
        .then()
        .body("cells.cell", hasItem("100-199"))
        .body("cells.hospitals", everyItem(notNullValue()));
  }

  @Test
  void aPastIncidentIsCountedByItsHospitalAsItWasWhenTheListCame() {
    // given
    var id = UUID.randomUUID();
    var before = "{\"name\": \"%s\", \"prefecture\": \"44\"}".formatted("移転" + hospital);
    FrontDesk.as("admin").body(before).put("/hospitals/" + id).then().statusCode(201);
    var list = "医療機関ID,医療機関名,発覚日,種類\n%s,%s,2008-05-01,%s\n";
    take(list.formatted(id, "移転" + hospital, "紛失")).then().statusCode(200);
    // when
    FrontDesk.as("admin")
        .body(before.replace("44", "45"))
        .put("/hospitals/" + id)
        .then()
        .statusCode(200);
    // then
    take(list.formatted(id, "移転" + hospital, "マルウェア感染")).then().body("changed", equalTo(1));
    FrontDesk.as("coordinator")
        .get("/statistics/incidents?by=prefecture&fiscalYear=2008")
        .then()
        .body("cells.cell", contains("44"));
  }

  @Test
  void aHospitalSeesItsOwnOnly() {
    // given
    FrontDesk.knowBothHospitals();
    var list = "整理番号,医療機関名,発覚日,種類\n" + reference + ",試験病院 a,2021-05-06,紛失\n";
    take(list).then().statusCode(200);
    // then
    FrontDesk.as("hospital-a")
        .get("/incidents/imported")
        .then()
        .body("items.reference", hasItem(reference));
    FrontDesk.as("hospital-b")
        .get("/incidents/imported")
        .then()
        .body("items.reference", not(hasItem(reference)));
    assertThat(seenAs(TestTokens.hospital('a').toString(), reference)).isEqualTo(1);
    assertThat(seenAs(TestTokens.hospital('b').toString(), reference)).isZero();
    assertThat(seenAs("engineer/" + TestTokens.engineer(1), reference)).isZero();
  }

  /// Past the first wall.
  private long seenAs(String tenant, String reference) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              database
                  .createNativeQuery("select set_config('app.tenant', :tenant, true)")
                  .setParameter("tenant", tenant)
                  .getSingleResult();
              return ((Number)
                      database
                          .createNativeQuery(
                              "select count(*) from past_incident where reference = :reference")
                          .setParameter("reference", reference)
                          .getSingleResult())
                  .longValue();
            });
  }

  @Test
  void whatTheRegisterHasAlreadyAndWhatLooksLikePatientsDataIsWarnedOf() {
    // given
    FrontDesk.knowBothHospitals();
    FrontDesk.anIncident();
    String filedAt = FrontDesk.as("coordinator").get("/incidents").path("items[0].filedAt");
    var day = LocalDate.ofInstant(Instant.parse(filedAt), ZoneId.of("Asia/Tokyo"));
    // when
    var would =
        take(
            "coordinator",
            bytes(
                "医療機関名,発覚日,種類,概要\n試験病院 a,%s,紛失,患者ID：00123456\n試験病院 a,2021-07-08,紛失,\n"
                    .formatted(day)),
            "text/csv",
            "?dryRun=true");
    // then
    would
        .then()
        .statusCode(200)
        .body("warnings.pointer", contains("/lines/2/summary", "/lines/2/detectedOn"));
  }

  private String line(String day, String category, String kind) {
    return HEADING + ",%s,14,%s,,%s,%s,,,\n".formatted(hospital, day, category, kind);
  }

  private String referenced(String day, String category) {
    return HEADING + "%s,%s,14,%s,,%s,,,,\n".formatted(reference, hospital, day, category);
  }

  /// What would have to grow for anybody to be told, sent or asked.
  private List<Object> counts() {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                Stream.of("outbox", "incident", "report", "duty", "seat", "happening")
                    .map(
                        table ->
                            database
                                .createNativeQuery("select count(*) from " + table)
                                .getSingleResult())
                    .toList());
  }

  private static long countedOf(int year) {
    Number counted =
        FrontDesk.as("coordinator")
            .get("/statistics/incidents?by=category&fiscalYear=" + year)
            .then()
            .statusCode(200)
            .extract()
            .path("total.imported");
    return counted.longValue();
  }

  private static Response imported() {
    return FrontDesk.as("coordinator").get("/incidents/imported");
  }

  private static byte[] bytes(String list) {
    return list.getBytes(StandardCharsets.UTF_8);
  }

  private static Response take(String list) {
    return take("coordinator", bytes(list), "text/csv; charset=UTF-8", "");
  }

  /// The bytes as they are, and no charset that the test did not name.
  private static Response take(String user, byte[] list, String type, String query) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("text/csv", ContentType.BINARY)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Authorization", "Bearer " + TestTokens.as(user))
        .contentType(type)
        .body(list)
        .post("/incidents/import" + query);
  }
}
