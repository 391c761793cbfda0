package org.hikeshi.duty;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Category;
import org.hikeshi.events.Facts;
import org.hikeshi.events.Founder;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.Persons;

/// 番号法 article 29-4: the four cases of its leak rule. Below all four a report is asked for by the
/// guideline.
final class MyNumberLaw {

  static Finding find(Facts facts, Founder founder, Rules rules) {
    if (!rules.inForce()) {
      return Finding.not("not.before-the-law");
    }
    var data = facts.personalData();
    if (data.myNumber() == Answer.NO) {
      return Finding.not("not.no-mynumber");
    }
    var leak = Leak.of(facts, rules.myNumberSigns());
    if (leak == Leak.NO) {
      return Finding.not("not.no-leak");
    }
    if (data.strongEncryption() == Answer.YES) {
      return Finding.not("not.strong-encryption");
    }
    var answers = cases(facts, founder, rules);
    var yes = EnumSet.noneOf(Reason.class);
    answers.forEach(
        (reason, answer) -> {
          if (answer == Answer.YES) {
            yes.add(reason);
          }
        });
    if (data.myNumber() == Answer.UNKNOWN) {
      return Finding.open(yes, "open.mynumber-not-known");
    }
    if (leak == Leak.OPEN) {
      return Finding.open(
          yes, Leak.onlyDamageIsOpen(facts) ? "open.encrypted" : "open.leak-not-known");
    }
    if (!yes.isEmpty()) {
      return Finding.applies(yes, "applies.mynumber");
    }
    return answers.containsValue(Answer.UNKNOWN)
        ? Finding.open(yes, "open.none-of-four-yet")
        : Finding.applies(yes, "applies.mynumber-guideline").by(Basis.GUIDELINE);
  }

  private static Map<Reason, Answer> cases(Facts facts, Founder founder, Rules rules) {
    var answers = new LinkedHashMap<Reason, Answer>();
    answers.put(Reason.MYNUMBER_BODY, fromABodysSystems(facts, founder, rules));
    answers.put(Reason.MYNUMBER_MALICE, Intent.of(facts));
    answers.put(Reason.MYNUMBER_PUBLIC, openToThePublic(facts, rules));
    answers.put(Reason.MYNUMBER_100, overHundred(facts, rules));
    return answers;
  }

  private static Answer openToThePublic(Facts facts, Rules rules) {
    var affected = facts.affectedSystems();
    if (!Collections.disjoint(affected, rules.publicPlaces())) {
      return Answer.YES;
    }
    return Collections.disjoint(affected, rules.perhapsPublicPlaces()) ? Answer.NO : Answer.UNKNOWN;
  }

  /// A lost paper or medium need not have come from the body's systems.
  private static Answer fromABodysSystems(Facts facts, Founder founder, Rules rules) {
    if (!rules.myNumberBody(founder)) {
      return Answer.NO;
    }
    return facts.category() == Category.LOSS_OR_THEFT ? Answer.UNKNOWN : Answer.YES;
  }

  /// No more numbers can have leaked than persons are concerned at all.
  private static Answer overHundred(Facts facts, Rules rules) {
    var data = facts.personalData();
    var over = Crowd.over(rules.myNumberPersonsOver(), data.myNumberPersons());
    var all = data.persons();
    return over == Answer.UNKNOWN
            && !data.myNumberPersons().known()
            && all.qualifier() != Persons.Qualifier.ABOUT
            && Crowd.over(rules.myNumberPersonsOver(), all) == Answer.NO
        ? Answer.NO
        : over;
  }

  private MyNumberLaw() {}
}
