package org.hikeshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.FrontDesk.file;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.testing.OpenApiRules;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// A client that is made of the OpenAPI document reads what this service really answers.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class OpenApiTest implements OpenApiRules {

  @Inject Sealer sealer;

  @Test
  void everyGoodAnswerOfTheTableOfRightsIsNamed() {
    api().names(Rights.read());
  }

  @Test
  void whatAHospitalIsAnsweredIsAsTheDocumentSays() {
    // given
    FrontDesk.knowBothHospitals();
    // when / then
    var filed = api().describes("POST /incidents", file("hospital-a", A_REPORT));
    assertThat(filed.statusCode()).isEqualTo(201);
    assertThat(filed.header("ETag")).isNotNull();
    String path = filed.header("Location");
    api().describes("GET /incidents/{id}", as("hospital-a").get(path));
    api().describes("GET /incidents", as("hospital-a").get("/incidents?limit=1"));
    var second = as("hospital-a").body("{\"entryRoute\": \"VPN\"}").post(path + "/reports");
    assertThat(api().describes("POST /incidents/{id}/reports", second).statusCode()).isEqualTo(201);
    api().describes("GET /incidents/{id}/reports", as("hospital-a").get(path + "/reports"));
    api().describes("GET /incidents/{id}/reports/{no}", as("hospital-a").get(path + "/reports/2"));
    api().describes("GET /incidents/{id}/timeline", as("hospital-a").get(path + "/timeline"));
    api()
        .describes(
            "POST /incidents/{id}/attachments",
            as("hospital-a")
                .contentType("multipart/form-data")
                .multiPart("file", "note.txt", "hello".getBytes(StandardCharsets.UTF_8))
                .post(path + "/attachments"));
    api().describes("GET /incidents/{id}/attachments", as("hospital-a").get(path + "/attachments"));
    var a = "/hospitals/" + TestTokens.hospital('a');
    api().describes("GET /hospitals/{id}", as("hospital-a").get(a));
    api().describes("POST /hospitals/{id}/links", as("hospital-a").post(a + "/links"));
    api()
        .describes(
            "POST /incidents/{id}/resolution",
            as("coordinator")
                .body("{\"cause\": \"VPN\", \"attack\": false}")
                .post(path + "/resolution"));
  }

  @Test
  void whatIsKeptOfAnIncidentIsAnsweredAsTheDocumentSays() {
    // given
    FrontDesk.knowBothHospitals();
    String path = file("hospital-a", A_REPORT).header("Location");
    String sent =
        as("hospital-a")
            .contentType("multipart/form-data")
            .multiPart("file", "note.txt", "hello".getBytes(StandardCharsets.UTF_8))
            .post(path + "/attachments")
            .path("id");
    // when / then
    var custody = as("hospital-a").get(path + "/attachments/" + sent + "/custody");
    api().answersWell("GET /incidents/{id}/attachments/{attachment}/custody", custody);
    var early = as("hospital-a").get(path + "/reports/1/proof");
    api().describes("GET /incidents/{id}/reports/{no}/proof", early);
    sealer.sealAll();
    var proof = as("hospital-a").get(path + "/reports/1/proof");
    api().answersWell("GET /incidents/{id}/reports/{no}/proof", proof);
    as("coordinator").body("{\"cause\": \"VPN\", \"attack\": false}").post(path + "/resolution");
    api().answersWell("GET /incidents/{id}/resolution", as("hospital-a").get(path + "/resolution"));
    var past = "hospitalName,prefecture,detectedOn,category\n試験病院 a,14,令和5年2月9日,紛失\n";
    api()
        .answersWell(
            "POST /incidents/import",
            as("coordinator")
                .contentType("text/csv; charset=UTF-8")
                .body(past.getBytes(StandardCharsets.UTF_8))
                .post("/incidents/import"));
    api().answersWell("GET /incidents/imported", as("hospital-a").get("/incidents/imported"));
  }

  @Test
  void whatAHospitalIsRefusedIsAsTheDocumentSays() {
    // given
    FrontDesk.knowBothHospitals();
    var path = file("hospital-a", A_REPORT).header("Location");
    // when / then
    api().describes("POST /incidents", file("hospital-a", "{}"));
    api().describes("GET /incidents/{id}", as("hospital-b").get(path));
    api()
        .describes(
            "POST /incidents/{id}/reports",
            as("hospital-a").header("If-Match", "\"another\"").body("{}").post(path + "/reports"));
    as("hospital-a").body("{\"reason\": \"誤報\"}").post(path + "/withdrawal");
    var late = as("hospital-a").body("{}").post(path + "/reports");
    assertThat(api().describes("POST /incidents/{id}/reports", late).statusCode()).isEqualTo(409);
    var draft = as("hospital-a").get(path + "/reports/draft");
    assertThat(api().describes("GET /incidents/{id}/reports/draft", draft).statusCode())
        .as("no control room is there")
        .isEqualTo(503);
  }

  @Test
  void whatIsLeftOutMayBeNullAndAFirstReportSaysWhatItIsAbout() {
    assertThat(
            api()
                .refuses(
                    "POST /incidents",
                    A_REPORT.replaceFirst("\\{", "{\"occurredAt\": null, \"contact\": null,")))
        .isEmpty();
    assertThat(api().refuses("POST /incidents", "{}")).hasSize(2);
    assertThat(api().refuses("POST /incidents/{id}/reports", "{}")).isEmpty();
    assertThat(
            api()
                .refuses(
                    "POST /incidents", A_REPORT.replace("+81 90-0000-0000", "call me 12345678")))
        .isNotEmpty();
  }

  @Test
  void whatABodyNamesMayBeUnknownAFileMayWaitForItsScanAndWhatSaysNothingIs204() {
    assertThat(api().names("POST /campaigns", 404)).isTrue();
    assertThat(api().names("GET /incidents/{id}/attachments/{attachment}", 200)).isTrue();
    assertThat(api().names("GET /incidents/{id}/attachments/{attachment}", 409)).isTrue();
    assertThat(api().names("GET /incidents/{id}/attachments", 409)).isFalse();
    assertThat(api().names("POST /dead-letters/{id}/replay", 204)).isTrue();
    assertThat(api().names("POST /dead-letters/{id}/replay", 200)).isFalse();
  }

  @Test
  void digitsOfTheDirectoryMayBeWideAndInGroupsAsTheServiceTakesThem() {
    var written =
        """
        {"name": "港病院", "prefecture": "１４", "city": "１４１００", "medicalInstitutionCode": "14-1-2345-6",
         "operator": {"corporateNumber": "1 2345-6789-0123"}}
        """;
    assertThat(api().refuses("PUT /hospitals/{id}", written)).isEmpty();
  }

  @Test
  void aKeyMayGoWithWhateverCreates() {
    assertThat(api().operation("POST /incidents").path("parameters").toString())
        .contains("Idempotency-Key");
    assertThat(api().operation("GET /incidents").path("parameters").toString())
        .doesNotContain("Idempotency-Key");
  }
}
