package org.hikeshi.hospital;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class HospitalImportTest {

  private static final String HEADING = "ID,医療機関名,都道府県,病床数,設立主体,委託先,機能,BCP,連絡先電話\n";

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
  void aDryRunTakesNothingOfEightThousand() {
    // given
    var sheet =
        IntStream.range(0, 8_000)
            .mapToObj("病院%d,%%02d,100\n"::formatted)
            .map(line -> line.formatted(14))
            .collect(Collectors.joining("", "name,prefecture,beds\n", ""));
    // when
    var would = take(sheet, "?dryRun=true");
    // then
    would
        .then()
        .statusCode(200)
        .body("dryRun", equalTo(true))
        .body("lines", equalTo(8_000))
        .body("added", equalTo(8_000));
    assertThat(take(sheet.replace("病院7,", "病院6,"), "?dryRun=true").statusCode()).isEqualTo(400);
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
