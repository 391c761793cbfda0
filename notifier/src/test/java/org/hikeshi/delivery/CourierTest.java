package org.hikeshi.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class CourierTest {

  @Inject Courier courier;
  @Inject Sealer sealer;
  @Inject ObjectMapper json;
  @Inject SettableClock clock;
  @Inject Ids ids;
  @Inject Arrived arrived;

  @BeforeEach
  void everybodyIsWell() {
    arrived.nothingElseIsOnItsWay();
    Neighbours.webhookAnswers(200, "");
    Neighbours.incidentApiAnswers(200);
    // The independent verifier of signatures refuses what is far from the machine's own time.
    clock.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void whatIsInTheInboxHasArrived() {
    // given
    channel("mhlw", "{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}");
    // when
    var incident = told(News.anAttackOn('a', ids.next()));
    // then
    var notice = becomes("mhlw", incident, "DELIVERED");
    as("mhlw")
        .contentType("application/json")
        .body("{\"how\": \"read\"}")
        .post("/notices/" + notice + "/receipt")
        .then()
        .statusCode(200)
        .body("state", equalTo("RECEIPTED"));
  }

  /// It never is on its way there: a crash leaves it unsent, or delivered.
  @Test
  void whatGoesIntoTheInboxLeavesAndArrivesByOneCommit() throws Exception {
    // given
    channel("mhlw", "{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}");
    // when
    var incident = told(News.anAttackOn('a', ids.next()));
    // then
    assertThat(commits(becomes("mhlw", incident, "DELIVERED"))).isEqualTo(1);
  }

  @Test
  void whatGoesToAnotherSystemIsOnDiskBeforeItLeaves() throws Exception {
    // given
    webhook("mext");
    // when
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    // then
    assertThat(commits(becomes("mext", incident, "DELIVERED"))).isEqualTo(2);
  }

  /// By how many a notice's words were kept and its delivery was written down.
  private static int commits(UUID notice) throws SQLException {
    try (var owner = owner();
        var statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      var row =
          statement.executeQuery(
              """
              select count(distinct by::text) from (
                select xmin as by from notice_body where notice_id = '%1$s'
                union all select xmin from delivery where notice_id = '%1$s')
              """
                  .formatted(notice));
      row.next();
      return row.getInt(1);
    }
  }

  /// 4.1.5: and with the signature of both, which holds for these bytes alone.
  @Test
  void aMailHasTheNoticeAttachedAsPaperAndAsJson(@TempDir Path folder) throws Exception {
    // given
    channel("prefecture-36", "{\"type\": \"EMAIL\", \"to\": \"pref36@example.test\"}");
    // when
    var incident = told(News.anAttackOn('b', ids.next()));
    // then
    becomes("prefecture-36", incident, "DELIVERED", "hospital-b");
    var mail = (MimeMultipart) Neighbours.mailsTo("pref36@example.test").getFirst().getContent();
    for (int part = 1; part < mail.getCount(); part++) {
      Files.write(
          folder.resolve(mail.getBodyPart(part).getFileName()),
          mail.getBodyPart(part).getInputStream().readAllBytes());
    }
    assertThat(folder)
        .isDirectoryContaining("glob:**notice.pdf")
        .isDirectoryContaining("glob:**notice.json");
    assertThat(Files.readString(folder.resolve("notice.pdf"), ISO_8859_1)).startsWith("%PDF-");
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    var signature = Files.readString(folder.resolve("notice.jws"));
    assertThat(new Verifier(keys, null).files(signature, folder).faults()).isEmpty();
    Files.writeString(folder.resolve("notice.json"), " ", StandardOpenOption.APPEND);
    assertThat(new Verifier(keys, null).files(signature, folder).faults())
        .containsExactly("notice.json is not what was signed");
  }

  @Test
  void aWebhookIsSignedAndItsAnswerIsTheReceipt() throws Exception {
    // given
    var secret = webhook("mext");
    Neighbours.webhookAnswers(200, "{\"receiptNumber\": \"MEXT-7\", \"more\": true}");
    // when
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    // then
    var notice = becomes("mext", incident, "RECEIPTED");
    var call = callsOf(notice).getFirst();
    new Webhook(secret).verify(new String(call.body(), StandardCharsets.UTF_8), headers(call));
    notice("hospital-a", notice).body("receipt.receiptNumber", equalTo("MEXT-7"));
  }

  @Test
  void aWebhooksAnswerSaysSinceWhenItHasItAndWhatOfItCannotBeRead() {
    // given
    webhook("mext");
    var at = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    clock.set(at.plusSeconds(30));
    Neighbours.webhookAnswers(
        200, "{\"receiptNumber\": \"第７号\", \"receivedAt\": \"%s\"}".formatted(at));
    // when
    var first =
        becomes("mext", told(News.anAttackOn('a', ids.next()).atAUniversity()), "RECEIPTED");
    Neighbours.webhookAnswers(200, "{\"receiptNumber\": \"%s\"}".formatted("9".repeat(101)));
    var second =
        becomes("mext", told(News.anAttackOn('a', ids.next()).atAUniversity()), "DELIVERED");
    // then
    notice("hospital-a", first).body("receipt.receivedAt", equalTo(at.toString()));
    notice("hospital-a", second)
        .body("deliveries.detail", contains("HTTP 200, its receipt number cannot be read"));
  }

  @Test
  void aDeliveredNoticeAndItsReceiptAreProven() throws Exception {
    // given
    webhook("mext");
    Neighbours.webhookAnswers(200, "{\"receiptNumber\": \"MEXT-8\"}");
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    var notice = becomes("mext", incident, "RECEIPTED");
    as("mext").get("/notices/" + notice + "/proof").then().statusCode(202);
    // when
    sealer.sealAll();
    // then
    var proofs = json.readTree(as("mext").get("/notices/" + notice + "/proof").asByteArray());
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    assertThat(proofs.path("items")).hasSize(2);
    assertThat(proofs.path("items"))
        .allSatisfy(proof -> assertThat(new Verifier(keys, null).proof(proof).faults()).isEmpty());
    assertThat(proofs.at("/items/0/words").asText())
        .isEqualTo(new String(callsOf(notice).getFirst().body(), StandardCharsets.UTF_8));
    assertThat(proofs.at("/items/1/content").asText()).contains("MEXT-8");
  }

  /// As the owner of the tables, past every right that binds the application.
  @ParameterizedTest
  @ValueSource(strings = {"delivery", "receipt"})
  void whatWasRemovedFromTheDatabaseIsMissedByTheProof(String table) throws Exception {
    // given
    webhook("mext");
    Neighbours.webhookAnswers(200, "{\"receiptNumber\": \"MEXT-9\"}");
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    var notice = becomes("mext", incident, "RECEIPTED");
    sealer.sealAll();
    // when
    removed(table, notice);
    // then
    var proofs = json.readTree(as("mext").get("/notices/" + notice + "/proof").asByteArray());
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    assertThat(proofs.path("items")).hasSize(2);
    assertThat(
            proofs
                .path("items")
                .valueStream()
                .flatMap(proof -> new Verifier(keys, null).proof(proof).faults().stream()))
        .singleElement()
        .asString()
        .matches("the content of " + table + "/.* is not what was entered");
  }

  /// With its entry, which the audit still names. It goes by another name for a while, which is as
  /// good as gone, for the tests share a chain.
  @Test
  void whatWasRemovedWithItsEntryIsNamedAsMissing() throws Exception {
    // given
    webhook("mext");
    Neighbours.webhookAnswers(200, "{\"receiptNumber\": \"MEXT-10\"}");
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    var notice = becomes("mext", incident, "RECEIPTED");
    sealer.sealAll();
    var before = json.readTree(as("mext").get("/notices/" + notice + "/proof").asByteArray());
    var receipt = json.readTree(before.at("/items/1/entry").asText()).path("subject").asText();
    // when
    removed("receipt", notice);
    asOwner("update proof_entry set subject = 'gone' where subject = '%s'".formatted(receipt));
    var proofs = json.readTree(as("mext").get("/notices/" + notice + "/proof").asByteArray());
    asOwner("update proof_entry set subject = '%s' where subject = 'gone'".formatted(receipt));
    // then
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    assertThat(proofs.at("/items/1/missing").asText()).isEqualTo(receipt).startsWith("receipt/");
    assertThat(new Verifier(keys, null).proof(proofs.at("/items/1")).faults())
        .containsExactly(
            receipt + " is named by the audit and has no entry any more: it was removed");
  }

  /// The audit has a row for each older one, and names none.
  @Test
  void whatTheAuditDoesNotNameIsMissedByHowManyThereWere() throws Exception {
    // given
    webhook("mext");
    Neighbours.webhookAnswers(200, "{\"receiptNumber\": \"MEXT-11\"}");
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    var notice = becomes("mext", incident, "RECEIPTED");
    sealer.sealAll();
    asOwner(
        """
        insert into receipt (id, notice_id, by_hand, hospital_id, authority, receipt_number,
          received_at, recorded_by, recorded_at)
        select notice_id, notice_id, true, hospital_id, authority, receipt_number, received_at,
          recorded_by, recorded_at from receipt where notice_id = '%s'
        """
            .formatted(notice));
    asOwner(
        """
        insert into audit (at, caller, action, object)
        values (now(), 'somebody', 'notice.receipted', 'notice/%s')
        """
            .formatted(notice));
    var before = json.readTree(as("mext").get("/notices/" + notice + "/proof").asByteArray());
    // when
    asOwner("delete from receipt where id = '%s'".formatted(notice));
    // then
    var proofs = json.readTree(as("mext").get("/notices/" + notice + "/proof").asByteArray());
    assertThat(before.path("items")).hasSize(2).noneMatch(proof -> proof.has("missing"));
    assertThat(proofs.path("items"))
        .hasSize(3)
        .anySatisfy(
            proof -> assertThat(proof.path("missing").asText()).isEqualTo("receipt/" + notice));
  }

  private static void removed(String table, UUID notice) throws SQLException {
    asOwner("delete from %s where notice_id = '%s'".formatted(table, notice));
  }

  private static void asOwner(String oneRow) throws SQLException {
    try (var owner = owner();
        var statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      assertThat(statement.executeUpdate(oneRow)).isEqualTo(1);
    }
  }

  private static Connection owner() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s/notifier".formatted(System.getProperty("hikeshi.test.postgres")),
        "notifier_owner",
        "test");
  }

  @Test
  void aFailedCallIsRepeatedUnderTheSameIdWithTheSameBytes() {
    // given
    webhook("mext");
    Neighbours.webhookAnswers(500, "");
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    var notice = eventually("mext", incident, "hospital-a");
    attempts(notice, 1);
    // when
    courier.deliverDue();
    assertThat(callsOf(notice)).hasSize(1);
    clock.advance(Duration.ofSeconds(6));
    attempts(notice, 2);
    Neighbours.webhookAnswers(302, "");
    clock.advance(Duration.ofSeconds(17));
    attempts(notice, 3);
    Neighbours.webhookAnswers(204, "");
    clock.advance(Duration.ofMinutes(2));
    attempts(notice, 4);
    // then
    becomes("mext", incident, "DELIVERED");
    var calls = callsOf(notice);
    assertThat(calls).hasSize(4);
    assertThat(calls)
        .extracting(call -> new String(call.body(), StandardCharsets.UTF_8))
        .containsOnly(new String(calls.getFirst().body(), StandardCharsets.UTF_8));
  }

  @Test
  void oneAuthoritysOutageLeavesTheOthersAlone() {
    // given
    webhook("mext");
    channel("mhlw", "{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}");
    Neighbours.webhookAnswers(503, "");
    // when
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    // then
    becomes("mhlw", incident, "DELIVERED");
    notice("hospital-a", eventually("mext", incident, "hospital-a"))
        .body("state", equalTo("SENDING"));
  }

  @Test
  void whatAllAuthoritiesAreToldOfAReportIsAskedForOnce() {
    // given
    channel("mhlw", "{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}");
    channel("mext", "{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}");
    // when
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    // then
    becomes("mhlw", incident, "DELIVERED");
    becomes("mext", incident, "DELIVERED");
    assertThat(Neighbours.timesAsked("/incidents/" + incident + "/reports/1")).isEqualTo(1);
  }

  @Test
  void renderingWaitsWhileIncidentApiIsAway() {
    // given
    channel("mhlw", "{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}");
    Neighbours.incidentApiAnswers(503);
    var incident = told(News.anAttackOn('a', ids.next()));
    var notice = eventually("mhlw", incident, "hospital-a");
    courier.deliverDue();
    notice("hospital-a", notice).body("state", equalTo("SENDING")).body("deliveries", hasSize(0));
    as("mhlw").get("/notices/" + notice).then().statusCode(404);
    // when
    Neighbours.incidentApiAnswers(200);
    clock.advance(Duration.ofSeconds(3));
    courier.deliverDue();
    // then
    becomes("mhlw", incident, "DELIVERED");
  }

  @Test
  void afterThreeDaysOfFailuresAPersonHasToAct() {
    // given
    webhook("mext");
    Neighbours.webhookAnswers(500, "");
    var incident = told(News.anAttackOn('a', ids.next()).atAUniversity());
    var notice = eventually("mext", incident, "hospital-a");
    attempts(notice, 1);
    // when
    clock.advance(Duration.ofHours(73));
    attempts(notice, 2);
    // then
    becomes("mext", incident, "FAILED");
  }

  @Test
  void whatHasNotLeftWhenItsConsentIsTakenBackNeverLeaves() {
    // given
    channel("nco", "{\"type\": \"EMAIL\", \"to\": \"nco@example.test\"}");
    Neighbours.incidentApiAnswers(503);
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    var notice = eventually("nco", told(news.sharedWith("nco")), "hospital-a");
    notice("hospital-a", notice).body("state", equalTo("SENDING"));
    // when
    told(news.followedUp());
    becomes("nco", news.filed().incidentId(), "DRAFT");
    channel("nco", "{\"type\": \"MANUAL\"}");
    channel("nco", "{\"type\": \"EMAIL\", \"to\": \"nco@example.test\"}");
    Neighbours.incidentApiAnswers(200);
    clock.advance(Duration.ofSeconds(3));
    courier.deliverDue();
    // then
    notice("hospital-a", notice)
        .body("state", equalTo("DRAFT"))
        .body("waitsForApproval", equalTo(false))
        .body("deliveries", hasSize(0));
    assertThat(Neighbours.mailsTo("nco@example.test")).isEmpty();
    channel("nco", "{\"type\": \"MANUAL\"}");
  }

  private static UUID told(News news) {
    News.tell(news.filed());
    return news.filed().incidentId();
  }

  /// ASVS 1.3.11.
  @Test
  void anAddressThatHoldsASecondHeaderIsNoAddress() {
    for (var bent :
        List.of(
            "a@mext.example\\r\\nBcc: x@y.example", "a@mext.example\\nX: y", "a@b, c@d.example")) {
      as("admin")
          .contentType("application/json")
          .body("{\"type\": \"EMAIL\", \"email\": \"" + bent + "\"}")
          .put("/authorities/mext/channel")
          .then()
          .statusCode(400);
    }
  }

  private static void channel(String authority, String body) {
    as("admin")
        .contentType("application/json")
        .body(body)
        .put("/authorities/" + authority + "/channel")
        .then()
        .statusCode(200);
  }

  private static String webhook(String authority) {
    return as("admin")
        .contentType("application/json")
        .body("{\"type\": \"WEBHOOK\", \"url\": \"" + Neighbours.webhook() + "\"}")
        .put("/authorities/" + authority + "/channel")
        .then()
        .statusCode(200)
        .body("secret", notNullValue())
        .extract()
        .path("secret");
  }

  private UUID becomes(String authority, UUID incident, String state) {
    return becomes(authority, incident, state, "hospital-a");
  }

  private UUID becomes(String authority, UUID incident, String state, String hospital) {
    var notice = eventually(authority, incident, hospital);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> notice(hospital, notice).body("state", equalTo(state)));
    return notice;
  }

  private static UUID eventually(String authority, UUID incident, String hospital) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              List<Map<String, Object>> items =
                  as(hospital).get("/notices").then().statusCode(200).extract().path("items");
              return items.stream()
                  .filter(item -> incident.toString().equals(item.get("incidentId")))
                  .filter(item -> authority.equals(item.get("authority")))
                  .map(item -> UUID.fromString((String) item.get("id")))
                  .findFirst()
                  .orElse(null);
            },
            found -> found != null);
  }

  /// Other tests' notices may be due to the same authority first.
  private void attempts(UUID notice, int count) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              courier.deliverDue();
              notice("hospital-a", notice).body("deliveries", hasSize(count));
            });
  }

  private static ValidatableResponse notice(String user, UUID id) {
    return as(user).get("/notices/" + id).then().statusCode(200);
  }

  private static List<Neighbours.Call> callsOf(UUID notice) {
    return Neighbours.calls().stream()
        .filter(call -> notice.toString().equals(call.headers().get("webhook-id")))
        .toList();
  }

  private static HttpHeaders headers(Neighbours.Call call) {
    return HttpHeaders.of(
        call.headers().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
        (_, _) -> true);
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
