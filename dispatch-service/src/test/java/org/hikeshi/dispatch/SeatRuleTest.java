package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.matching.CandidateFixture.DAY;

import java.util.List;
import java.util.Set;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.FirstResponse;
import org.junit.jupiter.api.Test;

class SeatRuleTest {

  @Test
  void readsAsWritten() {
    assertThat(SeatRule.parse("FORENSICS?/ON_SITE@RANSOMWARE|MALWARE"))
        .isEqualTo(
            new SeatRule(
                SeatKind.FORENSICS,
                Mode.ON_SITE,
                false,
                0,
                Set.of(Category.RANSOMWARE, Category.MALWARE),
                Set.of(),
                Set.of()));
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
    assertThat(terms.seatsFor(reported(Category.RANSOMWARE)))
        .extracting(SeatRule::kind)
        .containsExactly(SeatKind.LEAD, SeatKind.FORENSICS);
    assertThat(terms.seatsFor(reported(Category.UNKNOWN))).containsExactly(SeatRule.LEAD);
  }

  @Test
  void byTheTableAPlainCaseIsStaffedByItsLeadAlone() {
    assertThat(wanted(Category.RANSOMWARE, CareImpact.EMERGENCY_STOPPED))
        .containsExactly("LEAD/REMOTE");
  }

  @Test
  void byTheTableWhereLivesHangOnMachinesMoreAreAskedAndNoneIsWaitedFor() {
    assertThat(wanted(Category.RANSOMWARE, CareImpact.ICU_AFFECTED))
        .containsExactly(
            "LEAD/REMOTE",
            "FORENSICS/REMOTE?",
            "MEDICAL_DEVICE/ON_SITE?",
            "VENDOR_LIAISON/REMOTE?");
    assertThat(wanted(Category.DDOS, CareImpact.OUTPATIENT_STOPPED))
        .containsExactly("LEAD/REMOTE", "NETWORK/REMOTE?");
  }

  private static List<String> wanted(Category category, CareImpact impact) {
    var terms = DispatchFixture.terms(Start.AT_ONCE, List.of(1), SeatRule.inForceOn(DAY));
    return terms.seatsFor(reported(category, impact)).stream()
        .map(rule -> rule.kind() + "/" + rule.mode() + (rule.mandatory() ? "" : "?"))
        .toList();
  }

  private static Situation reported(Category category, CareImpact... impact) {
    return Situation.of(aReport(1, FirstResponse.REQUESTED, category, Set.of(impact)));
  }
}
