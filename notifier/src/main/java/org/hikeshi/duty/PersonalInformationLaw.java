package org.hikeshi.duty;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Facts;
import org.hikeshi.events.Founder;

/// 個人情報保護法 articles 26 and 68: the four reportable situations (報告対象事態), as a set.
final class PersonalInformationLaw {

  /// What the law says of the facts under the rules that were in force on the day of knowing.
  static Finding find(Facts facts, Founder founder, Rules rules) {
    if (!rules.inForce()) {
      return Finding.not("not.before-the-law");
    }
    var leak = Leak.of(facts, rules.signs());
    if (leak == Leak.NO) {
      return Finding.not("not.no-leak");
    }
    if (facts.personalData().strongEncryption() == Answer.YES) {
      return Finding.not("not.strong-encryption");
    }
    var answers = items(facts, founder, rules);
    var yes = EnumSet.noneOf(Reason.class);
    answers.forEach(
        (item, answer) -> {
          if (answer == Answer.YES) {
            yes.add(item);
          }
        });
    if (yes.isEmpty() && !answers.containsValue(Answer.UNKNOWN)) {
      return Finding.not("not.none-of-four");
    }
    if (leak == Leak.OPEN) {
      return Finding.open(
          yes, Leak.onlyDamageIsOpen(facts) ? "open.encrypted" : "open.leak-not-known");
    }
    return yes.isEmpty()
        ? Finding.open(yes, "open.none-of-four-yet")
        : Finding.applies(
            yes, rules.underArticle68(founder) ? "applies.article-68" : "applies.article-26");
  }

  private static Map<Reason, Answer> items(Facts facts, Founder founder, Rules rules) {
    var data = facts.personalData();
    var answers = new LinkedHashMap<Reason, Answer>();
    answers.put(Reason.ITEM_1, data.sensitive());
    answers.put(Reason.ITEM_2, data.financialHarm());
    answers.put(Reason.ITEM_3, Intent.of(facts));
    answers.put(Reason.ITEM_4, Crowd.over(rules.personsOver(founder), data.persons()));
    return answers;
  }

  private PersonalInformationLaw() {}
}
