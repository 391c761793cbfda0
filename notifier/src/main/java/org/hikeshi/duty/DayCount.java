package org.hikeshi.duty;

import java.time.LocalDate;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.time.OfficialCalendar;
import org.jspecify.annotations.Nullable;

/// Counts the days of 施行規則 article 8. The day of knowing is day 1; calendar days, never business
/// days; only the last day of the final report moves past closed days (GL 3-5-3-4 note 2).
final class DayCount {

  private final OfficialCalendar calendar;

  DayCount(OfficialCalendar calendar) {
    this.calendar = calendar;
  }

  /// The days of one duty, and what there is to say about them.
  ///
  /// @param required false where the course applies but this stage of it does not
  /// @param lastDay day 30 or 60 as counted, before it moved
  /// @param days 30 or 60; 0 where none are counted
  /// @param atOnce the last day had passed when the malice that gave 60 days was ruled out
  record Days(
      boolean required,
      @Nullable LocalDate knownOn,
      @Nullable LocalDate targetOn,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate lastDay,
      int days,
      boolean atOnce,
      boolean predicted) {

    private static Days notCounted(boolean required, @Nullable LocalDate knownOn) {
      return new Days(required, knownOn, null, null, null, 0, false, false);
    }
  }

  Days of(Course course, @Nullable Law law, @Nullable Stage stage) {
    var known = course.knownOn();
    if (known == null) {
      return Days.notCounted(false, null);
    }
    var counted = law != null && stage != null;
    if (counted && stage == Stage.FINAL && course.finding().basis() != Basis.STATUTORY) {
      return Days.notCounted(false, null);
    }
    if (!counted || course.finding().basis() != Basis.STATUTORY) {
      return Days.notCounted(true, known);
    }
    return stage == Stage.FINAL ? last(course, known) : preliminary(course.rules(), known);
  }

  /// A guide to 速やかに (概ね3〜5日以内), so it never moves past a weekend.
  private Days preliminary(Rules rules, LocalDate known) {
    return new Days(
        true,
        known,
        nth(known, rules.targetDay()),
        nth(known, rules.preliminaryDay()),
        null,
        rules.preliminaryDay(),
        false,
        false);
  }

  private Days last(Course course, LocalDate known) {
    var count = course.rules().finalDay(course.malice());
    var lastDay = nth(known, count);
    var due = calendar.openOnOrAfter(lastDay);
    var passed = course.malicePassedOn();
    var atOnce = passed != null && passed.isAfter(due);
    return new Days(
        true,
        known,
        null,
        atOnce ? passed : due,
        lastDay,
        count,
        atOnce,
        calendar.predicted(lastDay));
  }

  private static LocalDate nth(LocalDate known, int day) {
    return known.plusDays(day - 1L);
  }
}
