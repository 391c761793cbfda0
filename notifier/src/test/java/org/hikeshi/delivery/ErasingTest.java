package org.hikeshi.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hikeshi.dossier.PersonsTellings;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class ErasingTest {

  private static final String DUE =
      "update dossier set erasing_since = now() where incident_id = :id";

  private static final String ERASED =
      """
      update dossier set erasing_since = now(), erased_at = now() where incident_id = :id
      """;

  @Inject Arrived arrived;
  @Inject Courier courier;
  @Inject PersonsTellings tellings;
  @Inject TrackedDuties duties;
  @Inject Sealer sealer;
  @Inject EntityManager database;
  @Inject ObjectMapper json;

  @BeforeEach
  void incidentApiAnswers() {
    Neighbours.incidentApiAnswers(200);
  }

  @Test
  void copiesOfWordsGoAndTheRecordStays() throws IOException {
    // given
    var notice = arrived.atTheMinistry().notice();
    as("hospital-a").get("/notices/" + notice + "/document.json").then().statusCode(200);
    as("mhlw")
        .contentType("application/json")
        .body("{\"receiptNumber\": \"M-1\", \"note\": \"電話で確認\"}")
        .post("/notices/" + notice + "/receipt")
        .then()
        .statusCode(200);
    sealer.sealAll();
    aDayWasSet(notice);
    // when
    News.tell(erased(incidentOf(notice)));
    // then
    await()
        .untilAsserted(
            () ->
                as("hospital-a")
                    .get("/notices/" + notice + "/document.json")
                    .then()
                    .statusCode(410));
    var receipt = as("mhlw").get("/notices/" + notice).jsonPath();
    assertThat(receipt.getString("receipt.receiptNumber")).isEqualTo("M-1");
    assertThat(receipt.getString("receipt.note")).isNull();
    assertThat(reasonOfDay(incidentOf(notice))).isEmpty();
    var proofs = json.readTree(as("mhlw").get("/notices/" + notice + "/proof").asByteArray());
    var keys = json.readTree(given().get("/.well-known/jwks.json").asByteArray());
    assertThat(proofs.path("items")).hasSize(2);
    for (JsonNode proof : proofs.path("items")) {
      assertThat(proof.has("words")).isFalse();
      assertThat(new Verifier(keys, null).proof(proof).faults()).isEmpty();
    }
  }

  @Test
  void sameEventTwice_erasesOnce() {
    // given
    var notice = arrived.atTheMinistry().notice();
    var event = erased(incidentOf(notice));
    News.tell(event);
    await().untilAsserted(() -> assertThat(erasedAt(notice)).isNotNull());
    var first = erasedAt(notice);
    // when
    News.tell(event);
    var other = arrived.atTheMinistry().notice();
    News.tell(erased(incidentOf(other)));
    await().untilAsserted(() -> assertThat(erasedAt(other)).isNotNull());
    // then
    assertThat(erasedAt(notice)).isEqualTo(first);
  }

  @Test
  void anOpenQuestionKeepsThem() {
    // given
    var notice = arrived.atTheMinistry().notice();
    as("hospital-a").get("/notices/" + notice + "/document.json").then().statusCode(200);
    as("mhlw")
        .contentType("application/json")
        .body("{\"question\": \"?\", \"dueOn\": \"2099-01-01\"}")
        .post("/notices/" + notice + "/questions")
        .then()
        .statusCode(201);
    // when
    News.tell(erased(incidentOf(notice)));
    var other = arrived.atTheMinistry().notice();
    News.tell(erased(incidentOf(other)));
    await().untilAsserted(() -> assertThat(erasedAt(other)).isNotNull());
    // then
    as("hospital-a").get("/notices/" + notice + "/document.json").then().statusCode(200);
  }

  @Test
  void aQuestionThatWasTakenBackKeepsNothing() {
    // given
    var notice = arrived.atTheMinistry().notice();
    String question = ask(notice);
    News.tell(erased(incidentOf(notice)));
    sweep();
    assertThat(erasedAt(notice)).isNull();
    // when
    as("mhlw").delete("/questions/" + question).then().statusCode(204);
    sweep();
    // then
    await().untilAsserted(() -> assertThat(erasedAt(notice)).isNotNull());
    assertThat(answerOf(question)).isEmpty();
  }

  @Test
  void anAnswerStaysUntilTheAuthorityHasHadTimeToReadIt() {
    // given
    var notice = arrived.atTheMinistry().notice();
    String question = ask(notice);
    News.tell(erased(incidentOf(notice)));
    as("hospital-a")
        .contentType("application/json")
        .body("{\"answer\": \"三台です\"}")
        .post("/questions/" + question + "/answer")
        .then()
        .statusCode(200);
    // when
    sweep();
    assertThat(answerOf(question)).isEqualTo("三台です");
    change("update question set answered_at = '2020-01-01' where id = :id", question);
    sweep();
    // then
    assertThat(answerOf(question)).isEmpty();
  }

  @Test
  void whatIsAskedAfterTheErasingGoesToo() {
    // given
    var notice = arrived.atTheMinistry().notice();
    News.tell(erased(incidentOf(notice)));
    await().untilAsserted(() -> assertThat(erasedAt(notice)).isNotNull());
    String question = ask(notice);
    change(
        """
        update question set answer = '三台です', answered_at = '2020-01-01'
        where id = :id
        """,
        question);
    // when
    sweep();
    // then
    assertThat(answerOf(question)).isEmpty();
  }

  @Test
  void whatIsErasedIsNeitherApprovedNorSentAnotherWay() {
    // given
    var found = arrived.atTheMinistry();
    change(ERASED, found.incident().toString());
    // when
    var approved =
        as("hospital-a")
            .contentType("application/json")
            .body("{\"name\": \"見本 太郎\"}")
            .post("/notices/" + found.draft() + "/approval");
    var way =
        as("hospital-a")
            .contentType("application/json")
            .body("{\"way\": \"MANUAL\", \"reason\": \"回線の障害\"}")
            .put("/notices/" + found.notice() + "/way");
    // then
    approved.then().statusCode(410).body("detail", containsString("消去されました"));
    way.then().statusCode(410).body("detail", containsString("消去されました"));
    as("hospital-a")
        .get("/pages/inbox/" + found.draft())
        .then()
        .statusCode(200)
        .body(containsString("消去されました"))
        .body(not(containsString("しばらくして、もう一度")))
        .body(not(containsString("/approval")));
    as("hospital-a")
        .get("/pages/inbox/" + found.notice() + "/papers/copy-sheet")
        .then()
        .statusCode(410);
  }

  @Test
  void whatWasOnItsWayWhenItWasErasedIsGivenUp() {
    // given
    var found = arrived.atTheMinistry();
    arrived.nothingElseIsOnItsWay();
    as("admin")
        .contentType("application/json")
        .body("{\"type\": \"PORTAL\", \"agreedOn\": \"2026-01-01\"}")
        .put("/authorities/ppc/channel")
        .then()
        .statusCode(200);
    change(ERASED, found.incident().toString());
    change(
        """
        update notice set state = 'SENDING', next_attempt_at = '2020-01-01',
          trying_since = '2020-01-01'
        where id = :id
        """,
        found.draft().toString());
    // when
    courier.deliverDue();
    // then
    as("hospital-a")
        .get("/notices/" + found.draft())
        .then()
        .body("state", equalTo("FAILED"))
        .body("deliveries.detail", contains("its words are erased"));
    as("admin")
        .contentType("application/json")
        .body("{\"type\": \"MANUAL\"}")
        .put("/authorities/ppc/channel")
        .then()
        .statusCode(200);
  }

  @Test
  void whatWasOnItsWayWhenItWasErasedIsGivenUpAlsoWhereNothingIsAgreedAnyMore() {
    // given
    var found = arrived.atTheMinistry();
    arrived.nothingElseIsOnItsWay();
    as("admin")
        .contentType("application/json")
        .body("{\"type\": \"MANUAL\"}")
        .put("/authorities/ppc/channel")
        .then()
        .statusCode(200);
    change(ERASED, found.incident().toString());
    change(
        """
        update notice set state = 'SENDING', next_attempt_at = '2020-01-01',
          trying_since = '2020-01-01'
        where id = :id
        """,
        found.draft().toString());
    // when
    courier.deliverDue();
    // then
    as("hospital-a").get("/notices/" + found.draft()).then().body("state", equalTo("FAILED"));
  }

  @Test
  void whatIsNotedAfterTheErasingGoesToo() {
    // given
    var found = arrived.atTheMinistry();
    List.of(
            """
            insert into approval (notice_id, hospital_id, name, approved_by, approved_at)
            select id, hospital_id, '見本 太郎', 'x', now() from notice where id = :id
            """,
            """
            insert into notice_way (id, notice_id, hospital_id, way, reason, chosen_by, chosen_at)
            select gen_random_uuid(), id, hospital_id, 'MANUAL', '山田が聞いた', 'x', now()
            from notice where id = :id
            """,
            """
            insert into known_day (id, incident_id, hospital_id, authority, day, revision,
              reason, set_by, set_at)
            select gen_random_uuid(), incident_id, hospital_id, authority, '2026-02-07', 1,
              '夜勤が気付いていた', 'x', now()
            from notice where id = :id
            """,
            """
            insert into persons_told
              (id, duty_id, hospital_id, how, at, recorded_by, recorded_at, adds_up)
            select gen_random_uuid(), d.id, d.hospital_id, '郵送', now(), 'x', now(), true
            from duty d join notice n on n.incident_id = d.incident_id
            where d.authority = 'persons' and n.id = :id
            """)
        .forEach(
            noted -> {
              // when
              change(ERASED, found.incident().toString());
              change(noted, found.draft().toString());
              arrived.wordsWhoseTimeIsOverGo();
              // then
              assertThat(wordsOf(found.draft())).isEmpty();
            });
  }

  /// Beside those of receipts and questions.
  private String wordsOf(UUID notice) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (String)
                    database
                        .createNativeQuery(
                            """
                            select concat(
                              (select string_agg(name, '') from approval where notice_id = n.id),
                              (select string_agg(reason, '') from notice_way where notice_id = n.id),
                              (select string_agg(reason, '') from known_day k
                                where k.incident_id = n.incident_id),
                              (select string_agg(how, '') from persons_told p
                                join duty d on d.id = p.duty_id
                                where d.incident_id = n.incident_id))
                            from notice n where id = :id
                            """)
                        .setParameter("id", notice)
                        .getSingleResult());
  }

  @Test
  void howManyWereToldStaysWhatItWas() {
    // given
    var found = arrived.atTheMinistry();
    var one = "{\"how\": \"%s\", \"at\": \"2026-02-09T00:00:00Z\", \"count\": %d%s}";
    told(found.persons(), one.formatted("電話", 5, ""));
    told(found.persons(), one.formatted("郵送", 5, ""));
    told(found.persons(), one.formatted("郵送", 5, ""));
    assertThat(reached(found.persons())).isEqualTo(10);
    change(DUE, found.incident().toString());
    arrived.wordsWhoseTimeIsOverGo();
    assertThat(reached(found.persons())).isEqualTo(10);
    told(found.persons(), one.formatted("電話", 5, ", \"substitute\": \"公表\""));
    assertThat(reached(found.persons())).isEqualTo(10_000);
    // when
    arrived.wordsWhoseTimeIsOverGo();
    arrived.wordsWhoseTimeIsOverGo();
    // then
    assertThat(reached(found.persons())).isEqualTo(10_000);
  }

  private static void told(UUID persons, String record) {
    as("hospital-a")
        .contentType("application/json")
        .body(record)
        .put("/duties/" + persons + "/persons-told")
        .then()
        .statusCode(200);
  }

  private long reached(UUID persons) {
    return Objects.requireNonNull(
        QuarkusTransaction.requiringNew().call(() -> tellings.of(duties.findById(persons)).told()));
  }

  private static String ask(UUID notice) {
    return as("mhlw")
        .contentType("application/json")
        .body("{\"question\": \"何台ですか\", \"dueOn\": \"2099-01-01\"}")
        .post("/notices/" + notice + "/questions")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  @Test
  void oneThatCannotBeErasedKeepsNoOtherBack() throws SQLException {
    // given
    var broken = arrived.atTheMinistry();
    var told = arrived.atTheMinistry();
    var due = arrived.atTheMinistry();
    aDayWasSet(broken.notice());
    change(DUE, broken.incident().toString());
    change(DUE, due.incident().toString());
    asOwner(
        "alter table known_day add constraint broken check (reason <> '' or incident_id <> '%s') not valid"
            .formatted(broken.incident()));
    try {
      // when
      News.tell(erased(told.incident()));
      await().untilAsserted(() -> assertThat(erasedAt(told.notice())).isNotNull());
      // then
      assertThat(erasedAt(due.notice())).isNull();
      assertThatThrownBy(arrived::wordsWhoseTimeIsOverGo)
          .hasMessageContaining("passed over: [" + broken.incident() + "]");
      assertThat(erasedAt(due.notice())).isNotNull();
      assertThat(erasedAt(broken.notice())).isNull();
    } finally {
      asOwner("alter table known_day drop constraint broken");
    }
  }

  private static void asOwner(String sql) throws SQLException {
    try (var owner =
            DriverManager.getConnection(
                "jdbc:postgresql://%s/notifier"
                    .formatted(System.getProperty("hikeshi.test.postgres")),
                "notifier_owner",
                "test");
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Another incident is erased after what was told before, and then whatever is due.
  private void sweep() {
    var other = arrived.atTheMinistry().notice();
    News.tell(erased(incidentOf(other)));
    await().untilAsserted(() -> assertThat(erasedAt(other)).isNotNull());
    arrived.wordsWhoseTimeIsOverGo();
  }

  private void aDayWasSet(UUID notice) {
    change(
        """
        insert into known_day (id, incident_id, hospital_id, authority, day, revision,
          reason, set_by, set_at)
        select gen_random_uuid(), incident_id, hospital_id, authority, '2026-02-07', 1,
          '夜勤が気付いていた', 'somebody', now()
        from notice where id = :id
        """,
        notice.toString());
  }

  private void change(String sql, String id) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(sql)
                    .setParameter("id", UUID.fromString(id))
                    .executeUpdate());
  }

  private String answerOf(String question) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (String)
                    database
                        .createNativeQuery("select answer from question where id = :id")
                        .setParameter("id", UUID.fromString(question))
                        .getSingleResult());
  }

  private static ContactsErased erased(UUID incident) {
    return new ContactsErased(
        incident, 9, News.AT, UUID.fromString("00000000-0000-7000-8000-00000000000a"), 1);
  }

  private UUID incidentOf(UUID notice) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (UUID)
                    database
                        .createNativeQuery("select incident_id from notice where id = :id")
                        .setParameter("id", notice)
                        .getSingleResult());
  }

  private String reasonOfDay(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (String)
                    database
                        .createNativeQuery("select reason from known_day where incident_id = :id")
                        .setParameter("id", incident)
                        .getSingleResult());
  }

  private Object erasedAt(UUID notice) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                    .createNativeQuery(
                        "select max(d.erased_at) from dossier d join notice n on n.incident_id ="
                            + " d.incident_id where n.id = :id")
                    .setParameter("id", notice)
                    .getSingleResult());
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
