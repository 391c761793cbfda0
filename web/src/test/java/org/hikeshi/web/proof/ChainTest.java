package org.hikeshi.web.proof;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;
import org.hikeshi.web.WebAlone;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// On a real chain, taken away through the front door.
@QuarkusTest
@TestProfile(WebAlone.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class ChainTest {

  private static final Content WORDS = new Content(Map.of("no", 1, "at", "now"), "脅迫文");

  @Inject Entries entries;
  @Inject Sealer sealer;
  @Inject Proofs proofs;
  @Inject Audit audit;
  @Inject ObjectMapper json;
  @Inject Ids ids;
  @Inject Chain chain;
  @Inject Clock clock;

  @Test
  void aProofHoldsWithoutUs() {
    // given
    var subject = entered(WORDS);
    // when
    sealer.sealAll();
    // then
    var proof = proof(subject, WORDS);
    assertThat(verifier(null).proof(proof).faults()).isEmpty();
    assertThat(verifier(head()).proof(proof).faults()).isEmpty();
    assertThat(proof.path("words").asText()).isEqualTo("脅迫文");
  }

  @Test
  void howLongTheOldestWaitsForItsSealIsShown() {
    // given
    sealer.sealAll();
    var later = new SealWatch(chain, Clock.offset(clock, Duration.ofMinutes(10)));
    assertThat(later.measure()).isZero();
    // when
    entered(WORDS);
    var waited = later.measure();
    sealer.sealAll();
    // then
    assertThat(waited).isBetween(600.0, 700.0);
    assertThat(later.measure()).isZero();
  }

  @Test
  void whatIsNotSealedYetSaysSo() {
    // when
    var subject = entered(WORDS);
    // then
    assertThat(found(subject, WORDS)).isInstanceOf(Proofs.Found.NotYetSealed.class);
    assertThat(found("report/none", WORDS)).isInstanceOf(Proofs.Found.NotEntered.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"entry", "content", "salt", "words", "wordsSalt", "checkpoint", "head", "path"})
  void aFlippedByteOfAProofIsFound(String field) {
    // given
    IntStream.range(0, 3).forEach(_ -> entered(WORDS));
    var subject = entered(WORDS);
    sealer.sealAll();
    var proof = proof(subject, WORDS);
    var text =
        field.equals("path") ? proof.at("/path/0/hash").asText() : proof.path(field).asText();
    for (int at = 0; at < text.length(); at += 1 + text.length() / 50) {
      // when
      var bent = proof.deepCopy();
      var flipped = text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
      if (field.equals("path")) {
        ((ObjectNode) bent.path("path").get(0)).put("hash", flipped);
      } else {
        bent.put(field, flipped);
      }
      // then
      assertThat(verifier(null).proof(bent).holds()).as(flipped).isFalse();
    }
  }

  @Test
  void erasedWordsLeaveTheCodesProvable() {
    // given
    var subject = entered(WORDS);
    sealer.sealAll();
    // when
    QuarkusTransaction.requiringNew().run(() -> entries.eraseWords(List.of(subject)));
    // then
    var proof = proof(subject, new Content(WORDS.codes(), null));
    assertThat(proof.has("words")).isFalse();
    assertThat(proof.has("wordsSalt")).isFalse();
    assertThat(verifier(null).proof(proof).faults()).isEmpty();
  }

  @Test
  void whatTheRowsSayNowMustBeWhatWasEntered() {
    // given
    var subject = entered(WORDS);
    sealer.sealAll();
    // when
    var changed = proof(subject, new Content(Map.of("no", 2, "at", "now"), "脅迫文"));
    var rewritten = proof(subject, new Content(WORDS.codes(), "何もなかった"));
    // then
    assertThat(verifier(null).proof(changed).holds()).isFalse();
    assertThat(verifier(null).proof(rewritten).holds()).isFalse();
  }

  @Test
  void aProofOfAnotherKeyIsRefused() {
    // given
    var subject = entered(WORDS);
    sealer.sealAll();
    // when
    var stranger = new Verifier(json.createObjectNode().set("keys", json.createArrayNode()), null);
    // then
    assertThat(stranger.proof(proof(subject, WORDS)).holds()).isFalse();
  }

  @Test
  void aChainHoldsFromItsFirstEntryToItsLast() {
    // given
    threeCheckpoints();
    // when
    var verdict = verifier(head()).chain(lines().stream());
    // then
    assertThat(verdict.faults()).isEmpty();
    assertThat(String.join("", lines())).doesNotContain("脅迫文");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop an entry",
        "swap two entries",
        "flip a byte",
        "drop a checkpoint",
        "swap two checkpoints",
        "repeat a checkpoint",
        "drop the first checkpoint",
        "cut the end off",
        "cut it all off"
      })
  void whateverIsDoneToAChainIsFound(String deed) throws Exception {
    // given
    threeCheckpoints();
    var whole = lines();
    var kept = head();
    // when
    var bent = bent(deed, whole);
    // then
    assertThat(verifier(kept).chain(whole.stream()).faults()).isEmpty();
    assertThat(verifier(kept).chain(bent.stream()).holds()).isFalse();
  }

  /// As the owner of the tables, who needs no key for it: the service seals on by itself.
  @Test
  void aChainThatWasCutAndGrewPastWhatWasKeptIsFoundByTheCheckpointsBetween() throws SQLException {
    // given
    threeCheckpoints();
    var cutAt = number(head());
    IntStream.range(0, 2).forEach(_ -> threeCheckpoints());
    var kept = head();
    try (var owner = owner();
        var statement = owner.createStatement()) {
      bind(statement, "no force");
      statement.execute(
          "delete from proof_entry where position > (select last_position from proof_checkpoint where number = %d)"
              .formatted(cutAt));
      statement.execute("delete from proof_checkpoint where number > " + cutAt);
    }
    // when
    IntStream.range(0, 3).forEach(_ -> threeCheckpoints());
    var subject = entered(WORDS);
    sealer.sealAll();
    // then
    var proof = proof(subject, WORDS);
    assertThat(number(head())).isGreaterThan(number(kept));
    assertThat(verifier(kept).proof(proof).uncompared())
        .singleElement()
        .asString()
        .contains("GET /proof/checkpoints?from=" + number(kept));
    assertThat(walked(kept, number(kept)).proof(proof).faults())
        .containsExactly(
            "checkpoint %d is another one than was given out: the chain was cut or rewritten"
                .formatted(number(kept)));
  }

  @Test
  void theCheckpointsBetweenShowThatWhatWasKeptLiesUnderTheHead() {
    // given
    var subject = entered(WORDS);
    sealer.sealAll();
    threeCheckpoints();
    var kept = head();
    threeCheckpoints();
    // when
    var proof = proof(subject, WORDS);
    var sealedAt = number(proof.path("checkpoint").asText());
    // then
    var verdict = walked(kept, sealedAt).proof(proof);
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.uncompared()).isEmpty();
    assertThat(walked(kept, number(kept)).proof(proof).uncompared())
        .singleElement()
        .asString()
        .contains("from=" + sealedAt);
    assertThat(verifier(null).proof(proof).found())
        .anyMatch(line -> line.contains("cannot be told"));
  }

  @Test
  void checkpointsThatDoNotFollowOnEachOtherVouchForNothing() {
    // given
    var subject = entered(WORDS);
    sealer.sealAll();
    var kept = head();
    threeCheckpoints();
    var proof = proof(subject, WORDS);
    var between = new ArrayList<>(checkpoints(number(kept)));
    // when
    between.remove(1);
    // then
    assertThat(new Verifier(jwks(), kept, between.stream()).proof(proof).holds()).isFalse();
  }

  private Verifier walked(String kept, long from) {
    return new Verifier(jwks(), kept, checkpoints(from).stream());
  }

  private static long number(String compact) {
    return Verifier.number(Jws.read(compact).payload());
  }

  /// A hospital may have them: they say nothing about anybody.
  private static List<String> checkpoints(long from) {
    return given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .get("/proof/checkpoints?from=" + from)
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private List<String> bent(String deed, List<String> whole) throws Exception {
    var lines = new ArrayList<>(whole);
    int last = lines.size() - 1;
    var line = (ObjectNode) json.readTree(lines.get(last));
    var items = (ArrayNode) line.path("entries");
    switch (deed) {
      case "drop an entry" -> items.remove(1);
      case "swap two entries" -> items.insert(0, items.remove(1));
      case "flip a byte" -> {
        var entry = items.get(0).path("entry").asText();
        ((ObjectNode) items.get(0)).put("entry", entry.replaceFirst("20", "21"));
      }
      case "drop a checkpoint" -> lines.remove(last - 1);
      case "swap two checkpoints" -> Collections.swap(lines, last - 2, last - 1);
      case "repeat a checkpoint" -> lines.add(last, lines.get(last - 1));
      case "drop the first checkpoint" -> lines.remove(0);
      case "cut the end off" -> lines.remove(last);
      case "cut it all off" -> lines.clear();
      default -> throw new IllegalArgumentException(deed);
    }
    if (lines.size() == whole.size() && !deed.startsWith("swap two checkpoints")) {
      lines.set(last, json.writeValueAsString(line));
    }
    return lines;
  }

  @Test
  void aCutEndIsNotSeenByWhoKeptNothingAndTheVerdictSaysSo() {
    // given
    threeCheckpoints();
    var lines = lines();
    // when
    var verdict = verifier(null).chain(lines.subList(0, lines.size() - 1).stream());
    // then
    assertThat(verdict.holds()).isTrue();
    assertThat(verdict.found()).anyMatch(line -> line.contains("cannot be told"));
  }

  /// As the owner of the tables, past every right and policy that binds the application.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update audit set caller = 'nobody' where object = 'incident/%s'",
        "delete from audit where object = 'incident/%s'",
        "update audit set codes = '{\"no\": \"2\"}' where object = 'incident/%s'",
        "update proof_entry set at = at + interval '1 day' where subject = 'report/%s'",
        "delete from proof_entry where subject = 'report/%s'",
        "update proof_entry set subject = 'report/other' where subject = 'report/%s'",
        "update proof_entry set position = position + 100000 where subject = 'report/%s'",
        "update proof_checkpoint set jws = replace(jws, '.', '.A') where number = (select max(number) from proof_checkpoint)"
      })
  void whatTheOwnerOfTheDatabaseChangesIsFound(String sql) throws SQLException {
    // given
    var id = ids.next();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              entries.add("report/" + id, null, WORDS);
              audit.record("report.filed", null, "incident/" + id, Map.of("no", "1"));
            });
    sealer.sealAll();
    assertThat(verifier(null).chain(lines().stream()).faults()).isEmpty();
    try (var owner = owner();
        var statement = owner.createStatement()) {
      bind(statement, "no force");
      statement.execute("create temp table kept_entry as select * from proof_entry");
      statement.execute("create temp table kept_audit as select * from audit");
      statement.execute("create temp table kept_seal as select * from proof_checkpoint");
      // when
      int changed = statement.executeUpdate(sql.formatted(id));
      // then
      assertThat(changed).isEqualTo(1);
      assertThat(verifier(null).chain(lines().stream()).holds()).isFalse();
      restore(statement);
    }
    assertThat(verifier(null).chain(lines().stream()).faults()).isEmpty();
  }

  /// Whether the policies hold for the owner too.
  private static void bind(Statement statement, String force) throws SQLException {
    for (var table : List.of("proof_entry", "audit", "proof_checkpoint")) {
      statement.execute("alter table %s %s row level security".formatted(table, force));
    }
  }

  private static void restore(Statement statement) throws SQLException {
    for (var pair :
        List.of("proof_entry kept_entry", "audit kept_audit", "proof_checkpoint kept_seal")) {
      var tables = pair.split(" ");
      statement.execute("delete from " + tables[0]);
      statement.execute(
          "insert into %s overriding system value select * from %s"
              .formatted(tables[0], tables[1]));
    }
  }

  /// The ids were drawn in the one order and committed in the other.
  @Test
  void whatCommitsLateIsNotPassedOver() throws InterruptedException {
    // given
    var drawn = new CountDownLatch(1);
    var sealed = new CountDownLatch(1);
    var early = new ArrayList<String>();
    var slow =
        Thread.startVirtualThread(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          early.add("report/" + ids.next());
                          entries.add(early.getFirst(), null, WORDS);
                          drawn.countDown();
                          await(sealed);
                        }));
    await(drawn);
    var late = entered(WORDS);
    // when
    sealer.sealAll();
    sealed.countDown();
    slow.join();
    sealer.sealAll();
    // then
    assertThat(position(late)).isLessThan(position(early.getFirst()));
    assertThat(verifier(head()).chain(lines().stream()).faults()).isEmpty();
  }

  @Test
  void twoSealersMakeOneChain() throws InterruptedException {
    // given
    IntStream.range(0, 501).forEach(_ -> entered(WORDS));
    // when
    var both = Stream.of(1, 2).map(_ -> Thread.startVirtualThread(sealer::sealAll)).toList();
    for (var one : both) {
      one.join();
    }
    sealer.sealAll();
    // then
    assertThat(verifier(head()).chain(lines().stream()).faults()).isEmpty();
  }

  @Test
  void whatIsRolledBackIsNotEntered() {
    // given
    var subject = "report/" + ids.next();
    // when
    QuarkusTransaction.begin();
    entries.add(subject, null, WORDS);
    QuarkusTransaction.rollback();
    // then
    sealer.sealAll();
    assertThat(found(subject, WORDS)).isInstanceOf(Proofs.Found.NotEntered.class);
  }

  @Test
  void aHospitalSeesItsOwnEntriesOnly() throws SQLException {
    // given
    var own = UUID.fromString("00000000-0000-7000-8000-00000000000a");
    QuarkusTransaction.requiringNew().run(() -> entries.add("report/" + ids.next(), own, WORDS));
    // when / then
    assertThat(seenAs(own.toString())).isEqualTo(1);
    assertThat(seenAs("00000000-0000-7000-8000-00000000000b")).isZero();
  }

  private long seenAs(String tenant) throws SQLException {
    try (var app = connection("incident_api_app");
        var statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("select set_config('app.tenant', '%s', true)".formatted(tenant));
      try (var row = statement.executeQuery("select count(*) from proof_entry")) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void threeCheckpoints() {
    for (int i = 0; i < 3; i++) {
      entered(WORDS);
      entered(Content.ofCodes(Map.of("a", "b")));
      QuarkusTransaction.requiringNew()
          .run(() -> audit.record("report.filed", null, "incident/x", Map.of("no", "1")));
      sealer.sealAll();
    }
  }

  private String entered(Content content) {
    var subject = "report/" + ids.next();
    QuarkusTransaction.requiringNew().run(() -> entries.add(subject, null, content));
    return subject;
  }

  private Proofs.Found found(String subject, Content content) {
    return QuarkusTransaction.requiringNew().call(() -> proofs.of(subject, content));
  }

  private ObjectNode proof(String subject, Content content) {
    return json.valueToTree(((Proofs.Found.Sealed) found(subject, content)).proof());
  }

  private long position(String subject) {
    return Verifier.json(proof(subject, WORDS).path("entry").asText()).path("position").asLong();
  }

  private Verifier verifier(@Nullable String kept) {
    return new Verifier(jwks(), kept);
  }

  private JsonNode jwks() {
    return Verifier.json(given().get("/.well-known/jwks.json").asString());
  }

  private static String head() {
    return given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .get("/proof/head")
        .then()
        .statusCode(200)
        .extract()
        .path("head");
  }

  private static List<String> lines() {
    return given()
        .auth()
        .oauth2(TestTokens.as("coordinator"))
        .get("/proof/chain")
        .then()
        .statusCode(200)
        .extract()
        .asString()
        .lines()
        .toList();
  }

  private static Connection owner() throws SQLException {
    return connection("incident_api_owner");
  }

  private static Connection connection(String role) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s/incident_api".formatted(System.getProperty("hikeshi.test.postgres")),
        role,
        "test");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
