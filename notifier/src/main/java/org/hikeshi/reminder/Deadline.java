package org.hikeshi.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// A day that somebody has to meet, and that is still ahead of being met.
///
/// @param called the code of what people call it: its stage, or a notice that its incident is over
/// @param state where it stands: a duty's or a notice's state, or OPEN for a question
/// @param since from when on this day was shown; nobody could be reminded of it before
record Deadline(
    UUID subject,
    Matter matter,
    LocalDate day,
    Instant since,
    String authority,
    @Nullable Stage stage,
    @Nullable String called,
    String state) {

  LocalDate shownOn() {
    return JapanTime.dayOf(since);
  }

  boolean is(Rung rung) {
    return subject.equals(rung.subject()) && matter == rung.matter() && day.equals(rung.day());
  }
}
