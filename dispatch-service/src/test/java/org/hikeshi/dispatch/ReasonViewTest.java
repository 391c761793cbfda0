package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hikeshi.matching.Reach;
import org.hikeshi.matching.Reason;
import org.hikeshi.matching.Reason.Code;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonViewTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  @ParameterizedTest
  @EnumSource
  void howFarIsAskedIsSaidInWords(Reach reach) {
    // when
    var said = ReasonView.of(new Reason(Code.TOO_FAR_YET, reach.name()), JAPANESE);
    // then
    assertThat(said.text()).doesNotContain(reach.name());
  }

  @ParameterizedTest
  @EnumSource(names = {"LAST_DUTY", "RESTING"})
  void aTimeIsSaidInJapansTimeWhereItIsOftenAnotherDay(Code code) {
    // when
    var said = ReasonView.of(new Reason(code, "2026-02-08T16:50:00Z"), JAPANESE);
    // then
    assertThat(said.text()).contains("2026年2月9日（月）01:50").doesNotContain("Z");
  }

  @Test
  void aSkillIsCalledAsItsSeatIs() {
    // when
    var said = ReasonView.of(new Reason(Code.HAS_SKILL, "FORENSICS"), JAPANESE);
    // then
    assertThat(said.text()).contains("証拠保全・解析");
  }
}
