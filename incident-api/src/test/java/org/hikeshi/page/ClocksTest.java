package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.incident.IncidentView.DutyView;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClocksTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-02-10");

  @Test
  void theNearestDayComesFirstAndWhatIsDoneLast() {
    // given
    var done = duty("mhlw", Stage.PRELIMINARY, DutyState.RECEIPTED, null, false);
    var later = duty("ppc", Stage.FINAL, DutyState.DRAFT, "2026-04-09", false);
    var soon = duty("ppc", Stage.PRELIMINARY, DutyState.TO_FILE, "2026-02-13", false);
    var late = duty("nco", Stage.PRELIMINARY, DutyState.TO_FILE, "2026-02-08", true);
    var none = duty("police-14", null, DutyState.NOT_REQUIRED, null, false);
    // when
    var clocks = clocks(done, later, none, soon, late);
    // then
    assertThat(clocks.running()).containsExactly(late, soon, later, done);
    assertThat(clocks.none()).containsExactly(none);
    assertThat(clocks.finals()).containsExactly(later);
  }

  @Test
  void saysHowLongItIsUntilADay() {
    assertThat(clocks().left(TODAY)).isEqualTo("今日です");
    assertThat(clocks().left(TODAY.plusDays(3))).isEqualTo("あと3日");
    assertThat(clocks().left(TODAY.minusDays(2))).isEqualTo("2日過ぎています");
  }

  @Test
  void whatIsLateLooksLikeAnAlarmUntilItHasItsReceipt() {
    assertThat(clocks().look(duty("ppc", null, DutyState.SENDING, null, true))).isEqualTo("late");
    assertThat(clocks().look(duty("ppc", null, DutyState.FAILED, null, false))).isEqualTo("late");
    assertThat(clocks().look(duty("ppc", null, DutyState.RECEIPTED, null, true))).isEqualTo("done");
  }

  private static Clocks clocks(DutyView... duties) {
    return Clocks.of(List.of(duties), TODAY, Texts.in(Locale.JAPANESE));
  }

  private static DutyView duty(
      String authority,
      @Nullable Stage stage,
      DutyState state,
      @Nullable String dueOn,
      boolean overdue) {
    return new DutyView(
        UUID.randomUUID(),
        authority,
        Law.APPI,
        Basis.STATUTORY,
        stage,
        state,
        List.of(),
        "",
        null,
        null,
        dueOn == null ? null : LocalDate.parse(dueOn),
        overdue,
        null);
  }
}
