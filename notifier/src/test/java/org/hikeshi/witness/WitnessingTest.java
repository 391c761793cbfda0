package org.hikeshi.witness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.Audit;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.proof.Verifier;
import org.hikeshi.web.testing.PaperChain;
import org.hikeshi.web.testing.PaperChain.Key;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.hikeshi.web.time.JapanTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each test has a week of its own, for what was mailed on a day stays mailed.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class WitnessingTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");
  private static final String DESK = "desk@hikeshi.invalid";
  private static final String[] ALL = {"incident-api", "dispatch-service", "notifier"};
  private static final Key KEY = Key.made();
  private static final Key ANOTHER = Key.made();
  private static final String KEYS = PaperChain.jwks(KEY);
  private static int week;

  @Inject Witnessing witnessing;
  @Inject HeadMails mails;
  @Inject Chains chains;
  @Inject ReactiveMailer mailer;
  @Inject MeterRegistry metrics;
  @Inject SettableClock clock;
  @Inject Sealer sealer;
  @Inject Audit audit;
  @Inject ObjectMapper json;

  @BeforeEach
  void allChainsHaveAHead() {
    week++;
    clock.set(Instant.parse("2031-06-01T01:00:00Z").plus(Duration.ofDays(week * 7L)));
    QuarkusTransaction.requiringNew()
        .run(() -> audit.record("test.done", null, "test/" + week, Map.of()));
    sealer.sealAll();
    Neighbours.chainShows(200, head(100L * week), KEYS);
  }

  @AfterEach
  void theClockStandsWhereItStood() {
    clock.set(MONDAY_MORNING);
  }

  @Test
  void eachHeadIsMailedOnceADayHoweverManyLook() throws InterruptedException {
    // when
    atOnce(4, () -> witnessing.tick());
    clock.advance(Duration.ofHours(2));
    witnessing.tick();
    // then
    assertThat(mailed(today())).containsExactlyInAnyOrder(ids(today()));
    clock.advance(Duration.ofDays(1));
    witnessing.tick();
    assertThat(mailed(today())).containsExactlyInAnyOrder(ids(today()));
  }

  @Test
  void afterAWeekOfNobodyTheHeadOfTheDayIsMailedAndNoOther() {
    // given
    witnessing.tick();
    var first = today();
    // when
    clock.advance(Duration.ofDays(6));
    witnessing.tick();
    // then
    assertThat(mailed(today())).hasSize(3);
    assertThat(first.plusDays(1).datesUntil(today()))
        .allSatisfy(day -> assertThat(mailed(day)).isEmpty());
  }

  @Test
  void nothingGoesBeforeItsHour() {
    // given
    clock.set(today().atTime(6, 59).atZone(JapanTime.ZONE).toInstant());
    // when
    witnessing.tick();
    // then
    assertThat(mailed(today())).isEmpty();
  }

  @Test
  void aServiceThatIsAwayHoldsUpNobodyAndIsAskedAgain() {
    // given
    Neighbours.chainShows(503, null, "");
    witnessing.tick();
    assertThat(mailed(today())).containsExactly(id("notifier", today()));
    // when
    Neighbours.chainShows(200, head(100L * week), KEYS);
    witnessing.tick();
    // then
    assertThat(mailed(today())).containsExactlyInAnyOrder(ids(today()));
  }

  @Test
  void aMailServerThatRefusesIsTriedAgainUnderTheSameId() {
    // given
    Neighbours.mailServerRefuses(DESK, "451 4.3.0 later");
    witnessing.tick();
    assertThat(mailed(today())).isEmpty();
    // when
    Neighbours.mailServerWelcomes(DESK);
    // then: one that a slow machine gives up has its turn again
    await()
        .untilAsserted(
            () -> {
              clock.advance(Duration.ofMinutes(1));
              witnessing.tick();
              assertThat(mailed(today())).containsExactlyInAnyOrder(ids(today()));
            });
    witnessing.tick();
    assertThat(mailed(today())).containsExactlyInAnyOrder(ids(today()));
  }

  @Test
  void aMailThatNeverLeftIsSkippedForALaterDaysAndThatIsTold() {
    // given
    var first = today();
    Neighbours.mailServerRefuses(DESK, "451 4.3.0 later");
    witnessing.tick();
    Neighbours.mailServerWelcomes(DESK);
    var skipped = metrics.counter("hikeshi.heads.skipped", "service", "incident-api");
    double before = skipped.count();
    // when
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week + 1), KEYS);
    witnessing.tick();
    witnessing.tick();
    // then
    assertThat(mailed(first)).isEmpty();
    assertThat(mailed(today())).containsExactlyInAnyOrder(ids(today()));
    assertThat(skipped.count()).isEqualTo(before + 1);
  }

  @Test
  void aHeadThatFellBehindVouchesForNoneBeforeIt() {
    // given
    var first = today();
    Neighbours.mailServerRefuses(DESK, "451 4.3.0 later");
    witnessing.tick();
    Neighbours.mailServerWelcomes(DESK);
    // when
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week - 1), KEYS);
    witnessing.tick();
    // then
    assertThat(mailed(first)).contains(id("incident-api", first));
  }

  @Test
  void itCanBeSwitchedOff() {
    // given
    var off =
        new Witnessing(chains, mails, mailer, metrics, Duration.ofSeconds(3), clock, DESK, "off");
    // when
    off.tick();
    // then
    assertThat(mailed(today())).isEmpty();
  }

  @Test
  void whatTheMailBringsVerifiesTheChainOfflineAndShowsACut() throws Exception {
    // given
    witnessing.tick();
    var mail = theMail("notifier");
    var head = json.readTree(attached(mail, "notifier-head.json")).path("head").asText();
    JsonNode keys = json.readTree(attached(mail, "notifier-keys.json"));
    QuarkusTransaction.requiringNew()
        .run(() -> audit.record("test.done", null, "test/later", Map.of()));
    sealer.sealAll();
    // when
    var chain = chain();
    // then
    assertThat(new Verifier(keys, head).chain(chain.stream()).faults()).isEmpty();
    var cut = chain.stream().filter(line -> !line.contains(head));
    assertThat(new Verifier(keys, head).chain(cut.limit(1)).faults())
        .contains("the checkpoint that was kept is missing: the chain was cut or rewritten");
    assertThat(text(mail)).contains("./run verify-proof").contains(ChainHead.read(head).kid());
  }

  @Test
  void aHeadThatFellBehindIsSaidLoudly() throws Exception {
    // given
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week - 1), KEYS);
    // when
    witnessing.tick();
    // then
    assertThat(theMail("incident-api").getSubject()).contains("要確認");
    assertThat(text(theMail("incident-api"))).contains("LOOK AT THIS");
    assertThat(theMail("notifier").getSubject()).doesNotContain("要確認");
  }

  @Test
  void aChainThatWasEmptiedIsSaidLoudlyEachDay() throws Exception {
    // given
    witnessing.tick();
    Neighbours.chainShows(200, null, KEYS);
    // when
    clock.advance(Duration.ofDays(1));
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    witnessing.tick();
    // then
    for (var day : List.of(today().minusDays(1), today())) {
      assertThat(theMail("incident-api", day).getSubject()).contains("要確認", "検印がありません");
      assertThat(text(theMail("incident-api", day))).contains("LOOK AT THIS", 100L * week + "");
    }
    assertThat(attached(theMail("incident-api"), "incident-api-head.json"))
        .isEqualTo("{\"head\": null}\n");
  }

  @Test
  void whoHasSealedNothingYetIsNoNews() throws SQLException {
    // given
    forgetWhatWasMailed();
    Neighbours.chainShows(200, null, KEYS);
    // when
    witnessing.tick();
    // then
    assertThat(mailed(today())).containsExactly(id("notifier", today()));
  }

  @Test
  void aHeadThatAnotherKeySignedIsSaidOnce_lawfulOrNot() throws Exception {
    // given
    witnessing.tick();
    var first = today();
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week + 1, ANOTHER), PaperChain.jwks(ANOTHER, KEY));
    // when
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week + 2, ANOTHER), PaperChain.jwks(ANOTHER, KEY));
    witnessing.tick();
    // then
    var changed = theMail("incident-api", first.plusDays(1));
    assertThat(changed.getSubject()).contains("要確認", "鍵");
    assertThat(text(changed))
        .contains("LOOK AT THIS", "(kid then: " + KEY.kid() + ")", ANOTHER.kid());
    assertThat(theMail("incident-api").getSubject()).doesNotContain("要確認");
  }

  /// The next day's mail compares with this one, which has the other key already.
  @Test
  void aChangeOfKeysThatComesTogetherWithACutIsSaidToo() throws Exception {
    // given
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week - 5, ANOTHER), PaperChain.jwks(ANOTHER));
    // when
    witnessing.tick();
    // then
    assertThat(theMail("incident-api").getSubject()).contains("要確認");
    assertThat(text(theMail("incident-api")))
        .contains("older than the head that was mailed", "signed by another key")
        .contains("(kid then: " + KEY.kid() + ")", ANOTHER.kid());
  }

  /// Whoever owns the database can write a checkpoint that names the key, and not sign it.
  @Test
  void aHeadThatNamesTheKnownKeyAndWasNotSignedByItIsSaidLoudly() throws Exception {
    // given
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    var signed = head(100L * week + 1);
    var forged = signed.substring(0, signed.lastIndexOf('.') + 1) + "A".repeat(86);
    Neighbours.chainShows(200, forged, KEYS);
    // when
    witnessing.tick();
    // then
    assertThat(theMail("incident-api").getSubject()).contains("要確認", "署名");
    assertThat(text(theMail("incident-api"))).contains("that key did not sign it", KEY.kid());
    assertThat(theMail("notifier").getSubject()).doesNotContain("要確認");
  }

  /// The mail that would have said so was given up for a later day's.
  @Test
  void aChangeOfKeysIsSaidInTheFirstMailThatLeaves() throws Exception {
    // given
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week + 1, ANOTHER), PaperChain.jwks(ANOTHER, KEY));
    Neighbours.mailServerRefuses(DESK, "451 4.3.0 later");
    witnessing.tick();
    Neighbours.mailServerWelcomes(DESK);
    // when
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week + 2, ANOTHER), PaperChain.jwks(ANOTHER, KEY));
    witnessing.tick();
    // then
    assertThat(theMail("incident-api").getSubject()).contains("要確認", "鍵");
  }

  @Test
  void aCutIsSaidUntilTheChainIsAsLongAsItWas_alsoOfADayOnWhichNoMailLeft() throws Exception {
    // given
    witnessing.tick();
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week - 5), KEYS);
    Neighbours.mailServerRefuses(DESK, "451 4.3.0 later");
    witnessing.tick();
    Neighbours.mailServerWelcomes(DESK);
    var cut = today();
    // when
    clock.advance(Duration.ofDays(1));
    Neighbours.chainShows(200, head(100L * week - 4), KEYS);
    witnessing.tick();
    // then
    assertThat(mailed(cut)).contains(id("incident-api", cut), id("dispatch-service", cut));
    assertThat(theMail("incident-api", cut).getSubject()).contains("要確認");
    assertThat(theMail("incident-api").getSubject()).contains("要確認");
    assertThat(text(theMail("incident-api"))).contains(today().minusDays(2) + "");
  }

  private static void forgetWhatWasMailed() throws SQLException {
    try (var owner =
            DriverManager.getConnection(
                "jdbc:postgresql://%s/notifier"
                    .formatted(System.getProperty("hikeshi.test.postgres")),
                "notifier_owner",
                "test");
        var statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      statement.execute("delete from head_mail");
    }
  }

  private static String head(long number) {
    return head(number, KEY);
  }

  private static String head(long number, Key key) {
    return key.sign(
        "{\"number\":%d,\"last\":%d,\"at\":\"2031-06-01T00:00:00Z\"}"
            .formatted(number, number * 10));
  }

  private LocalDate today() {
    return JapanTime.dayOf(clock.instant());
  }

  private static String id(String service, LocalDate day) {
    return "<head." + service + "." + day + "@hikeshi>";
  }

  private static String[] ids(LocalDate day) {
    return Stream.of(ALL).map(service -> id(service, day)).toArray(String[]::new);
  }

  /// The ids of the mails of that day, as often as they came.
  private static List<String> mailed(LocalDate day) {
    return Neighbours.mailsTo(DESK).stream()
        .map(WitnessingTest::messageId)
        .filter(id -> id.startsWith("<head.") && id.contains("." + day + "@"))
        .toList();
  }

  private MimeMessage theMail(String service) {
    return theMail(service, today());
  }

  private static MimeMessage theMail(String service, LocalDate day) {
    return Neighbours.mailsTo(DESK).stream()
        .filter(mail -> messageId(mail).equals(id(service, day)))
        .findAny()
        .orElseThrow();
  }

  private static String messageId(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MimeMessage mail) throws MessagingException, IOException {
    return parts(mail)
        .filter(part -> name(part) == null)
        .map(WitnessingTest::content)
        .findFirst()
        .orElseThrow();
  }

  private static String attached(MimeMessage mail, String name)
      throws MessagingException, IOException {
    return parts(mail)
        .filter(part -> name.equals(name(part)))
        .map(WitnessingTest::content)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<BodyPart> parts(MimeMessage mail) throws MessagingException, IOException {
    var parts = (MimeMultipart) mail.getContent();
    return IntStream.range(0, parts.getCount()).mapToObj(i -> part(parts, i));
  }

  private static BodyPart part(MimeMultipart parts, int i) {
    try {
      return parts.getBodyPart(i);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String name(BodyPart part) {
    try {
      return part.getFileName();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String content(BodyPart part) {
    try {
      return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> chain() {
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

  private static void atOnce(int many, Runnable look) throws InterruptedException {
    var threads = IntStream.range(0, many).mapToObj(_ -> Thread.startVirtualThread(look)).toList();
    for (var thread : threads) {
      thread.join();
    }
  }
}
