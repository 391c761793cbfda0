package org.hikeshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.Event;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DeliveryFailed;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyChanged;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.NoticeApproved;
import org.hikeshi.events.NoticeEvent.NoticeDelivered;
import org.hikeshi.events.NoticeEvent.NoticePrepared;
import org.hikeshi.events.NoticeEvent.NoticeReceipted;
import org.hikeshi.events.NoticeEvent.QuestionAnswered;
import org.hikeshi.events.NoticeEvent.QuestionAsked;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NoticeStandingTest {

  private static final UUID INCIDENT = new UUID(0, 1);
  private static final UUID NOTICE = new UUID(0, 2);
  private static final UUID QUESTION = new UUID(0, 3);
  private static final Instant FIRST = Instant.parse("2026-02-08T17:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 2, 20);

  @Test
  void itIsAsTheNewestWordSays() {
    // when
    var notice = standing(prepared(1, DutyState.SENDING), failed(2), delivered(3), receipted(4));
    // then
    assertThat(notice.id()).isEqualTo(NOTICE);
    assertThat(notice.authority()).isEqualTo("ppc");
    assertThat(notice.called()).isEqualTo("PRELIMINARY");
    assertThat(notice.state()).isEqualTo(DutyState.RECEIPTED);
    assertThat(notice.preparedAt()).isEqualTo(at(1));
    assertThat(notice.failures()).isEqualTo(1);
    assertThat(notice.deliveredAt()).isEqualTo(at(3));
    assertThat(notice.way()).isEqualTo(Way.PORTAL);
    assertThat(notice.receiptNumber()).isEqualTo("R-1");
    assertThat(notice.receivedAt()).isEqualTo(at(4));
  }

  @Test
  void whatAPersonHasToFileSaysSo() {
    assertThat(standing(prepared(1, DutyState.TO_FILE)).state()).isEqualTo(DutyState.TO_FILE);
    assertThat(standing(prepared(1, DutyState.TO_FILE)).deliveredAt()).isNull();
  }

  @Test
  void aNoticeThatServesNoDutyAnyMoreIsWhereItWasBrought() {
    // when
    var notice =
        standing(
            prepared(1, DutyState.SENDING),
            new NoticeDelivered(
                INCIDENT, 2, at(2), 1, List.of(), NOTICE, "ppc", Stage.PRELIMINARY, Way.PORTAL, 1));
    // then
    assertThat(notice.state()).isEqualTo(DutyState.DELIVERED);
  }

  @Test
  void aNoticeWhoseReasonIsGoneIsRequiredNoMore() {
    // given
    var held = prepared(2, DutyState.NOT_REQUIRED);
    // when
    var notice = standing(prepared(1, DutyState.TO_FILE), held);
    // then
    assertThat(notice.state()).isEqualTo(DutyState.NOT_REQUIRED);
    assertThat(word(held)).isEqualTo("NoticePrepared.NOT_REQUIRED");
    assertThat(word(prepared(1, DutyState.TO_FILE))).isEqualTo("NoticePrepared");
  }

  @Test
  void aNoticeWhoseDutyHasAnothersReceiptIsNotReceivedByThat() {
    // given
    var prepared = prepared(1, DutyState.RECEIPTED);
    // when
    var approved = standing(prepared, approved(2, DutyState.TO_FILE));
    var failed = standing(prepared, approved(2, DutyState.SENDING), gaveUp(3));
    var ofBefore = standing(prepared, approved(2, null));
    // then
    assertThat(standing(prepared).state()).isEqualTo(DutyState.DRAFT);
    assertThat(approved.state()).isEqualTo(DutyState.TO_FILE);
    assertThat(failed.state()).isEqualTo(DutyState.FAILED);
    assertThat(ofBefore.state()).isEqualTo(DutyState.TO_FILE);
    assertThat(standing(prepared, approved(2, null), gaveUp(3)).state())
        .isEqualTo(DutyState.FAILED);
  }

  /// Lines of before a notice's own state was told have that of the duty, and do not say whether an
  /// attempt was the last.
  @Test
  void whatHappenedSaysWhereANoticeIsAndThatNobodyWaitsForAPersonInVain() {
    assertThat(NoticeStanding.stateAfter("NoticePrepared")).isEqualTo(DutyState.DRAFT);
    assertThat(NoticeStanding.stateAfter("NoticeApproved")).isEqualTo(DutyState.TO_FILE);
    assertThat(NoticeStanding.stateAfter("DeliveryFailed")).isEqualTo(DutyState.FAILED);
    assertThat(NoticeStanding.stateAfter("NoticeDelivered")).isEqualTo(DutyState.DELIVERED);
    assertThat(NoticeStanding.stateAfter("NoticeReceipted")).isEqualTo(DutyState.RECEIPTED);
  }

  @Test
  void anAttemptOfWhichNobodyKnowsIsNoFailure() {
    // given
    var unknown = failed(2, false, true);
    var known = failed(4, false, false);
    // when
    var notice = standing(prepared(1, DutyState.SENDING), unknown, failed(3), known);
    // then
    assertThat(word(known)).isEqualTo("DeliveryFailed");
    assertThat(notice.failures()).isEqualTo(2);
    assertThat(notice.unknown()).isEqualTo(1);
    assertThat(word(unknown)).isEqualTo("DeliveryFailed.UNKNOWN");
    assertThat(word(failed(3))).isEqualTo("DeliveryFailed");
  }

  @Test
  void whoseWordAReceiptIsIsSaidWhereItIsKnown() {
    // given
    var prepared = prepared(1, DutyState.TO_FILE);
    // then
    assertThat(standing(prepared, receipted(2, true)).byHand()).isTrue();
    assertThat(standing(prepared, receipted(2, false)).byHand()).isFalse();
    assertThat(standing(prepared, receipted(2, null)).byHand()).isNull();
    assertThat(word(receipted(2, true))).isEqualTo("NoticeReceipted.HOSPITAL");
    assertThat(word(receipted(2, false))).isEqualTo("NoticeReceipted.AUTHORITY");
    assertThat(word(receipted(2, null))).isEqualTo("NoticeReceipted");
  }

  private static String word(NoticeEvent event) {
    return told(event).getFirst().word();
  }

  @Test
  void aQuestionIsOpenUntilItIsAnswered() {
    // given
    var asked = new QuestionAsked(INCIDENT, 3, at(3), 1, List.of(), NOTICE, QUESTION, "ppc", DAY);
    var answered =
        new QuestionAnswered(INCIDENT, 4, at(4), 1, List.of(), NOTICE, QUESTION, "ppc", null);
    // when
    var open = standing(prepared(1, DutyState.SENDING), delivered(2), asked);
    var closed = standing(prepared(1, DutyState.SENDING), delivered(2), asked, answered);
    // then
    assertThat(open.open()).containsExactly(new QuestionStanding(at(3), DAY, null));
    assertThat(open.open().getFirst().late(DAY)).isFalse();
    assertThat(open.open().getFirst().late(DAY.plusDays(1))).isTrue();
    assertThat(open.state()).isEqualTo(DutyState.DELIVERED);
    assertThat(closed.open()).isEmpty();
    assertThat(closed.questions()).containsExactly(new QuestionStanding(at(3), DAY, at(4)));
  }

  @Test
  void whatTellsOfTheEndIsCalledByWhatItIs() {
    // given
    var ending = new UUID(0, 4);
    var over = new DutyChanged(INCIDENT, 2, at(2), 1, List.of(), true);
    var held = prepared(3, DutyState.NOT_REQUIRED);
    var told = told(prepared(1, DutyState.TO_FILE), over, held, followUp(4, ending));
    // when
    var withdrawn =
        NoticeStanding.all(
            with(new IncidentWithdrawn(INCIDENT, 2, at(1), new UUID(0, 10), 1), told));
    var merged =
        NoticeStanding.all(
            with(
                new IncidentMerged(
                    INCIDENT, 2, at(1), new UUID(0, 10), 1, new UUID(0, 5), "2026-000124"),
                told));
    // then
    assertThat(withdrawn)
        .extracting(NoticeStanding::called)
        .containsExactly("WITHDRAWAL", "PRELIMINARY");
    assertThat(merged)
        .extracting(NoticeStanding::called)
        .containsExactly("CARRIED_ON", "PRELIMINARY");
  }

  /// Of before it was written down when notifier had heard of the end.
  @Test
  void whatNobodyCanTellIsCalledByItsStage() {
    // when
    var all = NoticeStanding.all(told(prepared(1, DutyState.TO_FILE), followUp(2, new UUID(0, 4))));
    // then
    assertThat(all).extracting(NoticeStanding::called).containsExactly("FOLLOW_UP", "PRELIMINARY");
  }

  private static NoticePrepared followUp(long version, UUID notice) {
    return new NoticePrepared(
        INCIDENT,
        version,
        at(version),
        1,
        List.of(),
        notice,
        "ppc",
        Stage.FOLLOW_UP,
        DutyState.TO_FILE);
  }

  private static List<Happening> with(Event end, List<Happening> told) {
    return Stream.concat(
            Stream.of(new Happening(new UUID(2, end.version()), new UUID(0, 10), end)),
            told.stream())
        .toList();
  }

  @Test
  void aQuestionAloneIsNoNotice() {
    // given
    var asked = new QuestionAsked(INCIDENT, 3, at(3), 1, List.of(), NOTICE, QUESTION, "ppc", DAY);
    // then
    assertThat(NoticeStanding.all(told(asked))).isEmpty();
  }

  private static NoticeStanding standing(NoticeEvent... events) {
    return NoticeStanding.all(told(events)).getFirst();
  }

  private static List<Happening> told(NoticeEvent... events) {
    return Stream.of(events)
        .map(event -> new Happening(new UUID(1, event.version()), new UUID(0, 10), event))
        .toList();
  }

  private static NoticePrepared prepared(long version, DutyState state) {
    return new NoticePrepared(
        INCIDENT,
        version,
        at(version),
        1,
        List.of(duty(state)),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        null);
  }

  /// While its duty has the receipt of an incident that was merged into this one.
  private static NoticeApproved approved(long version, @Nullable DutyState state) {
    return new NoticeApproved(
        INCIDENT,
        version,
        at(version),
        1,
        List.of(duty(DutyState.RECEIPTED)),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        state);
  }

  private static DeliveryFailed failed(long version) {
    return failed(version, false, null);
  }

  private static DeliveryFailed gaveUp(long version) {
    return failed(version, true, null);
  }

  private static DeliveryFailed failed(long version, boolean gaveUp, @Nullable Boolean unknown) {
    return new DeliveryFailed(
        INCIDENT,
        version,
        at(version),
        1,
        List.of(duty(DutyState.SENDING)),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        Way.PORTAL,
        1,
        gaveUp,
        unknown);
  }

  private static NoticeDelivered delivered(long version) {
    return new NoticeDelivered(
        INCIDENT,
        version,
        at(version),
        1,
        List.of(duty(DutyState.DELIVERED)),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        Way.PORTAL,
        2);
  }

  private static NoticeReceipted receipted(long version) {
    return receipted(version, false);
  }

  private static NoticeReceipted receipted(long version, @Nullable Boolean byHand) {
    return new NoticeReceipted(
        INCIDENT,
        version,
        at(version),
        1,
        List.of(duty(DutyState.RECEIPTED)),
        NOTICE,
        "ppc",
        Stage.PRELIMINARY,
        "R-1",
        at(version),
        byHand);
  }

  private static Duty duty(DutyState state) {
    return new Duty(
        new UUID(0, 4),
        1,
        "ppc",
        null,
        Basis.STATUTORY,
        Stage.PRELIMINARY,
        state,
        List.of(),
        new Explanation("", ""),
        null,
        null,
        null,
        null,
        null);
  }

  private static Instant at(long minutes) {
    return FIRST.plusSeconds(60 * minutes);
  }
}
