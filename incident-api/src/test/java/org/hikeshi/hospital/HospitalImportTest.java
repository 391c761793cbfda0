package org.hikeshi.hospital;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class HospitalImportTest {

  private static final int SIZE = "nightly".equals(System.getProperty("size")) ? 8_000 : 300;
  private static final String HEADING = "ID,医療機関名,都道府県,病床数,設立主体,委託先,機能,BCP,連絡先電話\n";

  @Inject EntityManager database;

  @Test
  void trap22_aSheetAsAnOfficeWritesItIsTakenAndTheSameAgainChangesNothing() {
    // given
    var id = UUID.randomUUID();
    var sheet = HEADING + id + ",髙木病院,神奈川県,１２０床,学校法人,（株）給食；保守社,災害拠点,有,０９０ー１１１１ー２２２２\n";
    var bytes = sheet.getBytes(Charset.forName("windows-31j"));
    // when
    var taken = take(bytes, "text/csv; charset=Shift_JIS");
    // then
    taken.then().statusCode(200).body("added", equalTo(1));
    FrontDesk.as("admin")
        .get("/hospitals/" + id)
        .then()
        .body("prefecture", equalTo("14"))
        .body("beds", equalTo(120))
        .body("founder", equalTo("SCHOOL_CORPORATION"))
        .body("vendors", contains("（株）給食", "保守社"))
        .body("functions", contains("DISASTER_BASE"))
        .body("readiness.bcp", equalTo("YES"))
        .body("contacts.phone", contains("090-1111-2222"));
    take(bytes, "text/csv")
        .then()
        .body("added", equalTo(0))
        .body("changed", equalTo(0))
        .body("unchanged", equalTo(1));
    take((HEADING.replace(",連絡先電話", "") + id + ",髙木病院,14,130,学校法人,保守社,災害拠点,有\n"), "")
        .then()
        .body("changed", equalTo(1));
    FrontDesk.as("admin")
        .get("/hospitals/" + id)
        .then()
        .body("beds", equalTo(130))
        .body("contacts.phone", contains("090-1111-2222"));
  }

  @Test
  void aSheetOpensAndClosesHospitalsAndOneWithoutThoseColumnsLeavesThemAsTheyAre() {
    // given
    var id = UUID.randomUUID();
    var dated = "ID,医療機関名,都道府県,開設日,廃止日\n" + id + ",閉院 %s,14,平成１５年４月１日,R8.3.31\n".formatted(id);
    // when
    var taken = take(dated, "");
    // then
    taken.then().statusCode(200).body("added", equalTo(1));
    take("ID,医療機関名,都道府県\n" + id + ",閉院 %s,14\n".formatted(id), "")
        .then()
        .body("unchanged", equalTo(1));
    FrontDesk.as("admin")
        .get("/hospitals/" + id)
        .then()
        .body("openedOn", equalTo("2003-04-01"))
        .body("closedOn", equalTo("2026-03-31"));
    take(dated.replace("R8.3.31", "来春"), "")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/closedOn"));
  }

  @Test
  void aSheetThatIsSentAgainWithItsKeyIsTakenOnceAndATrialTakesNoKeyUp() {
    // given
    var sheet = HEADING + ",二度送る病院,14,10,国,,,,\n";
    keyed(sheet, "?dryRun=true").then().statusCode(200).body("added", equalTo(1));
    var first = keyed(sheet, "").then().statusCode(200).body("added", equalTo(1)).extract();
    // when
    var again = keyed(sheet, "");
    // then
    again.then().statusCode(200).header("Idempotent-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    keyed(sheet.replace("10", "11"), "").then().statusCode(422);
  }

  private static Response keyed(String sheet, String query) {
    return sending("text/csv; charset=UTF-8")
        .header("Idempotency-Key", "sheet-1")
        .body(sheet.getBytes(StandardCharsets.UTF_8))
        .post("/hospitals/import" + query);
  }

  @Test
  void whereOneLineIsWrongNothingIsTakenAndEachFaultIsNamedByItsPlace() {
    // given
    var good = UUID.randomUUID();
    var sheet =
        HEADING
            + good
            + ",よい病院,14,10,国,,,,\n"
            + ",名なし県病院,アトランティス,多数,王立,,,,\n"
            + ",,13,10,国,,,たぶん,\n";
    // when
    var refused = take(sheet, "");
    // then
    refused
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer",
            contains(
                "/lines/3/prefecture",
                "/lines/3/beds",
                "/lines/3/founder",
                "/lines/4/bcp",
                "/lines/4/name"))
        .body("errors.detail", hasItem(startsWith("3行目「都道府県」")));
    FrontDesk.as("admin").get("/hospitals/" + good).then().statusCode(404);
  }

  @Test
  void aColumnWithCodesThatComesOrGoesAddsNoHospitalTwice() {
    // given
    var name = "符号" + UUID.randomUUID();
    var coded = "医療機関名,都道府県,医療機関コード\n" + name + ",14,%s\n";
    var codeless = "医療機関名,都道府県\n" + name.replace("符号", "符号　") + ",14\n";
    take(codeless, "").then().statusCode(200).body("added", equalTo(1));
    // when
    var withCodes = take(coded.formatted("1418888013"), "");
    var withShortCodes = take(coded.formatted("8888013"), "");
    var withoutCodes = take(codeless, "");
    // then
    withCodes.then().statusCode(200).body("added", equalTo(0)).body("changed", equalTo(1));
    withShortCodes.then().statusCode(200).body("added", equalTo(0)).body("changed", equalTo(1));
    withoutCodes.then().statusCode(200).body("added", equalTo(0));
  }

  @Test
  void aCodeThatHasChangedNeedsTheIdAndOneOfANamesakeTheOthersLine() {
    // given
    var heading = "ID,医療機関名,都道府県,医療機関コード\n";
    var id = UUID.randomUUID();
    var stored = "%s,同名%s,14,9999013\n".formatted(id, id);
    var other = ",同名%s,14,9999021\n".formatted(id);
    take(heading + stored, "").then().body("added", equalTo(1));
    // when
    var refused = take(heading + other, "");
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/medicalInstitutionCode"))
        .body("errors.detail", hasItem(containsString(id.toString())));
    take(heading + id + other, "?dryRun=true").then().body("changed", equalTo(1));
    take(heading + stored + other, "").then().body("added", equalTo(1));
    take(heading + stored + other, "").then().body("unchanged", equalTo(2));
    take("医療機関名,都道府県\n同名%s,14\n".formatted(id), "")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/name"));
  }

  @Test
  void anIdOfAnotherInstallationIsNoNewHospital() {
    // given
    var name = "別置" + UUID.randomUUID();
    var sheet = "ID,医療機関名,都道府県\n%s,%s,14\n";
    take(sheet.formatted(UUID.randomUUID(), name), "").then().body("added", equalTo(1));
    // when
    var other = take(sheet.formatted(UUID.randomUUID(), name), "");
    // then
    other
        .then()
        .statusCode(200)
        .body("added", equalTo(0))
        .body("warnings.pointer", contains("/lines/2/id"));
  }

  @Test
  void oneNewHospitalOnTwoLinesIsRefused() {
    // given
    var name = "二行" + UUID.randomUUID();
    // when
    var refused = take("医療機関名,都道府県,医療機関コード\n%s,14,7777013\n%s,14,\n".formatted(name, name), "");
    // then
    refused.then().statusCode(400).body("errors.pointer", contains("/lines/3/name"));
  }

  @Test
  void anIdThatSlippedToAnotherLineRenamesNothing() {
    // given
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    var sheet = "ID,医療機関名,都道府県\n%s,一番%s,14\n%s,二番%s,14\n";
    take(sheet.formatted(first, first, second, second), "").then().body("added", equalTo(2));
    var slipped = sheet.formatted(second, first, first, second);
    // when
    var refused = take(slipped, "");
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/name", "/lines/3/name"))
        .body("errors.detail", hasItem(containsString("二番" + second)));
    take(slipped, "?rename=true&dryRun=true")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/name", "/lines/3/name"));
  }

  @Test
  void withRenameAHospitalTakesANewNameOrOneThatItsOwnerGivesUp() {
    // given
    var first = UUID.randomUUID();
    var second = UUID.randomUUID();
    var sheet = "ID,医療機関名,都道府県\n%s,%s,14\n%s,%s,14\n";
    var one = "一番" + first;
    var two = "二番" + second;
    take(sheet.formatted(first, one, second, two), "").then().body("added", equalTo(2));
    // when
    var handedOn = take(sheet.formatted(first, two, second, "新" + two), "?rename=true&dryRun=true");
    // then
    handedOn
        .then()
        .statusCode(200)
        .body("changed", equalTo(2))
        .body("warnings.detail", hasItem(containsString("「%s」を「%s」".formatted(one, two))));
    take(sheet.formatted(first, two, second, two), "?rename=true&dryRun=true")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/name"));
    take("ID,医療機関名,都道府県\n%s,%s,14\n".formatted(first, two), "?rename=true&dryRun=true")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/name"));
  }

  @Test
  void aPrefectureThatSlippedMovesNoHospital() {
    // given
    var id = UUID.randomUUID();
    var digits = Math.floorMod(id.hashCode(), 1_000_000);
    var sheet = "ID,医療機関名,都道府県,医療機関コード\n%s,移転" + id + ",%s,5%06d\n";
    take(sheet.formatted(id, "14", digits), "").then().body("added", equalTo(1));
    // when
    var byId = take(sheet.formatted(id, "13", digits), "");
    var byCode = take(sheet.formatted("", "13", digits), "");
    // then
    byId.then().statusCode(400).body("errors.pointer", contains("/lines/2/prefecture"));
    byCode.then().statusCode(400).body("errors.pointer", contains("/lines/2/prefecture"));
    take(sheet.formatted(id, "13", digits), "?rename=true")
        .then()
        .statusCode(200)
        .body("changed", equalTo(1))
        .body("warnings.pointer", hasItem("/lines/2/prefecture"));
  }

  @Test
  void aNamesakeWithAnIdOfItsOwnIsAnotherHospital() {
    // given
    var id = UUID.randomUUID();
    var name = "同名" + id;
    var first = "ID,医療機関名,都道府県\n%s,%s,13\n".formatted(id, name);
    take(first, "").then().body("added", equalTo(1));
    // when
    var both = take(first + "%s,%s,13\n".formatted(UUID.randomUUID(), name), "");
    // then
    both.then().statusCode(200).body("added", equalTo(1));
  }

  @Test
  void twoNewCodesForOneHospitalWithoutACodeAskWhichOfThemItIs() {
    // given
    var id = UUID.randomUUID();
    var name = "無符号" + id;
    take("ID,医療機関名,都道府県\n%s,%s,13\n".formatted(id, name), "").then().body("added", equalTo(1));
    var sheet = "ID,医療機関名,都道府県,医療機関コード\n%s,%s,13,4444013\n,%s,13,4444021\n";
    // when
    var refused = take(sheet.formatted("", name, name), "");
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/name", "/lines/3/name"))
        .body("errors.detail", hasItem(containsString("ID")));
    take(sheet.formatted(id, name, name), "")
        .then()
        .statusCode(200)
        .body("added", equalTo(1))
        .body("changed", equalTo(1));
  }

  @Test
  void aWrongCityOfBeforeIsBlamedOnlyOnASheetThatNamesIt() {
    // given
    var id = UUID.randomUUID();
    var sheet = "ID,医療機関名,都道府県\n%s,札幌%s,%s\n";
    take(sheet.formatted(id, id, "01"), "").then().body("added", equalTo(1));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery("update hospital set city = '11002' where id = :id")
                    .setParameter("id", id)
                    .executeUpdate());
    // when
    var taken = take(sheet.formatted(id, id, "01"), "");
    // then
    taken
        .then()
        .statusCode(200)
        .body("unchanged", equalTo(1))
        .body("warnings.pointer", contains("/lines/2/city"));
    take("ID,医療機関名,都道府県,市区町村コード\n%s,札幌%s,01,11002\n".formatted(id, id), "")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/city"));
    take(sheet.formatted(id, id, "02"), "?rename=true")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/city"));
  }

  @Test
  void twoWhoSendOneSheetAtOnceAddEachHospitalOnce() throws Exception {
    // given
    var run = UUID.randomUUID();
    var sheet =
        IntStream.range(0, 200)
            .mapToObj(i -> "同時%s第%d,14\n".formatted(run, i))
            .collect(Collectors.joining("", "医療機関名,都道府県\n", ""));
    // when
    int added;
    try (var two = Executors.newFixedThreadPool(2)) {
      var one = two.submit(() -> take(sheet, ""));
      var other = two.submit(() -> take(sheet, ""));
      added = one.get().<Integer>path("added") + other.get().<Integer>path("added");
    }
    // then
    assertThat(added).isEqualTo(200);
    take(sheet, "").then().body("unchanged", equalTo(200));
  }

  @Test
  void aSheetThatLacksAColumnOfAContactLeavesThatOfTheContactOfItsName() {
    // given
    var id = UUID.randomUUID();
    var sheet =
        "ID,医療機関名,都道府県,連絡先名,連絡先電話,連絡先メール,院外連絡手段\n%s,連絡%s,14,当直,090-1111-2222,a@b.example,はい\n";
    take(sheet.formatted(id, id), "").then().body("added", equalTo(1));
    // when
    var shorter = "ID,医療機関名,都道府県,連絡先名,連絡先電話\n%s,連絡%s,14,当直,090-3333-4444\n";
    take(shorter.formatted(id, id), "").then().body("changed", equalTo(1));
    // then
    FrontDesk.as("admin")
        .get("/hospitals/" + id)
        .then()
        .body("contacts.phone", contains("090-3333-4444"))
        .body("contacts.email", contains("a@b.example"))
        .body("contacts.outOfBand", contains(true));
  }

  @Test
  void whatLostItsFirstZeroInASpreadsheetIsNamed() {
    // given
    var sheet = "医療機関名,都道府県,市区町村コード,連絡先電話\n零病院,01,%s,%s\n";
    // when
    var refused = take(sheet.formatted("11002", "９０１１１１２２２２"), "?dryRun=true");
    // then
    refused
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/2/city", "/lines/2/contactPhone"));
    take(sheet.formatted("011002", "（０１１）１１１−２２２２"), "?dryRun=true").then().statusCode(200);
    take(sheet.formatted("011002", "+81 90 1111 2222"), "?dryRun=true").then().statusCode(200);
  }

  @Test
  void aSheetThatBreaksOffInItsLastLineIsNotTaken() {
    // given
    var id = UUID.randomUUID();
    var sheet = HEADING + id + ",切れ" + id + ",14,10,国,,,,090-1111-2222\n";
    take(sheet, "").then().body("added", equalTo(1));
    // when
    var refused = take(sheet.substring(0, sheet.indexOf(",国")), "");
    // then
    refused.then().statusCode(400).body("errors.detail", hasItem(containsString("2 行目")));
  }

  /// 300 in every run, all of Japan's with `-Dsize=nightly`. The figures are in docs/register.md.
  @Test
  void theWholeDirectoryIsTakenInOneGoAndTheSameAgainChangesNothing() {
    // given
    var sheet = japan();
    take(sheet, "?dryRun=true").then().statusCode(200).body("added", equalTo(SIZE));
    // when
    var measured = new Measured();
    var taken = take(sheet, "");
    measured.log("taken: " + SIZE + " hospitals, " + sheet.length() + " characters");
    // then
    taken.then().statusCode(200).body("lines", equalTo(SIZE)).body("added", equalTo(SIZE));
    measured = new Measured();
    var again = take(sheet, "");
    measured.log("the same again");
    again.then().statusCode(200).body("added", equalTo(0)).body("unchanged", equalTo(SIZE));
    var slip = take(sheet.replaceFirst(",120,", ",百二十,"), "");
    slip.then().statusCode(400).body("errors.pointer", contains("/lines/2/beds"));
  }

  private static String japan() {
    var run = UUID.randomUUID().toString().substring(0, 8);
    return IntStream.range(0, SIZE)
        .mapToObj(
            i ->
                "試験%s第%d病院,%02d,医療法人第%d会,%02d-%02d,%s市中央%d-1,%d,救急告示、災害拠点,医療法人,給食社%d；保守社%d,有,はい,当直,090-%04d-%04d\n"
                    .formatted(
                        run,
                        i,
                        i % 47 + 1,
                        i / 3,
                        i % 47 + 1,
                        i % 7,
                        "第" + i % 100,
                        i,
                        120 + i % 400,
                        i % 50,
                        i % 20,
                        i / 10_000,
                        i % 10_000))
        .collect(
            Collectors.joining(
                "", "医療機関名,都道府県,開設者名,二次医療圏,所在地,病床数,機能,設立主体,委託先,BCP,オフラインバックアップ,連絡先名,連絡先電話\n", ""));
  }

  /// How long it took, and how much more heap it held at its highest.
  private static final class Measured {
    private final long begun = System.nanoTime();
    private final long held;

    private Measured() {
      System.gc();
      held = heap().mapToLong(pool -> pool.getUsage().getUsed()).sum();
      heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    void log(String what) {
      var millis = (System.nanoTime() - begun) / 1_000_000;
      var peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
      Log.infof("%s: %d ms, at most %d MB of heap more", what, millis, (peak - held) >> 20);
    }

    private static Stream<MemoryPoolMXBean> heap() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP);
    }
  }

  private static Response take(String sheet, String query) {
    return sending("text/csv; charset=UTF-8")
        .body(sheet.getBytes(StandardCharsets.UTF_8))
        .post("/hospitals/import" + query);
  }

  private static Response take(byte[] sheet, String type) {
    return sending(type).body(sheet).post("/hospitals/import");
  }

  /// The bytes as they are, and no charset that the test did not name.
  private static RequestSpecification sending(String type) {
    return given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .encodeContentTypeAs("text/csv", ContentType.BINARY)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("Authorization", "Bearer " + TestTokens.as("admin"))
        .contentType(type);
  }
}
