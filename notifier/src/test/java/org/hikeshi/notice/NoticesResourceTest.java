package org.hikeshi.notice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hikeshi.events.Forward.AFTER_APPROVAL;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.Origin;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.proof.Sealer;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class NoticesResourceTest {

  @Inject Preparing preparing;
  @Inject TrackedDuties duties;
  @Inject Notices notices;
  @Inject SettableClock clock;
  @Inject Ids ids;
  @Inject Sealer sealer;
  @Inject EntityManager entities;

  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(Instant.parse("2026-02-09T01:00:00Z"));
    Neighbours.incidentApiAnswers(200);
  }

  @Test
  void theCommissionIsToldByHandAndTheHospitalRecordsTheReceipt() {
    // given
    var notice = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    as("hospital-a")
        .get("/notices/" + notice)
        .then()
        .statusCode(200)
        .body("state", equalTo("TO_FILE"))
        .body("stage", equalTo("PRELIMINARY"))
        .body("dueOn", equalTo("2026-02-13"))
        .body("statutory", equalTo(true));
    // when
    receipt("hospital-a", notice, "{\"how\": \"web form\"}").statusCode(422);
    receipt(
            "hospital-a",
            notice,
            "{\"receiptNumber\": \"R-1\", \"receivedAt\": \"2026-02-09T00:30:00Z\"}")
        .statusCode(200)
        .body("state", equalTo("RECEIPTED"))
        .body("receipt.receiptNumber", equalTo("R-1"))
        .body("deliveries.outcome", hasItem("FILED_BY_HAND"));
    // then
    receipt("hospital-a", notice, "{\"receiptNumber\": \"R-1\"}").statusCode(200);
    receipt("hospital-a", notice, "{\"receiptNumber\": \"R-2\"}").statusCode(409);
  }

  @Test
  void theAuthoritysOwnNumberTakesThePlaceOfTheHospitals() {
    // given
    var notice = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    var duty = dutyServedBy(notice);
    receipt(
            "hospital-a",
            notice,
            "{\"receiptNumber\": \"R-1\", \"receivedAt\": \"2026-02-09T00:30:00Z\"}")
        .statusCode(200)
        .body("receipt.byHand", equalTo(true));
    // when
    receipt("ppc", notice, "{\"receiptNumber\": \"R-2\"}")
        .statusCode(200)
        .body("receipt.receiptNumber", equalTo("R-2"))
        .body("receipt.receivedAt", equalTo("2026-02-09T00:30:00Z"))
        .body("receipt.byHand", equalTo(false));
    // then
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> duties.findById(duty).told().receiptNumber()))
        .isEqualTo("R-2");
    sealer.sealAll();
    as("hospital-a")
        .get("/notices/" + notice + "/proof")
        .then()
        .statusCode(200)
        .body("items", hasSize(2));
    receipt("ppc", notice, "{\"receiptNumber\": \"R-3\"}").statusCode(409);
    receipt("hospital-a", notice, "{\"receiptNumber\": \"R-1\"}").statusCode(409);
  }

  @Test
  void anotherHospitalsNoticeIsLikeNone() {
    // given
    var notice = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    // when
    var other = as("hospital-b").get("/notices/" + notice).then().statusCode(404).extract();
    var none = as("hospital-b").get("/notices/" + ids.next()).then().statusCode(404).extract();
    // then
    assertThat(other.asString()).isEqualTo(none.asString());
  }

  @Test
  void anAuthoritySeesNothingBeforeItsFirstSending() {
    // given
    var notice = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    // when / then
    as("ppc").get("/notices/" + notice).then().statusCode(404);
    as("mhlw").get("/notices/" + notice).then().statusCode(404);
  }

  /// Where it was read to before, nobody would find it.
  @Test
  void whatWasApprovedLateIsNewToItsAuthority() {
    // given
    var waits = noticeTo("ppc", heard(News.anAttackOn('a', ids.next()).forward(AFTER_APPROVAL)));
    var atOnce = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    leaves(atOnce, "2026-02-09T00:10:00Z");
    var later = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    leaves(later, "2026-02-09T00:10:00Z");
    // when
    approve(waits, "{\"name\": \"見本 太郎\"}").statusCode(200);
    leaves(waits, "2026-02-09T00:20:00Z");
    // then
    assertThat(listed("ppc", "?limit=1"))
        .doesNotHaveDuplicates()
        .containsSubsequence(waits.toString(), later.toString(), atOnce.toString());
    assertThat(listed("hospital-a", "?limit=200"))
        .containsSubsequence(later.toString(), atOnce.toString(), waits.toString());
    as("ppc").get("/notices/" + waits).then().body("firstSentAt", equalTo("2026-02-09T00:20:00Z"));
  }

  @Test
  void aListIsNarrowedToAState() {
    // given
    var draft = noticeTo("ppc", heard(News.anAttackOn('a', ids.next()).forward(AFTER_APPROVAL)));
    var failed = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    QuarkusTransaction.requiringNew().run(() -> notices.findById(failed).giveUp(clock.instant()));
    // when
    var found = listed("coordinator", "?limit=1&state=FAILED");
    // then
    assertThat(found).contains(failed.toString()).doesNotContain(draft.toString());
    as("coordinator")
        .get("/notices?state=failed")
        .then()
        .statusCode(400)
        .body("errors.pointer", hasItem("/state"));
  }

  private void leaves(UUID notice, String at) {
    QuarkusTransaction.requiringNew()
        .run(() -> notices.findById(notice).leaves(NoticeEvent.Way.PORTAL, Instant.parse(at)));
  }

  /// Its pages to the last, by the links.
  private static List<String> listed(String user, String query) {
    var all = new ArrayList<String>();
    for (var next = Optional.of("/notices" + query); next.isPresent(); ) {
      var answer = as(user).get(next.get()).then().statusCode(200).extract();
      all.addAll(answer.path("items.id"));
      next =
          Optional.ofNullable(answer.header("Link"))
              .map(link -> link.substring(1, link.indexOf('>')));
    }
    return all;
  }

  @Test
  void whatAClerkTypedInWaitsForTheHospitalsYesWhereALawObliges() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()).origin(Origin.COORDINATOR_PHONE));
    var notice = noticeTo("ppc", incident);
    as("hospital-a").get("/notices/" + notice).then().body("state", equalTo("DRAFT"));
    // when
    approve(notice, "{\"name\": \"\"}").statusCode(400).body("errors.pointer", hasItem("/name"));
    approve(notice, "{\"name\": \"見本 太郎\", \"title\": \"院長\"}")
        .statusCode(200)
        .body("state", equalTo("TO_FILE"))
        .body("approval.name", equalTo("見本 太郎"));
    // then
    approve(notice, "{\"name\": \"見本 太郎\"}").statusCode(409);
    as("hospital-a")
        .get("/notices/" + noticeTo("mhlw", incident))
        .then()
        .body("approval", equalTo(null));
  }

  @Test
  void draftsOfAWithdrawnReportCannotBeApproved() {
    // given
    var news = News.anAttackOn('a', ids.next()).forward(AFTER_APPROVAL);
    var notice = noticeTo("ppc", heard(news));
    var withdrawn =
        new IncidentWithdrawn(news.filed().incidentId(), 2, News.AT, news.filed().hospitalId(), 1);
    QuarkusTransaction.requiringNew().run(() -> preparing.on(withdrawn));
    // when / then
    approve(notice, "{\"name\": \"見本 太郎\"}").statusCode(409);
  }

  @Test
  void theDocumentHasTheNineItemsAndTheOperatorsName() {
    // given
    var notice = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    // when
    var first = as("hospital-a").get("/notices/" + notice + "/document.json");
    // then
    first
        .then()
        .statusCode(200)
        .body("kind", equalTo("REPORT"))
        .body("reporter.operator", equalTo("医療法人見本会"))
        .body("items.overview.summary", equalTo("電子カルテ端末に脅迫文が表示された"))
        .body("items.cause.known", equalTo("UNKNOWN"))
        .body("grounds[0].reasons", hasItem("ITEM_3"));
    assertThat(as("coordinator").get("/notices/" + notice + "/document.json").asByteArray())
        .isEqualTo(first.asByteArray());
  }

  @Test
  void theDocumentOfAWithdrawalSaysThatItIsOneAndHasAnIdOfItsOwn() {
    // given
    var news = News.anAttackOn('a', ids.next()).forward(AFTER_APPROVAL);
    var notice = noticeTo("ppc", heard(news));
    QuarkusTransaction.requiringNew()
        .run(() -> notices.findById(notice).leaves(NoticeEvent.Way.PORTAL, News.AT));
    var withdrawn =
        new IncidentWithdrawn(news.filed().incidentId(), 2, News.AT, news.filed().hospitalId(), 1);
    QuarkusTransaction.requiringNew().run(() -> preparing.on(withdrawn));
    var ending =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    notices
                        .find("kind = WITHDRAWAL and incidentId = ?1", news.filed().incidentId())
                        .firstResult()
                        .id());
    // when
    var told = as("hospital-a").get("/notices/" + ending + "/document.json");
    // then
    told.then()
        .statusCode(200)
        .body("noticeId", equalTo(ending.toString()))
        .body("kind", equalTo("WITHDRAWAL"))
        .body("withdrawn", equalTo(true));
    QuarkusTransaction.requiringNew()
        .run(() -> notices.update("incidentNumber = '2031-000790' where id = ?1", ending));
    for (var page : List.of("/pages/inbox/" + ending, "/pages/inbox?q=2031-000790")) {
      assertThat(as("hospital-a").get(page).asString()).contains("2031-000790 報告の取り下げ</");
    }
  }

  @Test
  void aPersonMovesTheDayOfKnowingWithAReason() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()));
    var duty = dutyServedBy(noticeTo("ppc", incident));
    // when
    put(duty, "known-on", "{\"knownOn\": \"2026-02-07\", \"reason\": \"夜勤が気付いていた\"}")
        .statusCode(200)
        .body("knownOn", equalTo("2026-02-07"))
        .body("dueOn", equalTo("2026-02-11"));
    // then
    put(duty, "known-on", "{\"knownOn\": \"2026-02-20\", \"reason\": \"x\"}").statusCode(400);
    put(duty, "known-on", "{}").statusCode(400);
    put(duty, "persons-told", "{\"how\": \"POST\", \"at\": \"2026-02-09T00:00:00Z\"}")
        .statusCode(409);
  }

  @Test
  void aDaySetOnOneClockLosesNoDayThatAnotherHospitalOfTheOperatorKnew() {
    // given
    var duplicate = News.anAttackOn('b', ids.next()).filed();
    heard(new News(duplicate));
    var incident = heard(News.anAttackOn('a', ids.next()).knownADayLater());
    merged(duplicate, incident);
    // when
    put(
            dutyServedBy(noticeTo("mhlw", incident)),
            "known-on",
            "{\"knownOn\": \"2026-02-08\", \"reason\": \"夜勤が気付いていた\"}")
        .statusCode(200);
    // then
    var commissions = dutyServedBy(noticeTo("ppc", incident));
    assertThat(
            QuarkusTransaction.requiringNew()
                .call(() -> duties.findById(commissions).told().knownOn()))
        .isEqualTo("2026-02-09");
  }

  @Test
  void aDayThatTookTheDutyAwayCanBeSetAgain() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()));
    var duty = dutyServedBy(noticeTo("ppc", incident));
    // when
    put(duty, "known-on", "{\"knownOn\": \"2021-01-01\", \"reason\": \"打ち間違い\"}")
        .statusCode(200)
        .body("state", equalTo("NOT_REQUIRED"));
    // then
    put(duty, "known-on", "{\"knownOn\": \"2026-02-08\", \"reason\": \"訂正\"}")
        .statusCode(200)
        .body("knownOn", equalTo("2026-02-08"))
        .body("dueOn", equalTo("2026-02-12"));
    put(duty, "known-on", "{\"knownOn\": \"-999999999-01-01\", \"reason\": \"x\"}").statusCode(400);
  }

  @Test
  void aDayThatWasMistypedLeavesNoNoticeBehind() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()));
    var notice = noticeTo("ppc", incident);
    var duty = dutyServedBy(notice);
    put(duty, "known-on", "{\"knownOn\": \"2021-01-01\", \"reason\": \"打ち間違い\"}")
        .statusCode(200)
        .body("state", equalTo("NOT_REQUIRED"));
    // when
    put(duty, "known-on", "{\"knownOn\": \"2026-02-08\", \"reason\": \"訂正\"}")
        .statusCode(200)
        .body("state", equalTo("TO_FILE"));
    receipt("hospital-a", notice, "{\"receiptNumber\": \"R-1\"}").statusCode(200);
    // then
    assertThat(QuarkusTransaction.requiringNew().call(() -> duties.findById(duty).told().state()))
        .isEqualTo(DutyState.RECEIPTED);
    assertThat(noticesTo("ppc", incident)).containsExactly("REPORT 1 PRELIMINARY RECEIPTED");
  }

  @Test
  void aDayMakesADutyWhoseNoticeIsPutBeforeTheHospital() {
    // given
    var news = News.anAttackOn('a', ids.next());
    var incident = heard(news);
    var duty = dutyServedBy(noticeTo("ppc", incident));
    put(duty, "known-on", "{\"knownOn\": \"2021-01-01\", \"reason\": \"打ち間違い\"}");
    heard(news.followedUp());
    // when
    put(duty, "known-on", "{\"knownOn\": \"2026-02-08\", \"reason\": \"訂正\"}")
        .statusCode(200)
        .body("state", equalTo("DRAFT"));
    // then
    assertThat(noticesTo("ppc", incident)).last().isEqualTo("AGAIN 2 FOLLOW_UP DRAFT");
    heard(news.followedUp().followedUp());
    assertThat(noticesTo("ppc", incident)).last().isEqualTo("REPORT 3 FOLLOW_UP TO_FILE");
  }

  @Test
  void noDayMakesADutyOfAnIncidentThatIsOver() {
    // given
    var news = News.anAttackOn('a', ids.next());
    var duty = dutyServedBy(noticeTo("ppc", heard(news)));
    var day = "{\"knownOn\": \"2026-02-08\", \"reason\": \"夜勤が気付いていた\"}";
    put(duty, "known-on", day).statusCode(200);
    var withdrawn =
        new IncidentWithdrawn(news.filed().incidentId(), 2, News.AT, news.filed().hospitalId(), 1);
    QuarkusTransaction.requiringNew().run(() -> preparing.on(withdrawn));
    // when / then
    put(duty, "known-on", day).statusCode(409);
  }

  @Test
  void aReceiptThatADuplicateGetsLateIsOfTheOneThatGoesOnAlsoOverAChain() {
    // given
    var first = News.anAttackOn('a', ids.next()).filed();
    var second = News.aFaultWithoutEffectOn('a', ids.next()).filed();
    heard(new News(first));
    heard(new News(second));
    var last = heard(News.aFaultWithoutEffectOn('a', ids.next()));
    var notice = noticeTo("ppc", first.incidentId());
    QuarkusTransaction.requiringNew()
        .run(() -> notices.findById(notice).leaves(NoticeEvent.Way.PORTAL, News.AT));
    merged(second, last);
    merged(first, second.incidentId());
    assertThat(noticesTo("ppc", last)).containsExactly("AGAIN 1 PRELIMINARY DRAFT");
    var draft = noticeTo("ppc", last);
    var duty = dutyServedBy(draft);
    // when
    receipt("ppc", notice, "{\"receiptNumber\": \"R-1\"}").statusCode(200);
    // then
    assertThat(told(duty).receiptNumber()).isEqualTo("R-1");
    approve(draft, "{\"name\": \"見本 太郎\"}").statusCode(409);
  }

  @Test
  void aNoticeIsWhereItIsItselfAndItsReceiptIsNotTheOneOfAnotherIncident() {
    // given
    var duplicate = News.anAttackOn('a', ids.next()).filed();
    heard(new News(duplicate));
    var incident = heard(News.anAttackOn('a', ids.next()).forward(AFTER_APPROVAL));
    var draft = noticeTo("ppc", incident);
    var duty = dutyServedBy(draft);
    receipt("hospital-a", noticeTo("ppc", duplicate.incidentId()), "{\"receiptNumber\": \"R-1\"}")
        .statusCode(200);
    merged(duplicate, incident);
    assertThat(told(duty).receiptNumber()).isEqualTo("R-1");
    // when
    approve(draft, "{\"name\": \"見本 太郎\"}").statusCode(200);
    // then
    assertThat(
            saidOf(incident, "select payload::jsonb ->> 'state' from outbox", "notice.approved.v1"))
        .containsExactly("TO_FILE");
    clock.advance(Duration.ofDays(10));
    receipt("hospital-a", draft, "{\"receiptNumber\": \"R-2\"}").statusCode(200);
    assertThat(told(duty))
        .returns("R-1", NoticeEvent.Duty::receiptNumber)
        .returns(LocalDate.parse("2026-02-09"), NoticeEvent.Duty::receivedOn);
    assertThat(
            saidOf(
                incident, "select payload::jsonb ->> 'byHand' from outbox", "notice.receipted.v1"))
        .containsExactly("true");
  }

  private List<String> saidOf(UUID incident, String what, String type) {
    List<?> rows =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    entities
                        .createNativeQuery(
                            what + " where incident_id = :incident and type = :type order by id",
                            String.class)
                        .setParameter("incident", incident)
                        .setParameter("type", "org.hikeshi." + type)
                        .getResultList());
    return rows.stream().map(String.class::cast).toList();
  }

  @Test
  void whatAnotherHospitalToldItsOwnPersonsIsNotToldToThese() {
    // given
    var duplicate = News.anAttackOn('b', ids.next()).filed();
    heard(new News(duplicate));
    var same = News.anAttackOn('a', ids.next()).filed();
    heard(new News(same));
    var incident = heard(News.anAttackOn('a', ids.next()));
    personsTold("hospital-b", duplicate.incidentId(), "2026-02-09T00:00:00Z").statusCode(200);
    // when
    merged(duplicate, incident);
    // then
    assertThat(told(persons(incident)).state()).isEqualTo(DutyState.TO_FILE);
    personsTold("hospital-a", same.incidentId(), "2026-02-09T00:00:00Z").statusCode(200);
    merged(same, incident);
    assertThat(told(persons(incident)).state()).isEqualTo(DutyState.RECEIPTED);
  }

  @Test
  void nothingWasReceivedOrToldLongBeforeAnybodyKnew() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()));
    var notice = noticeTo("ppc", incident);
    // when / then
    receiptOf("hospital-a", notice, "2025-02-09T00:30:00Z")
        .statusCode(400)
        .body("errors.pointer", hasItem("/receivedAt"));
    personsTold("hospital-a", incident, "2026-02-01T14:59:59Z")
        .statusCode(400)
        .body("errors.pointer", hasItem("/at"));
    put(
            dutyServedBy(notice),
            "known-on",
            "{\"knownOn\": \"2026-01-20\", \"reason\": \"夜勤が気付いていた\"}")
        .statusCode(200);
    receiptOf("hospital-a", notice, "2026-01-19T15:00:00Z").statusCode(200);
  }

  @Test
  void whatWasSaidBeforeTheReportCameIsRecordedWhereNobodySaidWhenTheyKnew() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()).noticed(null, null));
    // when / then
    receiptOf("hospital-a", noticeTo("ppc", incident), "2026-02-08T14:50:00Z").statusCode(200);
    personsTold("hospital-a", incident, "2026-02-01T15:00:00Z").statusCode(200);
  }

  @Test
  void anAuthorityMayHaveItBetweenTheNoticingAndTheDayFromWhichTheLawCounts() {
    // given
    var detected = Instant.parse("2026-01-10T01:00:00Z");
    var noticed = heard(News.anAttackOn('a', ids.next()).noticed(null, detected));
    var begun = heard(News.anAttackOn('a', ids.next()).noticed(detected, News.AT));
    // when
    receiptOf("hospital-a", noticeTo("ppc", noticed), "2026-01-12T01:00:00Z").statusCode(200);
    receiptOf("hospital-a", noticeTo("ppc", begun), "2026-01-12T01:00:00Z").statusCode(200);
    // then
    assertThat(told(dutyServedBy(noticeTo("ppc", noticed))).knownOn()).isEqualTo("2026-02-09");
    assertThat(told(dutyServedBy(noticeTo("ppc", begun))).knownOn()).isEqualTo("2026-02-09");
  }

  @Test
  void anAuthoritysOwnWordAndWhatIsSaidAgainAreNotHeldAgainstTheHospitalsDays() {
    // given
    var notice = noticeTo("ppc", heard(News.anAttackOn('a', ids.next())));
    receiptOf("hospital-a", notice, "2026-02-09T00:30:00Z").statusCode(200);
    // when
    receiptOf("hospital-a", notice, "2025-02-09T00:30:00Z").statusCode(200);
    var said =
        receipt(
            "ppc",
            notice,
            "{\"receiptNumber\": \"R-2\", \"receivedAt\": \"2026-01-08T00:30:00Z\"}");
    // then
    said.statusCode(200)
        .body("receipt.receiptNumber", equalTo("R-2"))
        .body("receipt.receivedAt", equalTo("2026-01-08T00:30:00Z"));
  }

  private static ValidatableResponse receiptOf(String user, UUID notice, String at) {
    return receipt(user, notice, "{\"receiptNumber\": \"R-1\", \"receivedAt\": \"" + at + "\"}");
  }

  private NoticeEvent.Duty told(UUID duty) {
    return QuarkusTransaction.requiringNew().call(() -> duties.findById(duty).told());
  }

  /// As the listener does, again until it commits: a courier may hold what is called off.
  private void merged(ReportFiled duplicate, UUID into) {
    var merged =
        new IncidentMerged(
            duplicate.incidentId(), 2, News.AT, duplicate.hospitalId(), 1, into, "2026-000124");
    await()
        .ignoreExceptions()
        .untilAsserted(() -> QuarkusTransaction.requiringNew().run(() -> preparing.on(merged)));
  }

  @Test
  void theDayOfWhatIsHandedOnIsNotSetByHand() {
    // given
    var duplicate = News.anAttackOn('a', ids.next()).filed();
    heard(new News(duplicate));
    var incident = heard(News.aFaultWithoutEffectOn('a', ids.next()));
    merged(duplicate, incident);
    // when / then
    put(
            dutyServedBy(noticeTo("ppc", incident)),
            "known-on",
            "{\"knownOn\": \"2026-02-08\", \"reason\": \"夜勤が気付いていた\"}")
        .statusCode(400)
        .body("errors.pointer", hasItem("/knownOn"));
  }

  @Test
  void thePersonsWereTold() {
    // given
    var incident = heard(News.anAttackOn('a', ids.next()));
    var duty = persons(incident);
    // when
    put(
            duty,
            "persons-told",
            "{\"how\": \"POST\", \"at\": \"2026-02-08T20:00:00Z\", \"count\": 10000}")
        .statusCode(200)
        .body("state", equalTo("RECEIPTED"));
    // then
    assertThat(toldOn(duty)).isEqualTo("2026-02-09");
  }

  private String toldOn(UUID duty) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                duties
                    .getEntityManager()
                    .createNativeQuery(
                        "select codes ->> 'toldOn' from audit where object = ?1", String.class)
                    .setParameter(1, "duty/" + duty)
                    .getSingleResult()
                    .toString());
  }

  private UUID persons(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                duties.of(incident).stream()
                    .filter(TrackedDuty::persons)
                    .findFirst()
                    .orElseThrow()
                    .id());
  }

  private ValidatableResponse personsTold(String user, UUID incident, String at) {
    return as(user)
        .contentType("application/json")
        .body("{\"how\": \"POST\", \"at\": \"" + at + "\"}")
        .put("/duties/" + persons(incident) + "/persons-told")
        .then();
  }

  private UUID heard(News news) {
    QuarkusTransaction.requiringNew().run(() -> preparing.on(news.filed()));
    return news.filed().incidentId();
  }

  private UUID noticeTo(String authority, UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                notices.of(incident).stream()
                    .filter(notice -> notice.authority().equals(authority))
                    .findFirst()
                    .orElseThrow()
                    .id());
  }

  private List<String> noticesTo(String authority, UUID incident) {
    return QuarkusTransaction.requiringNew().call(() -> notices.of(incident)).stream()
        .filter(notice -> notice.authority().equals(authority))
        .map(
            notice ->
                "%s %d %s %s"
                    .formatted(notice.kind(), notice.reportNo(), notice.stage(), notice.state()))
        .toList();
  }

  private UUID dutyServedBy(UUID notice) {
    return QuarkusTransaction.requiringNew().call(() -> duties.servedBy(notice).getFirst().id());
  }

  private static ValidatableResponse approve(UUID notice, String body) {
    return as("hospital-a")
        .contentType("application/json")
        .body(body)
        .post("/notices/" + notice + "/approval")
        .then();
  }

  private static ValidatableResponse receipt(String user, UUID notice, String body) {
    return as(user)
        .contentType("application/json")
        .body(body)
        .post("/notices/" + notice + "/receipt")
        .then();
  }

  private static ValidatableResponse put(UUID duty, String what, String body) {
    return as("hospital-a")
        .contentType("application/json")
        .body(body)
        .put("/duties/" + duty + "/" + what)
        .then();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}
