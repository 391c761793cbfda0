package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.Mode;
import org.junit.jupiter.api.Test;

class SeatRuleTest {

  @Test
  void readsAsWritten() {
    assertThat(SeatRule.parse("FORENSICS/ON_SITE@RANSOMWARE|MALWARE"))
        .isEqualTo(
            new SeatRule(
                SeatKind.FORENSICS, Mode.ON_SITE, Set.of(Category.RANSOMWARE, Category.MALWARE)));
    assertThat(SeatRule.parse("LEAD")).isEqualTo(SeatRule.LEAD);
  }

  @Test
  void whatCannotBeReadIsNamed() {
    assertThatThrownBy(() -> SeatRule.parse("lead?")).hasMessageContaining("lead?");
  }

  @Test
  void thereIsAlwaysALead() {
    // given
    var terms =
        DispatchFixture.terms(
            Start.AT_ONCE, List.of(1), List.of(SeatRule.parse("FORENSICS@RANSOMWARE")));
    // then
    assertThat(terms.seatsFor(Category.RANSOMWARE))
        .extracting(SeatRule::kind)
        .containsExactly(SeatKind.LEAD, SeatKind.FORENSICS);
    assertThat(terms.seatsFor(Category.UNKNOWN)).containsExactly(SeatRule.LEAD);
  }
}
