package org.hikeshi.duty;

import java.util.EnumSet;
import java.util.Set;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.NoticeEvent.Basis;

/// Who asks to be told though no law obliges: the ministry's notice of 2018-10-29 and those who act
/// by it, whom the hospital chose, and with whom it agreed to share.
final class Guideline {

  /// Attacks and suspected ones; faults with an effect on care or personal data, or perhaps so.
  static Finding attackOrFault(Facts facts, Rules rules) {
    var reasons = EnumSet.noneOf(Reason.class);
    if (facts.category().attack()) {
      reasons.add(Reason.GUIDELINE_ATTACK);
    }
    if (facts.careImpact().stream().anyMatch(Guideline::hinders)) {
      reasons.add(Reason.GUIDELINE_CARE);
    }
    var leak = facts.category() == Category.LOSS_OR_THEFT ? Leak.NO : Leak.of(facts, rules.signs());
    if (reasons.isEmpty() && leak == Leak.YES) {
      reasons.add(Reason.GUIDELINE_LEAK);
    }
    if (!reasons.isEmpty()) {
      return Finding.applies(reasons, "applies.guideline").by(Basis.GUIDELINE);
    }
    var open =
        facts.category() == Category.UNKNOWN
            || leak == Leak.OPEN
            || facts.careImpact().isEmpty()
            || facts.careImpact().contains(CareImpact.UNKNOWN);
    return open
        ? Finding.open(reasons, "open.guideline").by(Basis.GUIDELINE)
        : Finding.not("not.guideline").by(Basis.GUIDELINE);
  }

  /// What the hospital decides itself. A choice stands beside a guideline that does not apply.
  static Finding orByChoice(Finding asked, String authority, Facts facts) {
    if (asked.applies()) {
      return asked;
    }
    if (facts.tellAlso().contains(authority)) {
      return Finding.applies(Set.of(Reason.CHOSEN), "applies.chosen").by(Basis.VOLUNTARY);
    }
    if (facts.shareConsent().contains(authority)) {
      return Finding.applies(Set.of(Reason.CONSENT), "applies.consent").by(Basis.VOLUNTARY);
    }
    return asked;
  }

  private static boolean hinders(CareImpact impact) {
    return impact != CareImpact.NONE && impact != CareImpact.UNKNOWN;
  }

  private Guideline() {}
}
