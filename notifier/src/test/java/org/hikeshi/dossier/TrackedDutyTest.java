package org.hikeshi.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.duty.Duty;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrackedDutyTest {

  private static final LocalDate KNOWN = LocalDate.of(2026, 2, 9);
  private static final LocalDate RECEIVED = LocalDate.of(2026, 2, 11);
  private static final LocalDate LATER = LocalDate.of(2026, 3, 20);
  private static final UUID NOTICE = new UUID(0, 9);

  private final Dossier dossier = new Dossier(new UUID(0, 1), new UUID(0, 2), "2026-000001");

  @Test
  void whatWasReceivedStaysReceivedWhileTheDutyGoesOn() {
    // given
    var duty = received(Basis.STATUTORY, "R-1");
    // when
    duty.become(ruled(Verdict.OPEN, Basis.STATUTORY, KNOWN));
    duty.become(ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN));
    duty.become(ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN.minusDays(3)));
    // then
    assertThat(duty.told())
        .returns(DutyState.RECEIPTED, NoticeEvent.Duty::state)
        .returns("R-1", NoticeEvent.Duty::receiptNumber);
  }

  @Test
  void whatWasRuledOutAndComesBackOnALaterDayBeginsAnew() {
    // given
    var duty = received(Basis.STATUTORY, "R-1");
    duty.become(ruled(Verdict.NOT, Basis.STATUTORY, null));
    assertThat(duty.state()).isEqualTo(DutyState.RECEIPTED);
    // when
    duty.become(ruled(Verdict.OPEN, Basis.STATUTORY, LATER));
    duty.become(ruled(Verdict.APPLIES, Basis.STATUTORY, LATER));
    // then
    assertThat(duty.told())
        .returns(DutyState.DRAFT, NoticeEvent.Duty::state)
        .returns(null, NoticeEvent.Duty::receiptNumber)
        .returns(null, NoticeEvent.Duty::receivedOn);
    assertThat(duty.noticeId()).isNull();
    assertThat(duty.closed()).isFalse();
    assertThat(duty.finalDueBy(LocalDate.MAX)).isTrue();
  }

  @Test
  void whatWasReceivedWithoutANumberIsOpenOnceALawObliges() {
    // given
    var duty = received(Basis.GUIDELINE, null);
    // when
    duty.become(ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN));
    // then
    assertThat(duty.state()).isEqualTo(DutyState.DRAFT);
    assertThat(duty.noticeId()).isNull();
  }

  @Test
  void whatADuplicatesAuthorityReceivedCountsWhereNothingServesTheDutyYet() {
    // given
    var there = received(Basis.STATUTORY, "R-1");
    var unserved =
        new TrackedDuty(new UUID(0, 4), dossier, ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN));
    var later =
        new TrackedDuty(new UUID(0, 5), dossier, ruled(Verdict.APPLIES, Basis.STATUTORY, LATER));
    // then
    assertThat(unserved.wasReceivedBy(there)).isTrue();
    assertThat(unserved.wasReceivedBy(received(Basis.GUIDELINE, null))).isFalse();
    assertThat(later.wasReceivedBy(there)).isFalse();
    unserved.servedBy(NOTICE, DutyState.DRAFT);
    assertThat(unserved.wasReceivedBy(there)).isTrue();
    unserved.servedBy(NOTICE, DutyState.TO_FILE);
    assertThat(unserved.wasReceivedBy(there)).isFalse();
  }

  @Test
  void personsWhoWereToldHereWereToldOnThatDay() {
    // given
    var here = persons(new UUID(0, 6));
    var there = persons(new UUID(0, 7));
    there.received(RECEIVED.plusDays(3), null);
    assertThat(here.wasReceivedBy(there)).isTrue();
    // when
    here.received(RECEIVED, null);
    // then
    assertThat(here.wasReceivedBy(there)).isFalse();
  }

  @Test
  void aDutyThatHasTheReceiptOfAnotherIncidentFollowsNoDraftOfThisOne() {
    // given
    var there = received(Basis.STATUTORY, "R-1");
    var here =
        new TrackedDuty(new UUID(0, 4), dossier, ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN));
    here.servedBy(NOTICE, DutyState.DRAFT);
    // when
    here.receivedAs(there);
    // then
    assertThat(here.noticeId()).isNull();
    assertThat(here.isServed()).isTrue();
    assertThat(here.told().receivedOn()).isEqualTo(RECEIVED);
  }

  @Test
  void deliveredIsNotReceivedWhereALawObliges() {
    // given
    var byLaw =
        new TrackedDuty(new UUID(0, 4), dossier, ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN));
    var byGuideline =
        new TrackedDuty(new UUID(0, 5), dossier, ruled(Verdict.APPLIES, Basis.GUIDELINE, KNOWN));
    // when
    byLaw.servedBy(NOTICE, DutyState.DELIVERED);
    byGuideline.servedBy(NOTICE, DutyState.DELIVERED);
    // then
    assertThat(byLaw.closed()).isFalse();
    assertThat(byGuideline.closed()).isTrue();
    byLaw.received(RECEIVED, "R-1");
    assertThat(byLaw.closed()).isTrue();
  }

  private TrackedDuty persons(UUID id) {
    var duty = ruled(Verdict.APPLIES, Basis.STATUTORY, KNOWN);
    return new TrackedDuty(
        id,
        dossier,
        new Duty(
            Duty.PERSONS,
            duty.clock(),
            duty.basis(),
            null,
            duty.verdict(),
            duty.reasons(),
            duty.explanation(),
            KNOWN,
            null,
            null));
  }

  private TrackedDuty received(Basis basis, @Nullable String number) {
    var duty = new TrackedDuty(new UUID(0, 3), dossier, ruled(Verdict.APPLIES, basis, KNOWN));
    duty.servedBy(NOTICE, DutyState.TO_FILE);
    duty.received(RECEIVED, number);
    return duty;
  }

  private static Duty ruled(Verdict verdict, Basis basis, @Nullable LocalDate knownOn) {
    return new Duty(
        "ppc",
        Law.APPI,
        basis,
        Stage.FINAL,
        verdict,
        List.of(),
        new Explanation("理由", "why"),
        knownOn,
        null,
        knownOn == null ? null : knownOn.plusDays(59));
  }
}
