package org.hikeshi.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class PrintingTest {

  @Inject Arrived arrived;

  @BeforeEach
  void incidentApiAnswers() {
    Neighbours.incidentApiAnswers(200);
  }

  @Test
  void trap10_aDraftOnPaperSaysThatItWasNotFiledUntilItIsApproved() {
    // given
    var draft = arrived.atTheMinistry().draft();
    assertThat(text("hospital-a", draft, "document.pdf"))
        .contains("案（承認待ち）", "まだ提出されていません", "医療法人見本会", "個人情報保護委員会")
        .doesNotContain("見本 花子");
    // when
    as("hospital-a")
        .contentType("application/json")
        .body("{\"name\": \"見本 花子\", \"title\": \"院長代理\"}")
        .post("/notices/" + draft + "/approval")
        .then()
        .statusCode(200);
    // then
    assertThat(text("hospital-a", draft, "document.pdf"))
        .contains("見本 花子", "院長代理", "第1報", "令和8年", "8　再発防止のための措置", "まだ分かっていない項目")
        .doesNotContain("承認待ち");
    assertThat(text("hospital-a", draft, "copy-sheet.pdf"))
        .contains("問1", "いいえ", "民間事業者・別表第二法人等", "受付番号", "漏えい等報告フォーム");
    assertThat(text("hospital-a", draft, "common-form.pdf")).contains("代用", "正式な様式ではありません");
  }

  /// OWASP ASVS 5.0, 1.3.7: what somebody writes is no command of a template.
  @Test
  void aTemplateInANameStaysWordsOnPaper() {
    // given
    var draft = arrived.atTheMinistry().draft();
    var name = "{7*7}${7*7}#{7*7}";
    // when
    as("hospital-a")
        .contentType("application/json")
        .body("{\"name\": \"%s\", \"title\": \"{texts.language}\"}".formatted(name))
        .post("/notices/" + draft + "/approval")
        .then()
        .statusCode(200);
    // then
    assertThat(text("hospital-a", draft, "document.pdf")).contains(name, "{texts.language}");
  }

  @Test
  void paperIsMadeOfTheBytesThatLeft() {
    // given
    var notice = arrived.atTheMinistry().notice();
    var first = paper("mhlw", notice, "document.pdf");
    Neighbours.incidentApiAnswers(503);
    // when
    var second = paper("mhlw", notice, "document.pdf");
    // then
    assertThat(second).isEqualTo(first);
    as("mhlw")
        .get("/notices/" + notice + "/document.xlsx")
        .then()
        .statusCode(200)
        .header("Content-Type", containsString("spreadsheetml"))
        .header("Content-Disposition", containsString("2026-000123-mhlw-document.xlsx"));
  }

  @Test
  void theHospitalReadsTheLetterThatItMightSend() {
    // given
    var duty = arrived.atTheMinistry().persons();
    // when
    var letter =
        as("hospital-a").get("/duties/" + duty + "/letter.txt").then().statusCode(200).extract();
    // then
    assertThat(letter.asString()).contains("お知らせとお詫び", "電子カルテ端末に脅迫文が表示された", "様");
    assertThat(
            text(
                as("hospital-a")
                    .get("/duties/" + duty + "/letter.pdf?substitute=true")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray()))
        .contains("公表文");
  }

  @Test
  void whoeverFilesByHandFindsTheTextsInTheOrderOfTheForm() {
    // given
    var draft = arrived.atTheMinistry().draft();
    // when
    var page = as("hospital-a").get("/pages/inbox/" + draft + "/papers/copy-sheet").asString();
    // then
    assertThat(page)
        .containsSubsequence("問1", "問2", "問3", "事業者の名称", "1　概要", "9　その他参考となる事項")
        .contains("textarea", "readonly", "受付番号");
    assertThat(as("hospital-a").get("/pages/inbox/" + draft).asString())
        .contains("papers/document.pdf", "papers/letter/PDF", "まだ分かっていない項目", "先に報告書のPDF");
  }

  @Test
  void whoeverWritesAReceiverReadsTheSchemaWithoutSigningIn() {
    given()
        .get("/schemas/hikeshi-notice-1.json")
        .then()
        .statusCode(200)
        .body("properties.kind.enum", hasItem("WITHDRAWAL"));
  }

  private static String text(String user, UUID notice, String file) {
    return text(paper(user, notice, file));
  }

  private static byte[] paper(String user, UUID notice, String file) {
    return as(user)
        .get("/notices/" + notice + "/" + file)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static String text(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
