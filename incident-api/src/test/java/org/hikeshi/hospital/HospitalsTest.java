package org.hikeshi.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hikeshi.FrontDesk.A_REPORT;
import static org.hikeshi.FrontDesk.as;
import static org.hikeshi.FrontDesk.file;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class HospitalsTest {

  private static final String A = "/hospitals/" + TestTokens.hospital('a');
  private static final String B = "/hospitals/" + TestTokens.hospital('b');

  @Inject Hospitals hospitals;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void theDirectorySaysWhoAHospitalIs() {
    // when
    var written =
        put(
            "admin",
            A,
            """
            {"name": "試験大学病院", "prefecture": "14", "city": "141305",
             "operator": {"name": "学校法人試験", "corporateNumber": "１２３４５６７８９０１２３"},
             "medicalInstitutionCode": "１３−１９９９９０１−５", "founder": "SCHOOL_CORPORATION",
             "beds": 372, "functions": ["DISASTER_BASE"], "vendors": ["医療機器会社"]}
            """);
    // then
    written
        .then()
        .statusCode(200)
        .body("medicalInstitutionCode", equalTo("1319999015"))
        .body("operator.corporateNumber", equalTo("1234567890123"))
        .body("warnings", empty());
    as("coordinator")
        .get(A)
        .then()
        .statusCode(200)
        .body("id", equalTo(TestTokens.hospital('a').toString()))
        .body("name", equalTo("試験大学病院"))
        .body("founder", equalTo("SCHOOL_CORPORATION"));
  }

  @Test
  void trap22_aWrongCheckDigitWarnsAndIsTaken() {
    put(
            "admin",
            A,
            "{\"name\": \"病院\", \"prefecture\": \"14\", \"medicalInstitutionCode\":"
                + " \"1319999016\"}")
        .then()
        .statusCode(200)
        .body("warnings.pointer", contains("/medicalInstitutionCode"))
        .body("medicalInstitutionCode", equalTo("1319999016"));
  }

  @Test
  void whatWasReadCanBeWrittenBack() {
    // given
    var read = as("admin").get(A).asString();
    // when
    var written = put("admin", A, read);
    // then
    written.then().statusCode(200);
    assertThat(written.asString()).isEqualTo(read);
  }

  @Test
  void everyWrongFieldIsNamed() {
    put("admin", A, "{\"prefecture\": \"99\", \"medicalInstitutionCode\": \"12\", \"beds\": -1}")
        .then()
        .statusCode(400)
        .body(
            "errors.pointer", hasItems("/name", "/prefecture", "/medicalInstitutionCode", "/beds"));
    put("admin", A, "{}")
        .then()
        .statusCode(400)
        .body("errors.pointer", equalTo(List.of("/name", "/prefecture")));
  }

  @Test
  void whatSomebodyElseHasChangedMeanwhileIsNotOverwritten() {
    // given
    var read = as("admin").get(A).then().statusCode(200).extract();
    put("hospital-a", A, "{\"contacts\": [{\"name\": \"夜間\", \"phone\": \"090-9\"}]}");
    // when
    var late = as("admin").header("If-Match", read.header("ETag")).body(read.asString()).put(A);
    // then
    late.then().statusCode(412).contentType("application/problem+json");
    as("admin").get(A).then().body("contacts.name", contains("夜間"));
    var again = as("admin").get(A);
    as("hospital-a")
        .header("If-Match", again.header("ETag"))
        .body("{\"forward\": \"NOW\"}")
        .put(A)
        .then()
        .statusCode(200)
        .header("ETag", again.header("ETag"));
    as("hospital-a").header("If-Match", "\"other\"").body("{}").put(A).then().statusCode(412);
    as("hospital-a").header("If-Match", "\"other\"").body("{}").put(B).then().statusCode(404);
  }

  @Test
  void aHospitalsOwnListHasPagesLikeAny() {
    as("hospital-a").get("/hospitals?cursor=x").then().statusCode(400);
    as("hospital-a").get("/hospitals?limit=201").then().statusCode(400);
    as("hospital-a")
        .get("/hospitals?cursor=" + TestTokens.hospital('a'))
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @Test
  void aHospitalSaysWhomToCallAndHowReadyItIs() {
    // when
    var adjusted =
        put(
            "hospital-a",
            A,
            """
            {"contacts": [{"name": "当直", "phone": "090-1111-2222", "outOfBand": true}],
             "readiness": {"offlineBackup": "YES"}}
            """);
    // then
    adjusted
        .then()
        .statusCode(200)
        .body("contacts.phone", contains("090-1111-2222"))
        .body("readiness.offlineBackup", equalTo("YES"))
        .body("readiness.survey", equalTo("UNKNOWN"))
        .body("prefecture", equalTo("14"));
    as("service").get(A).then().body("contacts.outOfBand", contains(true));
  }

  @Test
  void aHospitalChangesNothingElse() {
    put("hospital-a", A, "{\"beds\": 9000}").then().statusCode(403);
    put("hospital-a", B, "{\"contacts\": []}").then().statusCode(404);
    as("hospital-a").get(B).then().statusCode(404);
    as("hospital-a")
        .get("/hospitals")
        .then()
        .body("items.id", contains(TestTokens.hospital('a').toString()));
    as("coordinator").get(B).then().statusCode(200);
  }

  @Test
  void whatAHospitalHasSetForItselfIsItsUsualForward() {
    // given
    put("hospital-a", A, "{\"forward\": \"AFTER_APPROVAL\"}").then().statusCode(200);
    // when
    var filed = file("hospital-a", A_REPORT);
    // then
    filed.then().statusCode(201).body("latest.forward", equalTo("AFTER_APPROVAL"));
  }

  @Test
  void aReportOfAHospitalThatTheDirectoryCallsClosedIsTakenFromTheDeskToo() {
    // given
    close(A, "2020-03-31").then().statusCode(200).body("closedOn", equalTo("2020-03-31"));
    var byTheDesk =
        A_REPORT.replaceFirst(
            "\\{", "{\"hospitalId\": \"%s\",".formatted(TestTokens.hospital('a')));
    // when
    var byTelephone = file("coordinator", byTheDesk);
    var taken = file("hospital-a", A_REPORT);
    // then
    byTelephone.then().statusCode(201);
    taken.then().statusCode(201);
    as("coordinator")
        .body("{\"summary\": \"続報\"}")
        .post("/incidents/" + taken.path("id") + "/reports")
        .then()
        .statusCode(201);
  }

  @Test
  void aHospitalThatIsToBeClosedIsThereUntilThen() {
    // given
    close(A, "2999-03-31").then().statusCode(200);
    var byTheDesk =
        A_REPORT.replaceFirst(
            "\\{", "{\"hospitalId\": \"%s\",".formatted(TestTokens.hospital('a')));
    // then
    file("coordinator", byTheDesk).then().statusCode(201);
  }

  @Test
  void onlyAnAdministratorClosesAHospitalAndNotBeforeItsFirstDay() {
    put("hospital-a", A, "{\"closedOn\": \"2020-03-31\"}").then().statusCode(403);
    put(
            "admin",
            A,
            "{\"name\": \"試験病院\", \"prefecture\": \"14\", \"openedOn\": \"2020-04-01\","
                + " \"closedOn\": \"2020-03-31\"}")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/closedOn"));
  }

  @Test
  @TestTransaction
  void aNeighbourTakesPatientsOverUntilItsLastDay() {
    // given
    var area = ", \"secondaryMedicalArea\": \"架空区域\", \"functions\": [\"CANCER\"]";
    put("admin", A, "{\"name\": \"試験病院 a\", \"prefecture\": \"14\"%s}".formatted(area));
    put(
        "admin",
        B,
        "{\"name\": \"試験病院 b\", \"prefecture\": \"14\", \"closedOn\": \"2020-03-31\"%s}"
            .formatted(area));
    // when
    var hospital = hospitals.findById(TestTokens.hospital('a'));
    // then
    assertThat(hospitals.aloneIn(hospital, LocalDate.of(2020, 3, 31))).isEmpty();
    assertThat(hospitals.aloneIn(hospital, LocalDate.of(2020, 4, 1))).containsExactly("CANCER");
  }

  private static Response close(String path, String lastDay) {
    return put(
        "admin",
        path,
        "{\"name\": \"試験病院 a\", \"prefecture\": \"14\", \"closedOn\": \"%s\"}".formatted(lastDay));
  }

  private static Response put(String user, String path, String profile) {
    return as(user).body(profile).put(path);
  }
}
