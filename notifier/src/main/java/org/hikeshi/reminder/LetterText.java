package org.hikeshi.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.channel.Authorities;
import org.hikeshi.duty.Duty;
import org.hikeshi.web.Spelled;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// What a reminder says: Japanese first, English below. Codes and days only, for mail is read by
/// many; the page has the rest.
@ApplicationScoped
class LetterText {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);
  private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

  private final String pages;

  LetterText(@ConfigProperty(name = "hikeshi.notifier.public-url") String notifier) {
    this.pages = notifier + "/pages/inbox";
  }

  String subject(Reminder reminder, Deadline deadline, Instant now) {
    return JAPANESE.of(
        "reminder.subject",
        reminder.incidentNumber(),
        what(deadline, JAPANESE),
        when(deadline, JapanTime.dayOf(now), JAPANESE));
  }

  String text(Reminder reminder, Deadline deadline, boolean unreachable, Instant now) {
    return text(reminder, deadline, unreachable, JapanTime.dayOf(now), JAPANESE)
        + "\n\n"
        + text(reminder, deadline, unreachable, JapanTime.dayOf(now), ENGLISH);
  }

  private String text(
      Reminder reminder, Deadline deadline, boolean unreachable, LocalDate today, Texts texts) {
    var lines =
        texts.of(
            "reminder.text",
            reminder.incidentNumber(),
            what(deadline, texts),
            when(deadline, today, texts),
            day(deadline, texts),
            toDo(deadline, texts),
            pages);
    return unreachable ? texts.of("reminder.telephone") + "\n" + lines : lines;
  }

  /// Such as "the final report to the commission".
  static String what(Deadline deadline, Texts texts) {
    if (deadline.authority().equals(Duty.PERSONS)) {
      return texts.of("reminder.what.persons");
    }
    var authority = Authorities.name(deadline.authority(), texts);
    var called = deadline.called();
    if (called != null) {
      return texts.of("reminder.what.stage", authority, texts.word("stage", called));
    }
    return deadline.matter() == Matter.QUESTION || deadline.matter() == Matter.ASKED
        ? texts.of("reminder.what.question", authority)
        : texts.of("reminder.what.report", authority);
  }

  /// Where today stands to the day. Words for a guide never call it a limit or a breach.
  static String when(Deadline deadline, LocalDate today, Texts texts) {
    long left = ChronoUnit.DAYS.between(today, deadline.day());
    var side = left > 0 ? "before" : left == 0 ? "on" : "after";
    return texts.of("reminder." + waiting(deadline) + "." + side, Math.abs(left));
  }

  /// Persons wait to be told; all else that waits is for the hospital to approve or file.
  private static String waiting(Deadline deadline) {
    return deadline.matter() == Matter.WAITING && deadline.authority().equals(Duty.PERSONS)
        ? "persons"
        : deadline.matter().name();
  }

  /// The day, or since when it has been so.
  static String day(Deadline deadline, Texts texts) {
    var day = Spelled.spelled(deadline.day(), texts);
    return deadline.matter().lasts() ? texts.of("reminder.since", day) : day;
  }

  private static String toDo(Deadline deadline, Texts texts) {
    return deadline.authority().equals(Duty.PERSONS)
        ? texts.of("reminder.do.persons")
        : texts.word("reminder.do", deadline.state());
  }
}
