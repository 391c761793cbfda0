package org.hikeshi.duty;

import java.util.EnumSet;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.Facts;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Law;

/// Telling the persons concerned (本人通知): due whenever a statutory report is, by either law. No days
/// are counted for it (施行規則 article 10: 当該事態の状況に応じて速やかに).
final class TellingPersons {

  static Finding find(Facts facts, Operator operator, Rules rules) {
    var personal = PersonalInformationLaw.find(facts, operator.founder(), rules);
    var number = MyNumberLaw.find(facts, operator.founder(), rules);
    if (obliges(personal) || obliges(number)) {
      return Finding.applies(union(personal, number), "applies.persons");
    }
    if (personal.verdict() == Verdict.OPEN || number.verdict() == Verdict.OPEN) {
      return Finding.open(union(personal, number), "open.persons");
    }
    return Finding.not(personal.because());
  }

  /// The law by which they are told: the My Number law only where the other is silent.
  static Law law(Finding finding) {
    var onlyNumber =
        !finding.reasons().isEmpty()
            && finding.reasons().stream().allMatch(reason -> reason.name().startsWith("MYNUMBER"));
    return onlyNumber ? Law.MYNUMBER : Law.APPI;
  }

  private static boolean obliges(Finding finding) {
    return finding.applies() && finding.basis() == Basis.STATUTORY;
  }

  /// Of what applies only; what is open on one side does not speak for the other.
  private static EnumSet<Reason> union(Finding personal, Finding number) {
    var reasons = EnumSet.noneOf(Reason.class);
    var certain = obliges(personal) || obliges(number);
    if (!certain || obliges(personal)) {
      reasons.addAll(personal.reasons());
    }
    if (!certain || obliges(number)) {
      reasons.addAll(number.reasons());
    }
    return reasons;
  }

  private TellingPersons() {}
}
