package org.hikeshi.reminder;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.dossier.TrackedDuty;
import org.hikeshi.events.Forward;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.notice.Notice;
import org.hikeshi.notice.Notices;
import org.hikeshi.reminder.Reminder.Outcome;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A notifier that was away, two that look at once, and days that move.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class RemindingTest {

  private static final Instant MONDAY_MORNING = Instant.parse("2026-02-09T01:00:00Z");
  private static final String DESK = "desk@hikeshi.invalid";
  private static final String HOSPITAL = "night@hospital.example.test";

  @Inject Reminding reminding;
  @Inject Posting posting;
  @Inject Reminders reminders;
  @Inject Letters letters;
  @Inject Dossiers dossiers;
  @Inject TrackedDuties duties;
  @Inject Notices notices;
  @Inject Arrived arrived;
  @Inject SettableClock clock;
  @Inject Ids ids;
  @Inject Caller caller;

  /// Everything is filed by hand, so that no courier moves what a test looks at.
  @BeforeEach
  void otherTestsIncidentsStayQuiet() {
    clock.set(MONDAY_MORNING);
    Neighbours.incidentApiAnswers(200);
    arrived.nothingElseIsOnItsWay();
    byHand("mhlw");
    byHand("prefecture-14");
    byHand("prefecture-36");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              dossiers.update("remindAt = ?1", Plan.NEVER);
              letters.update("state = LAPSED where state = SENDING");
            });
  }

  @AfterEach
  void theClockStandsWhereItStood() {
    clock.set(MONDAY_MORNING);
  }

  @Test
  void aWeekInWhichNobodyLookedIsMadeUpForExactlyOnceByTwoAtATime() throws InterruptedException {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    reminding.remindDue();
    posting.postDue();
    // when
    clock.advance(Duration.ofDays(7));
    atOnce(4, () -> reminding.remindDue());
    atOnce(4, () -> posting.postDue());
    // then
    var preliminary = of(incident, Law.APPI, Stage.PRELIMINARY);
    assertThat(said(preliminary)).containsExactly(LocalDate.parse("2026-02-16"));
    assertThat(passedOver(preliminary)).hasSize(6);
    assertThat(said(of(incident, Law.APPI, Stage.FINAL))).isEmpty();
    for (var reminder : saidOf(incident)) {
      assertThat(mails(HOSPITAL, reminder, "hospital")).hasSize(1);
      assertThat(mails(DESK, reminder, "desk")).hasSize(1);
    }
    assertThat(told(incident)).isEqualTo(saidOf(incident).stream().filter(this::ofADuty).count());
  }

  @Test
  void aDutyThatOnlyANewerVersionCanReadKeepsNoOtherIncidentsLettersBack()
      throws MessagingException {
    // given
    var future = arrived.heard(News.anAttackOn('a', ids.next()));
    var known = arrived.heard(News.anAttackOn('a', ids.next()));
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    change(
        """
        update letter set next_attempt_at = next_attempt_at - interval '1 hour'
        where reminder_id in (select id from reminder where incident_id = :incident)
        """,
        future);
    change("update duty set state = 'FUTURE' where incident_id = :incident", future);
    try {
      // when
      assertThatThrownBy(posting::postDue).hasMessageContaining("passed over");
      // then
      assertThat(saidOf(known))
          .isNotEmpty()
          .allSatisfy(reminder -> assertThat(mails(HOSPITAL, reminder, "hospital")).hasSize(1));
    } finally {
      change("update duty set state = 'NOT_REQUIRED' where incident_id = :incident", future);
    }
  }

  @Test
  void hundredsThatOnlyANewerVersionCanReadKeepNoOtherHospitalWaiting() {
    // given
    var future = arrived.heard(News.anAttackOn('a', ids.next()));
    change("update duty set state = 'FUTURE' where incident_id = :incident", future);
    change(
        """
        insert into dossier select (jsonb_populate_record(d, jsonb_build_object(
          'incident_id', gen_random_uuid(), 'hospital_id', gen_random_uuid(),
          'remind_at', '2000-01-01T00:00:00Z'))).*
        from dossier d, generate_series(1, 200) where incident_id = :incident
        """,
        future);
    change(
        """
        insert into duty select (jsonb_populate_record(duty, jsonb_build_object(
          'id', gen_random_uuid(), 'incident_id', d.incident_id,
          'hospital_id', d.hospital_id))).*
        from duty, dossier d
        where duty.incident_id = :incident and d.remind_at = timestamptz '2000-01-01Z'
        """,
        future);
    var known = arrived.heard(News.anAttackOn('b', ids.next()));
    clock.advance(Duration.ofDays(2));
    try {
      // when
      assertThatThrownBy(reminding::poll).hasMessageContaining("passed over");
      // then
      assertThat(saidOf(known)).isNotEmpty();
    } finally {
      change(
          "update duty set state = 'NOT_REQUIRED' where state = 'FUTURE' or incident_id = :incident",
          future);
    }
  }

  private void change(String sql, UUID incident) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                letters
                    .getEntityManager()
                    .createNativeQuery(sql)
                    .setParameter("incident", incident)
                    .executeUpdate());
  }

  @Test
  void aSecondLookOnTheSameDaySaysNothing() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    var before = of(incident);
    // when
    QuarkusTransaction.requiringNew().run(() -> dossiers.locked(incident).remindAnew());
    reminding.remindDue();
    // then
    assertThat(of(incident)).hasSameSizeAs(before).isNotEmpty();
  }

  @Test
  void whatHasNotEvenLeftAfterADayIsSpokenOf() {
    // given
    channel("mhlw", "{\"type\": \"EMAIL\", \"to\": \"box@mhlw.example.test\"}");
    lineToTheMinistryIsShutUntil("2100-01-01Z");
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    reminding.remindDue();
    // when
    clock.advance(Duration.ofDays(1));
    reminding.remindDue();
    lineToTheMinistryIsShutUntil("2000-01-01Z");
    // then
    assertThat(saidOf(incident).stream().map(said -> said.rung().matter()))
        .contains(Matter.UNDELIVERED);
  }

  private void lineToTheMinistryIsShutUntil(String when) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                letters
                    .getEntityManager()
                    .createNativeQuery(
                        """
                        insert into line (authority, failures, shut_until)
                        values ('mhlw', 0, cast(:when as timestamptz))
                        on conflict (authority) do update set shut_until = excluded.shut_until
                        """)
                    .setParameter("when", when)
                    .executeUpdate());
  }

  @Test
  void dayByDayTheRungsOfALifeAreSaidOnceEach() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var last = of(incident, Law.APPI, Stage.FINAL);
    // when
    for (int day = 0; day < 62; day++) {
      reminding.remindDue();
      clock.advance(Duration.ofDays(1));
    }
    // then
    assertThat(said(last).map(LocalDate::toString))
        .containsExactly(
            "2026-03-26",
            "2026-04-02",
            "2026-04-06",
            "2026-04-08",
            "2026-04-09",
            "2026-04-10",
            "2026-04-11");
    assertThat(passedOver(last)).isEmpty();
  }

  @Test
  void trap17_whenTheDayMovesTheRungsFollowAndWhatWasSaidStays() {
    // given
    var thirty = News.anAttackOn('a', ids.next()).unintended();
    var incident = arrived.heard(thirty);
    var last = of(incident, Law.APPI, Stage.FINAL);
    clock.set(Instant.parse("2026-02-24T01:00:00Z"));
    reminding.remindDue();
    // when
    arrived.heard(News.anAttackOn('a', incident).followedUp());
    reminding.remindDue();
    clock.set(Instant.parse("2026-03-26T01:00:00Z"));
    reminding.remindDue();
    // then
    assertThat(saidOf(incident).stream().filter(one -> one.rung().subject().equals(last)))
        .extracting(one -> one.rung().on() + " of " + one.day())
        .containsExactly("2026-02-24 of 2026-03-10", "2026-03-26 of 2026-04-09");
  }

  @Test
  void trap25_anUndeterminedDutyAsksForADecisionOnItsTargetDay() throws Exception {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()).undecided());
    clock.set(Instant.parse("2026-02-11T01:00:00Z"));
    // when
    reminding.remindDue();
    posting.postDue();
    // then
    var preliminary = of(incident, Law.APPI, Stage.PRELIMINARY);
    var target =
        saidOf(incident).stream()
            .filter(one -> one.rung().subject().equals(preliminary))
            .findFirst()
            .orElseThrow();
    assertThat(target.matter()).isEqualTo(Matter.TARGET);
    var mail = mails(HOSPITAL, target, "hospital").getFirst();
    assertThat(mail.getContent().toString()).contains("判断してください");
  }

  @Test
  void aReceiptedDutyGetsNone() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    var preliminary = of(incident, Law.APPI, Stage.PRELIMINARY);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                duties.findById(preliminary).received(LocalDate.parse("2026-02-09"), "R8-000123"));
    // when
    clock.advance(Duration.ofDays(7));
    reminding.remindDue();
    // then
    assertThat(said(preliminary)).isEmpty();
  }

  @Test
  void aLetterThatCouldNotLeaveInTimeIsNotSentOnceTheDutyIsDone() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    clock.advance(Duration.ofDays(4));
    reminding.remindDue();
    var preliminary = of(incident, Law.APPI, Stage.PRELIMINARY);
    var reminder =
        saidOf(incident).stream()
            .filter(one -> one.rung().subject().equals(preliminary))
            .findFirst()
            .orElseThrow();
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                duties.findById(preliminary).received(LocalDate.parse("2026-02-13"), "R8-000123"));
    // when
    posting.postDue();
    // then
    assertThat(mails(DESK, reminder, "desk")).isEmpty();
  }

  @Test
  void aNewQuestionIsSaidAtOnceAndItsDayAgain() {
    // given
    var found = arrived.atTheMinistry();
    String question =
        given()
            .auth()
            .oauth2(TestTokens.as("mhlw"))
            .contentType("application/json")
            .body("{\"question\": \"?\", \"dueOn\": \"2026-02-20\"}")
            .post("/notices/" + found.notice() + "/questions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    // when
    for (int day = 0; day < 13; day++) {
      reminding.remindDue();
      clock.advance(Duration.ofDays(1));
    }
    // then
    assertThat(said(UUID.fromString(question)).map(LocalDate::toString))
        .containsExactly("2026-02-09", "2026-02-17", "2026-02-19", "2026-02-20", "2026-02-21");
  }

  @Test
  void whoeverIsFoundAfterThePersonsWereToldIsSpokenOf() {
    // given
    var news = News.anAttackOn('a', ids.next());
    var incident = arrived.heard(news);
    var persons = persons(incident);
    told(persons, 10_000);
    clock.advance(Duration.ofDays(14));
    reminding.remindDue();
    assertThat(said(persons)).isEmpty();
    // when
    arrived.heard(news.followedUp().persons(130_000));
    reminding.remindDue();
    assertThat(said(persons)).isEmpty();
    clock.advance(Duration.ofDays(1));
    reminding.remindDue();
    // then
    assertThat(said(persons)).containsExactly(LocalDate.parse("2026-02-24"));
    assertThat(saidOf(incident).stream().map(Reminder::rung))
        .filteredOn(rung -> rung.subject().equals(persons))
        .extracting(Rung::day)
        .containsExactly(LocalDate.parse("2026-02-23"));
    told(persons, 120_000);
    clock.advance(Duration.ofDays(7));
    reminding.remindDue();
    assertThat(said(persons)).hasSize(1);
  }

  private static void told(UUID persons, int count) {
    given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .contentType("application/json")
        .body("{\"how\": \"POST\", \"at\": \"2026-02-09T00:00:00Z\", \"count\": " + count + "}")
        .put("/duties/" + persons + "/persons-told")
        .then()
        .statusCode(200);
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

  /// Delivered is not received: only the commission's word meets the law.
  @Test
  void whatALawWantsIsOwedUntilItsReceiptHoweverWellItWasDelivered() {
    // given
    var notice = arrived.atTheCommission();
    var duty =
        QuarkusTransaction.requiringNew().call(() -> duties.servedBy(notice).getFirst().id());
    // when
    clock.advance(Duration.ofDays(5));
    reminding.remindDue();
    // then
    assertThat(said(duty)).containsExactly(LocalDate.parse("2026-02-14"));
    assertThat(standing()).contains(duty);
    assertThat(overdueOfTheCommission()).contains("/pages/inbox/" + notice);
    receiptOfTheCommission(notice);
    clock.advance(Duration.ofDays(1));
    reminding.remindDue();
    assertThat(said(duty)).hasSize(1);
    assertThat(standing()).doesNotContain(duty);
    assertThat(overdueOfTheCommission()).doesNotContain("/pages/inbox/" + notice);
  }

  /// As nobody in particular, who has no wall.
  private List<UUID> standing() {
    return QuarkusTransaction.requiringNew()
        .call(() -> reminders.ofStatutoryDays(caller, LocalDate.parse("2026-02-14"), 10_000))
        .stream()
        .map(one -> one.rung().subject())
        .toList();
  }

  private static String overdueOfTheCommission() {
    var page = given().auth().oauth2(TestTokens.as("ppc")).get("/pages/inbox").asString();
    int from = page.indexOf("id=\"overdue\"");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private static void receiptOfTheCommission(UUID notice) {
    given()
        .auth()
        .oauth2(TestTokens.as("ppc"))
        .contentType("application/json")
        .body("{\"receiptNumber\": \"R-1\"}")
        .post("/notices/" + notice + "/receipt")
        .then()
        .statusCode(200);
  }

  @Test
  void ofFollowUpsToFileByHandOnlyTheNewestIsSpokenOf() {
    // given
    var first = News.anAttackOn('a', ids.next());
    var second = first.followedUp();
    var third = second.followedUp();
    var fourth = third.followedUp();
    var incident = first.filed().incidentId();
    List.of(first, second, third, fourth).forEach(arrived::heard);
    // when
    clock.advance(Duration.ofDays(1));
    reminding.remindDue();
    // then
    var waiting = saidOf(incident).stream().filter(one -> !ofADuty(one)).toList();
    assertThat(waiting)
        .extracting(one -> one.authority() + " " + one.matter())
        .containsExactlyInAnyOrder("ppc WAITING", "mhlw WAITING", "prefecture-14 WAITING");
    assertThat(waiting).allSatisfy(one -> assertThat(reportNo(one.rung().subject())).isEqualTo(4));
    assertThat(said(of(incident, Law.APPI, Stage.PRELIMINARY))).isNotEmpty();
    page(notice(incident, 2)).body(containsString("第4報の通知に含まれます"), containsString("病院が提出"));
    page(notice(incident, 4)).body(not(containsString("の通知に含まれます")));
    page(notice(incident, 1)).body(not(containsString("の通知に含まれます")));
  }

  private static ValidatableResponse page(UUID notice) {
    return given()
        .auth()
        .oauth2(TestTokens.as("hospital-a"))
        .get("/pages/inbox/" + notice)
        .then()
        .statusCode(200);
  }

  private int reportNo(UUID notice) {
    return QuarkusTransaction.requiringNew().call(() -> notices.findById(notice).reportNo());
  }

  private UUID notice(UUID incident, int report) {
    return QuarkusTransaction.requiringNew()
        .call(() -> notices.of(incident, "mhlw", report).orElseThrow().id());
  }

  @Test
  void nobodyIsRemindedOfWhatAMergedDuplicateHeldBack() {
    // given
    var duplicate = News.anAttackOn('a', ids.next());
    var merged = arrived.heard(duplicate);
    var draft = notice(merged, 1);
    var goesOn = arrived.heard(News.anAttackOn('a', ids.next()));
    arrived.merged(duplicate, goesOn);
    // when
    clock.advance(Duration.ofDays(30));
    reminding.remindDue();
    // then
    assertThat(of(merged)).isEmpty();
    assertThat(saidOf(goesOn)).isNotEmpty();
    page(draft).body(containsString("不要"), not(containsString("承認待ち")));
  }

  @Test
  void nobodyIsRemindedOfWhatALaterReportTookTheReasonOf() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    // when
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    clock.advance(Duration.ofDays(30));
    reminding.remindDue();
    // then
    assertThat(of(incident)).isEmpty();
  }

  @Test
  void whatWasTriedOnceWaitsForNobodyOnceTheConsentIsTakenBack() {
    // given
    byHand("nco");
    var byHand = News.aFaultWithoutEffectOn('a', ids.next());
    var gaveUp = News.aFaultWithoutEffectOn('a', ids.next());
    var goesOn = News.aFaultWithoutEffectOn('a', ids.next());
    var all = List.of(byHand, gaveUp, goesOn);
    all.forEach(news -> triedOnce(arrived.heard(news.sharedWith("nco"))));
    change(
        "update notice set state = 'FAILED', gave_up_at = prepared_at"
            + " where incident_id = :incident",
        gaveUp.filed().incidentId());
    // when
    arrived.heard(byHand.followedUp());
    arrived.heard(gaveUp.followedUp());
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    // then
    assertThat(of(byHand.filed().incidentId())).isEmpty();
    assertThat(of(gaveUp.filed().incidentId())).isEmpty();
    assertThat(saidOf(goesOn.filed().incidentId())).isNotEmpty();
  }

  @Test
  void whoeverHasTheFirstIsStillToBeToldThatItIsNoMoreSo() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    triedOnce(incident);
    // when
    arrived.heard(News.aFaultWithoutEffectOn('a', incident).followedUp());
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    // then
    var waiting = saidOf(incident).stream().filter(one -> one.authority().equals("mhlw")).toList();
    assertThat(waiting)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(reportNo(one.rung().subject())).isEqualTo(2));
  }

  private void triedOnce(UUID incident) {
    change("update notice set first_sent_at = prepared_at where incident_id = :incident", incident);
  }

  @Test
  void afterAMergingOnlyThatTheOtherGoesOnIsStillToBeFiled() {
    // given
    var duplicate = News.anAttackOn('a', ids.next());
    var merged = arrived.heard(duplicate);
    change(
        "update notice set first_sent_at = prepared_at where incident_id = :incident"
            + " and authority in ('mhlw', 'prefecture-14')",
        merged);
    change(
        "update notice set state = 'FAILED', gave_up_at = prepared_at"
            + " where incident_id = :incident and authority = 'prefecture-14'",
        merged);
    // when
    arrived.merged(duplicate, arrived.heard(News.anAttackOn('a', ids.next())));
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    // then
    assertThat(saidOf(merged))
        .extracting(one -> kind(one.rung().subject()) + " " + one.authority() + " " + one.matter())
        .containsExactlyInAnyOrder(
            "CARRIED_ON mhlw WAITING",
            "CARRIED_ON prefecture-14 WAITING",
            "REPORT prefecture-14 GAVE_UP");
  }

  @Test
  void nobodyIsRemindedToApproveWhatIsErased() {
    // given
    var incident =
        arrived.heard(News.aFloodOfRequestsOn('a', ids.next()).forward(Forward.AFTER_APPROVAL));
    change("update dossier set erased_at = now() where incident_id = :incident", incident);
    // when
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    // then
    assertThat(of(incident)).isEmpty();
  }

  private Notice.Kind kind(UUID notice) {
    return QuarkusTransaction.requiringNew().call(() -> notices.findById(notice).kind());
  }

  @Test
  void aStatutoryDayStandsAboveWhateverWaitsSince() {
    // given
    var incident = arrived.heard(News.anAttackOn('b', ids.next()));
    var preliminary = of(incident, Law.APPI, Stage.PRELIMINARY);
    QuarkusTransaction.requiringNew()
        .run(() -> duties.findById(preliminary).received(LocalDate.parse("2026-02-09"), "R-1"));
    clock.set(Instant.parse("2026-03-26T01:00:00Z"));
    reminding.remindDue();
    IntStream.range(0, 6).forEach(_ -> arrived.heard(News.aFloodOfRequestsOn('b', ids.next())));
    // when
    clock.advance(Duration.ofDays(1));
    reminding.remindDue();
    // then
    var page =
        given().auth().oauth2(TestTokens.as("hospital-b")).get("/pages/inbox").body().asString();
    var said = page.substring(page.indexOf("id=\"reminders\""));
    assertThat(said.substring(said.indexOf("<li>"), said.indexOf("</li>")))
        .contains("確報")
        .contains("2026年4月9日");
    assertThat(said.split("<li>")).hasSizeGreaterThan(12);
  }

  @Test
  void aQuestionThatWasTakenBackIsSpokenOfNoMore() {
    // given
    var found = arrived.atTheMinistry();
    String question =
        given()
            .auth()
            .oauth2(TestTokens.as("mhlw"))
            .contentType("application/json")
            .body("{\"question\": \"?\", \"dueOn\": \"2026-02-20\"}")
            .post("/notices/" + found.notice() + "/questions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    // when
    given()
        .auth()
        .oauth2(TestTokens.as("mhlw"))
        .delete("/questions/" + question)
        .then()
        .statusCode(204);
    clock.advance(Duration.ofDays(12));
    reminding.remindDue();
    // then
    assertThat(said(UUID.fromString(question))).isEmpty();
  }

  @Test
  void aDayThatCanStillBeMetStandsAboveThoseThatNobodyEverClosed() {
    // given
    IntStream.range(0, 6).forEach(_ -> arrived.heard(News.anAttackOn('c', ids.next())));
    arrived.heard(News.anAttackOn('c', ids.next()).knownADayLater());
    // when
    clock.set(Instant.parse("2026-04-10T01:00:00Z"));
    reminding.remindDue();
    // then
    var page =
        given().auth().oauth2(TestTokens.as("hospital-c")).get("/pages/inbox").body().asString();
    var said = page.substring(page.indexOf("id=\"reminders\"")).split("<li>");
    assertThat(said[1]).contains("確報", "2026年4月10日");
    assertThat(said[2]).contains("確報", "2026年4月9日");
  }

  @Test
  void theHospitalReadsWhatItWasRemindedOfAndNobodyElseDoes() {
    // given
    var incident = arrived.heard(News.anAttackOn('a', ids.next()));
    clock.advance(Duration.ofDays(2));
    reminding.remindDue();
    // when / then
    for (var user : List.of("hospital-a", "coordinator")) {
      read(user).body("items.incidentId", hasItem(incident.toString()));
    }
    List<String> others = read("hospital-b").extract().path("items.incidentId");
    assertThat(others).doesNotContain(incident.toString());
  }

  private static ValidatableResponse read(String user) {
    return given().auth().oauth2(TestTokens.as(user)).get("/reminders").then().statusCode(200);
  }

  private static void byHand(String authority) {
    channel(authority, "{\"type\": \"MANUAL\"}");
  }

  private static void channel(String authority, String agreed) {
    given()
        .auth()
        .oauth2(TestTokens.as("admin"))
        .contentType("application/json")
        .body(agreed)
        .put("/authorities/" + authority + "/channel")
        .then()
        .statusCode(200);
  }

  private static void atOnce(int count, Runnable action) throws InterruptedException {
    var threads =
        IntStream.range(0, count).mapToObj(_ -> Thread.ofVirtual().start(action)).toList();
    for (var thread : threads) {
      thread.join();
    }
  }

  private UUID of(UUID incident, Law law, Stage stage) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                duties.of(incident).stream()
                    .filter(duty -> duty.told().stage() == stage && duty.authority().equals("ppc"))
                    .filter(duty -> duty.told().law() == law)
                    .map(TrackedDuty::id)
                    .findFirst()
                    .orElseThrow());
  }

  private List<Reminder> of(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(() -> reminders.list("incidentId = ?1 order by id", incident));
  }

  private List<Reminder> saidOf(UUID incident) {
    return of(incident).stream().filter(one -> one.view().outcome() == Outcome.SAID).toList();
  }

  private Stream<LocalDate> said(UUID subject) {
    return rungs(subject, Outcome.SAID);
  }

  private Stream<LocalDate> passedOver(UUID subject) {
    return rungs(subject, Outcome.SUPERSEDED);
  }

  private Stream<LocalDate> rungs(UUID subject, Outcome outcome) {
    return QuarkusTransaction.requiringNew()
        .call(() -> reminders.list("subject = ?1 order by rungOn", subject))
        .stream()
        .filter(one -> one.view().outcome() == outcome)
        .map(one -> one.rung().on());
  }

  private boolean ofADuty(Reminder reminder) {
    return QuarkusTransaction.requiringNew()
        .call(() -> duties.findByIdOptional(reminder.rung().subject()).isPresent());
  }

  private long told(UUID incident) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                (Long)
                    dossiers
                        .getEntityManager()
                        .createNativeQuery(
                            """
                            select count(*) from outbox
                            where incident_id = :id and type = 'org.hikeshi.duty.reminded.v1'
                            """,
                            Long.class)
                        .setParameter("id", incident)
                        .getSingleResult());
  }

  private static List<MimeMessage> mails(String to, Reminder reminder, String reader) {
    var id = "<" + reminder.id() + "." + reader + "@hikeshi>";
    return Neighbours.mailsTo(to).stream().filter(mail -> id(mail).contains(id)).toList();
  }

  private static String id(MimeMessage mail) {
    try {
      return Arrays.toString(mail.getHeader("Message-ID"));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
