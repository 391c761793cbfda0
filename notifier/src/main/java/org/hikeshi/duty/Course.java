package org.hikeshi.duty;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hikeshi.events.Answer;
import org.hikeshi.events.Facts;
import org.jspecify.annotations.Nullable;

/// How one law's answer went over the reports of one incident, and with it the day of knowing.
///
/// ```
///   NOT ──facts come──▶ OPEN ──facts come──▶ APPLIES
///    ▲                   │                     │  stays one course while facts are only in doubt
///    └───────────────────┴──ruled out──────────┘  a later return is a new course with a new day
/// ```
///
/// Each law has a course of its own: the theft found two days after the fault starts the clock on
/// that day, not on the day of the fault. What is open keeps the day that would apply, and loses it
/// when it comes to apply by facts that were known only later: a duty is not born overdue.
final class Course {

  /// What a law or a guideline makes of facts.
  @FunctionalInterface
  interface Law {
    Finding find(Facts facts, Operator operator, Rules rules);
  }

  private final Law law;
  private final Rulebook rulebook;
  private final @Nullable KnownOn set;

  private Finding finding = Finding.not("not.nothing-reported");
  private Set<Reason> seen = EnumSet.noneOf(Reason.class);
  private @Nullable LocalDate appliesSince;
  private @Nullable LocalDate openSince;
  private @Nullable LocalDate malicePassedOn;
  private @Nullable LocalDate carriedSince;
  private boolean setByPerson;
  private boolean intentOpen;

  private Course(Law law, Rulebook rulebook, @Nullable KnownOn set) {
    this.law = law;
    this.rulebook = rulebook;
    this.set = set;
  }

  /// @param reports oldest first
  static Course of(Law law, List<Reported> reports, Rulebook rulebook, @Nullable KnownOn set) {
    var course = new Course(law, rulebook, set);
    Reported before = null;
    for (var report : reports) {
      course.read(report, before);
      before = report;
    }
    return course;
  }

  /// Another incident of the same event knew of it on that duty's day: no day is lost by joining
  /// them, and no duty, whatever this one's own reports say. A day that a person set here stays.
  void carriesOn(Duty other) {
    var day = other.knownOn();
    if (day == null || other.verdict().compareTo(finding.verdict()) > 0) {
      return;
    }
    if (finding.saysLessThan(other)) {
      take(other, day);
    }
    if (carriedSince == null || day.isBefore(carriedSince)) {
      carriedSince = day;
    }
  }

  /// A day that a person set for what did not apply by it is not the day of this. What counted
  /// while it was less certain counts no longer.
  private void take(Duty other, LocalDate day) {
    setByPerson = setByPerson && !finding.not();
    if (other.verdict() != finding.verdict()) {
      carriedSince = null;
      openSince = day;
      appliesSince = setByPerson ? appliesSince : other.applies() ? day : null;
    }
    finding = Finding.carriedOn(other);
    intentOpen = !finding.applies();
  }

  Finding finding() {
    return finding;
  }

  Rules rules() {
    var known = knownOn();
    return rulebook.on(known == null ? LocalDate.MAX : known);
  }

  /// Day 1, or null where nothing applies.
  @Nullable LocalDate knownOn() {
    if (finding.not()) {
      return null;
    }
    var own = appliesSince != null ? appliesSince : openSince;
    return carriedSince != null && !setByPerson && carriedSince.isBefore(own) ? carriedSince : own;
  }

  /// Whether the 60 days hold. While it is undetermined and nobody said that it was on purpose, the
  /// earlier day is shown.
  boolean malice() {
    return finding.malice() && (finding.applies() || !intentOpen);
  }

  /// The day on which the malice was ruled out while the duty went on, or null.
  @Nullable LocalDate malicePassedOn() {
    return malicePassedOn;
  }

  private void read(Reported report, @Nullable Reported before) {
    var day = report.knownOn(before);
    var now = judge(report, appliesSince == null ? day : appliesSince);
    if (now.not() && judge(report, day).not()) {
      forget();
    } else {
      goOn(now, report, before);
    }
    finding = now;
    intentOpen = report.facts().personalData().maliciousIntent() == Answer.UNKNOWN;
    if (set != null && set.revision() == report.revision() && !now.not()) {
      setByPerson = true;
      appliesSince = set.day();
      finding = judge(report, set.day());
    }
  }

  /// By the rules of the day of knowing, whenever the report came.
  private Finding judge(Reported report, LocalDate day) {
    return law.find(report.facts(), report.operator(), rulebook.on(day));
  }

  private void goOn(Finding now, Reported report, @Nullable Reported before) {
    var day = report.knownOn(before);
    openSince = openSince == null ? day : openSince;
    if (!now.applies()) {
      return;
    }
    if (appliesSince == null || (!setByPerson && knewEarlier(now, report, before, appliesSince))) {
      appliesSince = day;
    }
    if (now.malice()) {
      malicePassedOn = null;
    } else if (finding.applies() && finding.malice()) {
      malicePassedOn = day;
    }
    seen.addAll(now.reasons());
  }

  /// A further reason that was known before, or a vendor's notice that had come before, moves the
  /// day of knowing back.
  private boolean knewEarlier(
      Finding now, Reported report, @Nullable Reported before, LocalDate since) {
    return report.knownOn(before).isBefore(since)
        && (!seen.containsAll(now.reasons()) || report.bringsVendorNotice(before));
  }

  private void forget() {
    appliesSince = null;
    openSince = null;
    malicePassedOn = null;
    setByPerson = false;
    seen = EnumSet.noneOf(Reason.class);
  }
}
