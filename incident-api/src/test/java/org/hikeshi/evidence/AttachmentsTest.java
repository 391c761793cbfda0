package org.hikeshi.evidence;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.MultiPartConfig.multiPartConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.hikeshi.FrontDesk.anIncident;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.Audit;
import org.hikeshi.web.proof.Hashes;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class AttachmentsTest {

  /// In UTF-8, not in ASCII.
  private static final RestAssuredConfig NAMES_AS_A_BROWSER_SENDS_THEM =
      RestAssuredConfig.config()
          .httpClient(httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
          .multiPartConfig(multiPartConfig().defaultCharset(StandardCharsets.UTF_8));

  private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d");

  @Inject Attachments attachments;
  @Inject Chunks chunks;
  @Inject HandingOut handingOut;
  @Inject MeterRegistry metrics;
  @Inject Audit audit;
  @Inject Clock clock;
  @Inject ObjectMapper json;

  @BeforeEach
  void hospitalsAreKnown() {
    FrontDesk.knowBothHospitals();
  }

  @Test
  void aFileComesBackAsItWentIn() {
    // given
    var incident = anIncident();
    var bytes = Arrays.copyOf(PNG, 600_000);
    new Random(7).nextBytes(bytes);
    System.arraycopy(PNG, 0, bytes, 0, PNG.length);
    // when
    var sent = send(incident, "../../脅迫文.txt", bytes, "text/plain").statusCode(201);
    // then
    var id = sent.extract().path("id");
    sent.body("name", equalTo("脅迫文.txt"))
        .body("type", equalTo("image/png"))
        .body("declaredType", equalTo("text/plain"))
        .body("corrected", equalTo(true))
        .body("size", equalTo(600_000))
        .body("sha256", equalTo(HexFormat.of().formatHex(Hashes.sha256().digest(bytes))))
        .body("scan", equalTo("NOT_CONFIGURED"))
        .header("Location", "/incidents/" + incident + "/attachments/" + id);
    var read =
        as("hospital-a")
            .get("/incidents/" + incident + "/attachments/" + id)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .header("X-Content-Type-Options", "nosniff")
            .header("Content-Security-Policy", containsString("frame-ancestors 'none'; sandbox"))
            .header("Content-Disposition", startsWith("attachment; filename=\"___.txt.png\""))
            .header("Content-Disposition", containsString("filename*=UTF-8''%E8%84%85"))
            .extract()
            .asByteArray();
    assertThat(read).isEqualTo(bytes);
  }

  @Test
  void whoeverTouchedItIsWrittenDown() {
    // given
    var incident = anIncident();
    String id = send(incident, "a.png", PNG, "image/png").extract().path("id");
    as("coordinator").get("/incidents/" + incident + "/attachments/" + id).then().statusCode(200);
    // when
    var custody =
        as("hospital-a").get("/incidents/" + incident + "/attachments/" + id + "/custody");
    // then
    custody
        .then()
        .statusCode(200)
        .body("items.what", contains("attachment.kept", "attachment.read"))
        .body("items.codes.role", hasItem("coordinator"))
        .body("items.entry", everyItem(containsString("audit/")))
        .body("items[0].codes.sha256", notNullValue());
  }

  @Test
  void whatIsNoEvidenceIsRefused() {
    var incident = anIncident();
    send(incident, "a.png", "<html>".getBytes(StandardCharsets.UTF_8), "image/png")
        .statusCode(415)
        .contentType("application/problem+json")
        .body("detail", containsString("PNG"));
    send(incident, "a.txt", new byte[0], "text/plain").statusCode(400);
    send(incident, "a.txt", text(21 * 1024 * 1024), "text/plain").statusCode(413);
    as("hospital-a")
        .multiPart("file", "a.txt", PNG)
        .multiPart("file", "b.txt", PNG)
        .post("/incidents/" + incident + "/attachments")
        .then()
        .statusCode(400);
  }

  @Test
  void whatGoesOnElsewhereTakesNoFileAndSaysWhere() {
    // given
    var duplicate = anIncident();
    var goesOn = anIncident();
    FrontDesk.as("coordinator")
        .body("{\"into\": \"%s\", \"reason\": \"重複\"}".formatted(goesOn))
        .post("/incidents/" + duplicate + "/merge")
        .then()
        .statusCode(200);
    // when
    var refused = send(duplicate, "a.png", PNG, "image/png");
    // then
    refused
        .statusCode(409)
        .body("code", equalTo("attachment.goes-on-in"))
        .header("Link", equalTo("</incidents/" + goesOn + ">; rel=\"canonical\""));
    as("hospital-a")
        .get("/incidents/" + duplicate + "/attachments")
        .then()
        .body("items", hasSize(0));
    send(goesOn, "a.png", PNG, "image/png").statusCode(201);
  }

  @Test
  void aFormThatBreaksOffIsABrokenBody() {
    var asText =
        EncoderConfig.encoderConfig().encodeContentTypeAs("multipart/form-data", ContentType.TEXT);
    as("hospital-a")
        .config(RestAssuredConfig.config().encoderConfig(asText))
        .contentType("multipart/form-data; boundary=b")
        .body("--b\r\n")
        .post("/incidents/" + anIncident() + "/attachments")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void twentyMegabytesAreTaken() {
    send(anIncident(), "a.log", text(20 * 1024 * 1024), "text/plain").statusCode(201);
  }

  @Test
  void theSameFileUnderTheSameKeyIsKeptOnce() {
    // given
    var incident = anIncident();
    var key = "attachment-" + incident;
    var first = keyed(key, "a.png").post("/incidents/" + incident + "/attachments");
    // when
    var again = keyed(key, "a.png").post("/incidents/" + incident + "/attachments");
    // then
    again.then().statusCode(201).header("Idempotent-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    keyed(key, "b.png").post("/incidents/" + incident + "/attachments").then().statusCode(422);
    as("hospital-a")
        .get("/incidents/" + incident + "/attachments")
        .then()
        .body("items", hasSize(1));
  }

  private static RequestSpecification keyed(String key, String name) {
    return as("hospital-a").header("Idempotency-Key", key).multiPart("file", name, PNG);
  }

  @Test
  void whatLooksLikePatientsDataIsWarnedAbout() {
    send(anIncident(), "list.csv", "氏名,生年月日\n".getBytes(StandardCharsets.UTF_8), "text/csv")
        .statusCode(201)
        .body("warnings.code", contains("NAME_AND_BIRTH"));
  }

  @Test
  void anotherHospitalSeesNothingOfIt() {
    var incident = anIncident();
    String id = send(incident, "a.png", PNG, "image/png").extract().path("id");
    as("hospital-b").get("/incidents/" + incident + "/attachments").then().statusCode(404);
    as("hospital-b").get("/incidents/" + incident + "/attachments/" + id).then().statusCode(404);
    var other = anIncident("hospital-b", FrontDesk.A_REPORT);
    as("hospital-b").get("/incidents/" + other + "/attachments/" + id).then().statusCode(404);
  }

  @Test
  void bytesThatAreNotWhatWasSentAreNotHandedOutAndCounted() {
    // given
    var incident = anIncident();
    var sent = "hello".getBytes(StandardCharsets.UTF_8);
    String id = send(incident, "a.txt", sent, "text/plain").extract().path("id");
    double before = changed();
    // when
    change("delete from attachment_chunk where attachment_id = :id", id);
    QuarkusTransaction.requiringNew().run(() -> write(file(id), "jello"));
    // then
    as("hospital-a").get("/incidents/" + incident + "/attachments/" + id).then().statusCode(500);
    assertThat(changed()).isEqualTo(before + 1);
  }

  @Test
  void bytesThatAreThereNoMoreAreCountedAsChangedUnlessTheFileWasErasedMeanwhile() {
    // given
    var sent = "hello".getBytes(StandardCharsets.UTF_8);
    String id = send(anIncident(), "a.txt", sent, "text/plain").extract().path("id");
    var file = QuarkusTransaction.requiringNew().call(() -> file(id));
    double before = changed();
    change("delete from attachment_chunk where attachment_id = :id", id);
    // when
    assertThatThrownBy(() -> handingOut.write(file, OutputStream.nullOutputStream()))
        .hasMessageContaining("is not what was sent");
    change("update attachment set erased_at = now() where id = :id", id);
    assertThatThrownBy(() -> handingOut.write(file, OutputStream.nullOutputStream()))
        .hasMessageContaining("was erased");
    // then
    assertThat(changed()).isEqualTo(before + 1);
  }

  private Attachment file(String id) {
    return attachments.findById(UUID.fromString(id));
  }

  private double changed() {
    return metrics.counter("hikeshi.files.changed").count();
  }

  private void write(Attachment file, String bytes) {
    try {
      chunks.write(file, new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void filesOnWhichAScannerFailsHoldUpNoOther() throws IOException {
    // given
    var incident = anIncident();
    send(incident, "a.png", PNG, "image/png");
    new Scanning(attachments, chunks, new Clamd("127.0.0.1:1"), audit, clock).scanDue();
    String newer = send(incident, "b.png", PNG, "image/png").extract().path("id");
    change(
        "update attachment set scan = 'PENDING', next_scan_at = '2026-01-01' where id = :id",
        newer);
    // when
    var due =
        QuarkusTransaction.requiringNew()
            .call(() -> attachments.dueForScan(clock.instant().plus(Duration.ofHours(1))));
    // then
    assertThat(due.map(Attachment::id)).contains(UUID.fromString(newer));
  }

  private void change(String sql, String file) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                attachments
                    .getSession()
                    .createNativeMutationQuery(sql)
                    .setParameter("id", UUID.fromString(file))
                    .executeUpdate());
  }

  @Test
  void whatAScannerFindsIsNeverHandedOut() throws IOException {
    // given
    var incident = anIncident();
    String good =
        send(incident, "good.txt", "hello".getBytes(StandardCharsets.UTF_8), "text/plain")
            .extract()
            .path("id");
    String bad =
        send(incident, "bad.txt", "EICAR".getBytes(StandardCharsets.UTF_8), "text/plain")
            .extract()
            .path("id");
    // when
    try (var clamd = new FakeClamd("EICAR")) {
      new Scanning(attachments, chunks, new Clamd(clamd.address()), audit, clock).scanDue();
    }
    // then
    as("hospital-a").get("/incidents/" + incident + "/attachments/" + good).then().statusCode(200);
    as("hospital-a").get("/incidents/" + incident + "/attachments/" + bad).then().statusCode(409);
    as("coordinator").get("/incidents/" + incident + "/attachments/" + bad).then().statusCode(409);
    as("hospital-a")
        .get("/incidents/" + incident + "/attachments")
        .then()
        .body("items.scan", contains("INFECTED", "CLEAN"))
        .body("items[0].scanDetail", equalTo("Win.Test.EICAR_HDB-1"));
  }

  @Test
  void aScannerThatIsAwayIsAskedAgain() {
    // given
    var incident = anIncident();
    String id = send(incident, "a.png", PNG, "image/png").extract().path("id");
    // when
    new Scanning(attachments, chunks, new Clamd("127.0.0.1:1"), audit, clock).scanDue();
    // then
    as("hospital-a")
        .get("/incidents/" + incident + "/attachments/" + id)
        .then()
        .statusCode(409)
        .header("Retry-After", notNullValue());
    as("hospital-a")
        .get("/incidents/" + incident + "/attachments")
        .then()
        .body("items[0].scan", equalTo("FAILED"))
        .body("items[0].scanDetail", nullValue());
  }

  @Test
  void howLongTheOldestHasWaitedForTheScannerIsSeen() throws IOException {
    // given
    send(anIncident(), "a.png", PNG, "image/png").statusCode(201);
    var inAnHour = Clock.offset(clock, Duration.ofHours(1));
    var away = new Clamd("127.0.0.1:1");
    new Scanning(attachments, chunks, away, audit, clock).scanDue();
    // when
    var watch = new ScanWatch(attachments, away, inAnHour);
    watch.measure();
    // then
    assertThat(watch.seconds()).isGreaterThanOrEqualTo(3600);
    // when
    try (var clamd = new FakeClamd("EICAR")) {
      new Scanning(attachments, chunks, new Clamd(clamd.address()), audit, inAnHour).scanDue();
    }
    watch.measure();
    // then
    assertThat(watch.seconds()).isZero();
  }

  private static byte[] text(int size) {
    var text = new byte[size];
    Arrays.fill(text, (byte) 'a');
    return text;
  }

  private static ValidatableResponse send(String incident, String name, byte[] bytes, String type) {
    return as("hospital-a")
        .config(NAMES_AS_A_BROWSER_SENDS_THEM)
        .multiPart("file", name, bytes, type)
        .post("/incidents/" + incident + "/attachments")
        .then();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
