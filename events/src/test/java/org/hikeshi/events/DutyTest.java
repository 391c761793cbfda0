package org.hikeshi.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutyTest {

  private static final LocalDate DUE = LocalDate.of(2026, 2, 13);

  @Test
  void isOverdueFromTheDayAfterUntilItIsReceived() {
    // given
    var open = duty(DutyState.DELIVERED, null);
    // then
    assertThat(open.overdue(DUE)).isFalse();
    assertThat(open.overdue(DUE.plusDays(1))).isTrue();
  }

  @Test
  void goesByTheDayOnWhichItWasReceived() {
    // given
    var inTime = duty(DutyState.RECEIPTED, DUE);
    var late = duty(DutyState.RECEIPTED, DUE.plusDays(1));
    // then
    assertThat(inTime.overdue(DUE.plusDays(9))).isFalse();
    assertThat(late.overdue(DUE.plusDays(9))).isTrue();
  }

  @Test
  void whatNobodyAsksForIsNeverOverdue() {
    assertThat(duty(DutyState.NOT_REQUIRED, null).overdue(DUE.plusDays(9))).isFalse();
  }

  private static Duty duty(DutyState state, @Nullable LocalDate receivedOn) {
    return new Duty(
        new UUID(0x7000, 0x8000_0000_0000_0000L),
        1,
        "ppc",
        null,
        Basis.STATUTORY,
        null,
        state,
        List.of(),
        new Explanation("", ""),
        null,
        null,
        DUE,
        receivedOn,
        null);
  }
}
