package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.Forward;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of a notice that has not left when its reason goes.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class HoldingTest {

  private static final String YOKOHAMA = "141003";
  private static final String KAWASAKI = "141305";

  @Inject Preparing preparing;
  @Inject Arrived arrived;
  @Inject SettableClock clock;
  @Inject EntityManager database;
  @Inject Ids ids;

  /// Everything is filed by hand, so that no courier moves what a test looks at.
  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(Instant.parse("2026-02-09T01:00:00Z"));
    Neighbours.incidentApiAnswers(200);
    List.of("mhlw", "prefecture-14").forEach(HoldingTest::byHand);
  }

  @Test
  void nobodyIsAskedForWhatALaterReportTookTheReasonOf() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var toFile = arrived.firstTo("ppc", incident);
    assertThat(lastToldOf(toFile)).isEqualTo("TO_FILE");
    // when
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    // then
    assertThat(lastToldOf(toFile)).isEqualTo("NOT_REQUIRED");
    assertThat(notices(incident)).contains("ppc 1 PRELIMINARY DRAFT").hasSize(3);
    as().get("/notices/" + toFile)
        .then()
        .body("state", equalTo("DRAFT"))
        .body("waitsForApproval", equalTo(false));
    as().get("/pages/inbox/" + toFile)
        .then()
        .statusCode(200)
        .body(containsString("不要"))
        .body(containsString("この通知を届ける理由がなくなったため"))
        .body(not(containsString("承認待ち")))
        .body(not(containsString("/approval")));
    assertThat(inTheList(toFile)).contains("不要").doesNotContain("承認待ち");
  }

  @Test
  void whatWasFiledAllTheSameIsStillRecorded() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var notice = arrived.firstTo("ppc", incident);
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    as().get("/pages/inbox/" + notice).then().body(containsString("/receipt"));
    // when
    var recorded =
        as().contentType("application/json")
            .body("{\"receiptNumber\": \"R-1\"}")
            .post("/notices/" + notice + "/receipt");
    // then
    recorded.then().statusCode(200).body("state", equalTo("RECEIPTED"));
  }

  /// As an older notifier may have left it.
  @Test
  void aDayThatAPersonSetsHoldsWhatNobodyIsOwedToo() {
    // given
    byHand("nco");
    var news = News.anAttackOn('a', ids.next());
    var incident = arrived.heard(news.sharedWith("nco"));
    var notice = arrived.firstTo("nco", incident);
    arrived.heard(news.followedUp());
    change("update notice set state = 'TO_FILE', held_at = null where id = :id", notice);
    // when
    dayIsSet(dutyTo("ppc", incident));
    // then
    as().get("/notices/" + notice).then().body("state", equalTo("DRAFT"));
    assertThat(notices(incident)).contains("ppc 1 PRELIMINARY TO_FILE", "ppc 2 FOLLOW_UP TO_FILE");
  }

  @Test
  void whoeverTurnsOutToHaveWhatIsNoMoreSoIsToBeToldThatAtOnce() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var notice = arrived.firstTo("ppc", incident);
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    // when
    recorded("hospital-a", notice).then().statusCode(200);
    recorded("hospital-a", notice).then().statusCode(200);
    // then
    assertThat(notices(incident))
        .contains("ppc 1 PRELIMINARY RECEIPTED", "ppc 2 FOLLOW_UP DRAFT")
        .hasSize(4);
    as().get("/notices/" + notice("ppc", 2, incident))
        .then()
        .body("waitsForApproval", equalTo(true));
    assertThat(lastToldOf(notice("ppc", 2, incident))).isEqualTo("DRAFT");
  }

  @Test
  void whoeverHasWhatAConsentWasTakenBackFromHearsNothingMore() {
    // given
    byHand("nco");
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    var incident = arrived.heard(news.sharedWith("nco"));
    arrived.heard(news.followedUp());
    // when
    recorded("hospital-a", arrived.firstTo("nco", incident)).then().statusCode(200);
    // then
    assertThat(notices(incident)).containsExactly("nco 1 PRELIMINARY RECEIPTED");
  }

  /// A guideline could have asked for it, and did not.
  @Test
  void aMinistryThatHeardByConsentAloneHearsNothingMoreEither() {
    // given
    var received = News.aFaultWithoutEffectOn('a', ids.next());
    var tried = News.aFaultWithoutEffectOn('a', ids.next());
    arrived.heard(received.sharedWith("mhlw"));
    arrived.heard(tried.sharedWith("mhlw"));
    recorded("hospital-a", arrived.firstTo("mhlw", received.filed().incidentId()));
    var notice = arrived.firstTo("mhlw", tried.filed().incidentId());
    change("update notice set first_sent_at = prepared_at where id = :id", notice);
    // when
    arrived.heard(received.followedUp());
    arrived.heard(tried.followedUp());
    // then
    assertThat(notices(received.filed().incidentId()))
        .containsExactly("mhlw 1 PRELIMINARY RECEIPTED");
    assertThat(notices(tried.filed().incidentId())).containsExactly("mhlw 1 PRELIMINARY DRAFT");
    assertThat(lastToldOf(notice)).isEqualTo("NOT_REQUIRED");
  }

  @Test
  void whatComesBackIsToldFromItsBeginning() {
    // given
    var news = News.anAttackOn('a', ids.next());
    var incident = arrived.heard(news.forward(Forward.AFTER_APPROVAL));
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    // when
    arrived.heard(news.followedUp().followedUp());
    // then
    assertThat(notices(incident))
        .contains("ppc 1 PRELIMINARY DRAFT", "ppc 3 PRELIMINARY TO_FILE")
        .hasSize(6);
    assertThat(
            strings(
                "select state from duty where authority = 'ppc' and law = 'APPI' and stage ="
                    + " 'PRELIMINARY' and incident_id = :id",
                incident))
        .containsExactly("TO_FILE");
    var held = notice("ppc", 1, incident);
    as().get("/pages/inbox/" + held)
        .then()
        .statusCode(200)
        .body(containsString("新しい通知に替わりました"))
        .body(containsString("/pages/inbox/" + notice("ppc", 3, incident)))
        .body(not(containsString("提出の必要もありません")))
        .body(containsString("/receipt"));
  }

  @Test
  void whatMayComeBackIsNotSaidToBeNeedless() {
    // given
    var news = News.anAttackOn('a', ids.next());
    var incident = arrived.heard(news);
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    // when
    arrived.heard(news.followedUp().followedUp().undecided());
    // then
    assertThat(notices(incident))
        .contains("ppc 1 PRELIMINARY DRAFT")
        .noneMatch(notice -> notice.startsWith("ppc 3"));
    as().get("/pages/inbox/" + notice("ppc", 1, incident))
        .then()
        .statusCode(200)
        .body(containsString("再び必要となる可能性があり"))
        .body(not(containsString("提出の必要もありません")))
        .body(containsString("/receipt"));
  }

  @Test
  void whileItIsUndeterminedWhatWasPreparedStays() {
    // given
    var news = News.anAttackOn('a', ids.next());
    var incident = arrived.heard(news);
    // when
    arrived.heard(news.followedUp().undecided());
    // then
    assertThat(notices(incident)).contains("ppc 1 PRELIMINARY TO_FILE");
    assertThat(lastToldOf(arrived.firstTo("ppc", incident))).isEqualTo("TO_FILE");
  }

  @Test
  void whoeverHasTheFirstIsToldThatItIsNoMoreSo() {
    // given
    var commissions = arrived.atTheCommission();
    var incident =
        UUID.fromString(
            strings("select cast(incident_id as text) from notice where id = :id", commissions)
                .getFirst());
    // when
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    // then
    assertThat(notices(incident))
        .contains("ppc 1 PRELIMINARY DELIVERED", "ppc 2 FOLLOW_UP TO_FILE");
  }

  @Test
  void whatAWithdrawalHoldsBackIsToldAndStandsSoInTheList() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var toFile = arrived.firstTo("ppc", incident);
    // when
    withdrawn(incident);
    // then
    assertThat(lastToldOf(toFile)).isEqualTo("NOT_REQUIRED");
    assertThat(inTheList(toFile)).contains("不要").doesNotContain("承認待ち");
    as().contentType("application/json")
        .body("{\"receiptNumber\": \"R-1\"}")
        .post("/notices/" + toFile + "/receipt")
        .then()
        .statusCode(409);
  }

  @Test
  void anotherCitysOfficeIsAskedNoMoreOnceTheDirectoryIsCorrected() {
    // given
    var news = News.anAttackOn('a', ids.next()).forward(Forward.AFTER_APPROVAL);
    var incident = arrived.heard(news.in(YOKOHAMA));
    var wrong = arrived.firstTo("city-" + YOKOHAMA, incident);
    // when
    arrived.heard(news.in(KAWASAKI).followedUp());
    // then
    assertThat(
            strings(
                "select authority || ' ' || state from duty where authority like 'city-%'"
                    + " and incident_id = :id order by authority",
                incident))
        .containsExactly("city-141003 NOT_REQUIRED", "city-141305 DRAFT");
    assertThat(lastToldOf(wrong)).isEqualTo("NOT_REQUIRED");
    assertThat(
            strings(
                """
                select duty ->> 'state' from outbox,
                  jsonb_array_elements(cast(payload as jsonb) -> 'duties') duty
                where type = 'org.hikeshi.duties.worked-out.v1' and incident_id = :id
                  and duty ->> 'authority' = 'city-141003' order by outbox.id
                """,
                incident))
        .containsExactly("DRAFT", "NOT_REQUIRED");
    arrived.heard(news.in(YOKOHAMA).followedUp().followedUp());
    assertThat(notices(incident)).contains("city-141003 3 PRELIMINARY DRAFT");
  }

  /// As the directory of an older notifier may have left it.
  @Test
  void aDutyThatNoRuleSpeaksOfLetsItsNoticeGoAlsoWhereAPersonSetsADay() {
    // given
    var news = News.anAttackOn('a', ids.next()).forward(Forward.AFTER_APPROVAL);
    var incident = arrived.heard(news.in(YOKOHAMA));
    change(
        "update duty set authority = 'city-141305' where authority = 'city-141003'"
            + " and incident_id = :id",
        incident);
    // when
    dayIsSet(dutyTo("ppc", incident));
    // then
    assertThat(
            strings(
                "select authority || ' ' || state || ' ' || (notice_id is null) from duty"
                    + " where authority like 'city-%' and incident_id = :id order by authority",
                incident))
        .contains("city-141305 NOT_REQUIRED true");
  }

  @Test
  void whatAnOlderNotifierApprovedAllTheSameIsHeldNoMore() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var notice = arrived.firstTo("ppc", incident);
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    as().get("/pages/inbox/" + notice).then().body(containsString("理由がなくなったため"));
    // when
    change("update notice set state = 'TO_FILE' where id = :id", notice);
    // then
    as().get("/pages/inbox/" + notice)
        .then()
        .statusCode(200)
        .body(not(containsString("理由がなくなったため")))
        .body(containsString("/receipt"));
  }

  /// Also where a guideline could have asked for it, and did not.
  @ParameterizedTest
  @ValueSource(strings = {"nco", "mhlw"})
  void aDayThatAPersonSetKeepsNothingThatAConsentWasTakenBackFrom(String authority) {
    // given
    byHand(authority);
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    var incident = arrived.heard(news.sharedWith(authority));
    var toFile = arrived.firstTo(authority, incident);
    assertThat(lastToldOf(toFile)).isEqualTo("TO_FILE");
    dayIsSet(dutyTo(authority, incident));
    // when
    arrived.heard(news.followedUp());
    // then
    assertThat(lastToldOf(toFile)).isEqualTo("NOT_REQUIRED");
    assertThat(notices(incident)).containsExactly(authority + " 1 PRELIMINARY DRAFT");
  }

  @Test
  void whatWasTriedByConsentIsGivenUpWithItAndItsAuthorityMaySayThatItHasIt() {
    // given
    byHand("nco");
    var news = News.aFaultWithoutEffectOn('a', ids.next());
    var incident = arrived.heard(news.sharedWith("nco"));
    var notice = arrived.firstTo("nco", incident);
    change("update notice set first_sent_at = prepared_at where id = :id", notice);
    page("hospital-a", notice).body(containsString("/receipt"), containsString("提出"));
    // when
    arrived.heard(news.followedUp());
    // then
    assertThat(lastToldOf(notice)).isEqualTo("NOT_REQUIRED");
    page("hospital-a", notice)
        .body(containsString("不要"))
        .body(containsString("送付を打ち切りました"))
        .body(containsString("届いている可能性があります"))
        .body(containsString("/receipt"))
        .body(not(containsString("/way")));
    page("nco", notice).body(containsString("送付を打ち切りました"), containsString("/receipt"));
    wayOf(notice, "AGREED").then().statusCode(409).body("code", equalTo("notice.owed-no-more"));
    recorded("nco", notice).then().statusCode(200).body("state", equalTo("RECEIPTED"));
  }

  private static Response wayOf(UUID notice, String way) {
    return as().contentType("application/json")
        .body("{\"way\": \"" + way + "\", \"reason\": \"送れないため\"}")
        .put("/notices/" + notice + "/way");
  }

  private static Response recorded(String user, UUID notice) {
    return as(user)
        .contentType("application/json")
        .body("{\"receiptNumber\": \"R-1\"}")
        .post("/notices/" + notice + "/receipt");
  }

  private static ValidatableResponse page(String user, UUID notice) {
    return as(user).get("/pages/inbox/" + notice).then().statusCode(200);
  }

  @Test
  void thatACityIsNotKnownTakesNothingAwayFromItsOffice() {
    // given
    var news = News.anAttackOn('a', ids.next()).forward(Forward.AFTER_APPROVAL);
    var incident = arrived.heard(news.in(YOKOHAMA));
    var draft = arrived.firstTo("city-" + YOKOHAMA, incident);
    // when
    arrived.heard(news.followedUp());
    // then
    assertThat(
            strings(
                "select authority || ' ' || state from duty where authority like 'city-%'"
                    + " and incident_id = :id",
                incident))
        .containsExactly("city-141003 DRAFT");
    assertThat(lastToldOf(draft)).isEqualTo("DRAFT");
    assertThat(notices(incident)).contains("city-141003 2 FOLLOW_UP DRAFT");
  }

  @Test
  void whatOnlyADuplicateAskedForGoesWithItsReason() {
    // given
    var duplicate = News.anAttackOn('a', ids.next());
    var survivor = News.aFaultWithoutEffectOn('a', ids.next());
    var gone = arrived.heard(duplicate);
    var goesOn = arrived.heard(survivor);
    arrived.merged(duplicate, goesOn);
    arrived.heard(survivor.followedUp());
    var toFile = arrived.firstTo("ppc", goesOn);
    assertThat(lastToldOf(toFile)).isEqualTo("TO_FILE");
    // when
    arrived.heard(News.aFaultWithoutEffectOn('a', gone).followedUp());
    // then
    assertThat(lastToldOf(toFile)).isEqualTo("NOT_REQUIRED");
  }

  @Test
  void theReceiptOfAnEarlierOneIsTakenWhereTheNewestIsHeldToo() {
    // given
    var duplicate = News.anAttackOn('a', ids.next());
    var survivor = News.aFaultWithoutEffectOn('a', ids.next());
    var gone = arrived.heard(duplicate);
    var goesOn = arrived.heard(survivor);
    arrived.merged(duplicate, goesOn);
    arrived.heard(survivor.followedUp());
    arrived.heard(survivor.followedUp().followedUp());
    arrived.heard(News.aFaultWithoutEffectOn('a', gone).followedUp());
    // when
    var taken = recorded("hospital-a", arrived.firstTo("ppc", goesOn));
    // then
    taken.then().statusCode(200);
    assertThat(notices(goesOn)).contains("ppc 2 PRELIMINARY RECEIPTED", "ppc 3 FOLLOW_UP DRAFT");
  }

  private static void byHand(String authority) {
    given()
        .auth()
        .oauth2(TestTokens.as("admin"))
        .contentType("application/json")
        .body("{\"type\": \"MANUAL\"}")
        .put("/authorities/" + authority + "/channel")
        .then()
        .statusCode(200);
  }

  private void withdrawn(UUID incident) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                preparing.on(
                    new IncidentWithdrawn(incident, 2, News.AT, TestTokens.hospital('a'), 1)));
  }

  private UUID notice(String authority, int report, UUID incident) {
    return UUID.fromString(
        strings(
                "select cast(id as text) from notice where authority = '"
                    + authority
                    + "' and report_no = "
                    + report
                    + " and incident_id = :id",
                incident)
            .getFirst());
  }

  private UUID dutyTo(String authority, UUID incident) {
    return UUID.fromString(
        strings(
                "select cast(id as text) from duty where authority = '"
                    + authority
                    + "' and incident_id = :id order by id",
                incident)
            .getFirst());
  }

  private static void dayIsSet(UUID duty) {
    as().contentType("application/json")
        .body("{\"knownOn\": \"2026-02-08\", \"reason\": \"当直が前日に気付いていた\"}")
        .put("/duties/" + duty + "/known-on")
        .then()
        .statusCode(200);
  }

  private void change(String sql, UUID id) {
    QuarkusTransaction.requiringNew()
        .run(() -> database.createNativeQuery(sql).setParameter("id", id).executeUpdate());
  }

  /// Where it was said to stand when it last was prepared, or held.
  private String lastToldOf(UUID notice) {
    return strings(
            """
            select cast(payload as jsonb) ->> 'state' from outbox
            where type = 'org.hikeshi.notice.prepared.v1'
              and cast(cast(payload as jsonb) ->> 'noticeId' as uuid) = :id order by id
            """,
            notice)
        .getLast();
  }

  private List<String> notices(UUID incident) {
    return strings(
        "select authority || ' ' || report_no || ' ' || stage || ' ' || state from notice"
            + " where incident_id = :id order by id",
        incident);
  }

  private List<String> strings(String sql, UUID id) {
    List<?> found =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    database
                        .createNativeQuery(sql, String.class)
                        .setParameter("id", id)
                        .getResultList());
    return found.stream().map(String.class::cast).toList();
  }

  private static String inTheList(UUID notice) {
    var page = as().get("/pages/inbox").then().statusCode(200).extract().asString();
    int from = page.lastIndexOf("/pages/inbox/" + notice);
    return page.substring(from, page.indexOf("</article>", from));
  }

  private static RequestSpecification as() {
    return as("hospital-a");
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
