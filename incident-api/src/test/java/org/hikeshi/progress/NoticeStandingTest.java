package org.hikeshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DeliveryFailed;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.NoticeDelivered;
import org.hikeshi.events.NoticeEvent.NoticePrepared;
import org.hikeshi.events.NoticeEvent.NoticeReceipted;
import org.hikeshi.events.NoticeEvent.QuestionAnswered;
import org.hikeshi.events.NoticeEvent.QuestionAsked;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
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
    assertThat(notice.stage()).isEqualTo(Stage.PRELIMINARY);
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
  void aQuestionIsOpenUntilItIsAnswered() {
    // given
    var asked = new QuestionAsked(INCIDENT, 3, at(3), 1, List.of(), NOTICE, QUESTION, "ppc", DAY);
    var answered = new QuestionAnswered(INCIDENT, 4, at(4), 1, List.of(), NOTICE, QUESTION, "ppc");
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
  void aQuestionAloneIsNoNotice() {
    // given
    var asked = new QuestionAsked(INCIDENT, 3, at(3), 1, List.of(), NOTICE, QUESTION, "ppc", DAY);
    // then
    assertThat(NoticeStanding.of(told(asked))).isEmpty();
  }

  private static NoticeStanding standing(NoticeEvent... events) {
    return NoticeStanding.of(told(events)).orElseThrow();
  }

  private static List<Happening> told(NoticeEvent... events) {
    return Stream.of(events)
        .map(event -> new Happening(new UUID(1, event.version()), new UUID(0, 10), event))
        .toList();
  }

  private static NoticePrepared prepared(long version, DutyState state) {
    return new NoticePrepared(
        INCIDENT, version, at(version), 1, List.of(duty(state)), NOTICE, "ppc", Stage.PRELIMINARY);
  }

  private static DeliveryFailed failed(long version) {
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
        false);
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
        at(version));
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
