package org.hikeshi.duty;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.Facts;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// One incident under the rules: asks each law and each guideline, for each authority.
final class WorkingOut {

  private final Rulebook rulebook;
  private final DayCount dayCount;
  private final Wording wording;
  private final List<Reported> reports;
  private final List<KnownOn> set;
  private final List<Duty> carriedOn;
  private final Reported latest;
  private final List<Duty> duties = new ArrayList<>();

  WorkingOut(
      Rulebook rulebook,
      DayCount dayCount,
      Wording wording,
      List<Reported> reports,
      List<KnownOn> set,
      List<Duty> carriedOn) {
    this.rulebook = rulebook;
    this.dayCount = dayCount;
    this.wording = wording;
    this.reports = reports;
    this.set = set;
    this.carriedOn = carriedOn;
    this.latest = reports.getLast();
  }

  List<Duty> duties() {
    commission(Law.APPI, WorkingOut::personalInformation);
    commission(Law.MYNUMBER, WorkingOut::myNumber);
    persons();
    ministries();
    local();
    others();
    return List.copyOf(duties);
  }

  private void commission(Law law, Course.Law rule) {
    var course = course("ppc", law, rule);
    add("ppc", law, Stage.PRELIMINARY, course);
    add("ppc", law, Stage.FINAL, course);
  }

  private void persons() {
    var course = course(Duty.PERSONS, null, TellingPersons::find);
    add(Duty.PERSONS, TellingPersons.law(course.finding()), null, course);
  }

  private void ministries() {
    ask("mhlw", (facts, _, rules) -> byNotice(rules.ministryAsks(), facts, rules));
    ask(
        "mext",
        (facts, operator, rules) ->
            rules.educationMinistryAsks(operator.founder())
                ? Guideline.attackOrFault(facts, rules)
                : Finding.not("not.no-university").by(Basis.GUIDELINE));
  }

  /// The prefecture, and the city where it has a health centre of its own.
  private void local() {
    Course.Law rule = (facts, _, rules) -> byNotice(rules.prefectureAsks(), facts, rules);
    var prefecture = prefecture();
    if (prefecture == null) {
      return;
    }
    ask("prefecture-" + prefecture, rule);
    var city = lastReported(Operator::city).filter(it -> it.startsWith(prefecture)).findFirst();
    if (city.isPresent() && rulebook.on(latest.knownOn(null)).hasHealthCentre(city.get())) {
      ask("city-" + city.get(), rule);
    }
  }

  private @Nullable String prefecture() {
    return lastReported(Operator::prefecture).findFirst().orElse(null);
  }

  /// Newest first: that a later report does not know where the hospital is takes it away from
  /// nobody.
  private Stream<String> lastReported(Function<Operator, @Nullable String> where) {
    return reports.reversed().stream().map(Reported::operator).map(where).filter(Objects::nonNull);
  }

  /// The two that hear by choice or consent only, and whomever else the hospital named.
  private void others() {
    var others = new TreeSet<String>();
    others.add("nco");
    var prefecture = prefecture();
    if (prefecture != null) {
      others.add("police-" + prefecture);
    }
    for (var report : reports) {
      others.addAll(report.facts().tellAlso());
      others.addAll(report.facts().shareConsent());
    }
    if (others.remove("ppc")) {
      add("ppc", null, Stage.PRELIMINARY, course("ppc", null, WorkingOut::voluntaryReport));
    }
    duties.forEach(duty -> others.remove(duty.authority()));
    for (var authority : others) {
      var why = authority.equals("nco") ? "not.no-consent" : "not.not-chosen";
      ask(authority, (_, _, _) -> Finding.not(why).by(Basis.VOLUNTARY));
    }
  }

  private void ask(String authority, Course.Law rule) {
    Course.Law orChoice =
        (facts, operator, rules) ->
            Guideline.orByChoice(rule.find(facts, operator, rules), authority, facts);
    add(authority, null, Stage.PRELIMINARY, course(authority, null, orChoice));
  }

  private Course course(String authority, @Nullable Law clock, Course.Law rule) {
    KnownOn byPerson = null;
    for (var known : set) {
      byPerson = known.authority().equals(authority) && known.clock() == clock ? known : byPerson;
    }
    var course = Course.of(rule, reports, rulebook, byPerson);
    carriedOn.stream()
        .filter(duty -> duty.authority().equals(authority) && duty.clock() == clock)
        .forEach(course::carriesOn);
    return course;
  }

  private void add(String authority, @Nullable Law law, @Nullable Stage stage, Course course) {
    var finding = course.finding();
    var days = dayCount.of(course, law, stage);
    duties.add(
        new Duty(
            authority,
            law,
            finding.basis(),
            stage,
            days.required() ? finding.verdict() : Verdict.NOT,
            days.required() ? finding.inOrder() : List.of(),
            wording.explain(finding, latest, stage, days),
            days.knownOn(),
            days.targetOn(),
            days.dueOn()));
  }

  private static Finding personalInformation(Facts facts, Operator operator, Rules rules) {
    return PersonalInformationLaw.find(facts, operator.founder(), rules);
  }

  private static Finding myNumber(Facts facts, Operator operator, Rules rules) {
    return MyNumberLaw.find(facts, operator.founder(), rules);
  }

  /// 任意の報告: GL 3-5-3-1 note 1.
  private static Finding voluntaryReport(Facts facts, Operator operator, Rules rules) {
    return personalInformation(facts, operator, rules).applies()
            || myNumber(facts, operator, rules).applies()
        ? Finding.not("not.reported-anyway").by(Basis.VOLUNTARY)
        : Guideline.orByChoice(Finding.not("not.not-chosen").by(Basis.VOLUNTARY), "ppc", facts);
  }

  private static Finding byNotice(boolean asked, Facts facts, Rules rules) {
    return asked
        ? Guideline.attackOrFault(facts, rules)
        : Finding.not("not.before-the-notice").by(Basis.GUIDELINE);
  }
}
