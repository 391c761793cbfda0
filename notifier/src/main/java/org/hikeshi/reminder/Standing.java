package org.hikeshi.reminder;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.reminder.Reminder.Outcome;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;

/// What was said lately and still stands: the day has neither been met nor moved.
@ApplicationScoped
public class Standing {

  private static final int LOOKED_AT = 100;
  private static final int STATUTORY = 10;
  private static final int SHOWN = 30;

  private final Reminders reminders;
  private final Dossiers dossiers;
  private final Deadlines deadlines;
  private final Clock clock;

  Standing(Reminders reminders, Dossiers dossiers, Deadlines deadlines, Clock clock) {
    this.reminders = reminders;
    this.dossiers = dossiers;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /// A day that is still to be met, or something that waits, in words, as of today.
  public record Said(String incidentNumber, String what, String when, String day) {}

  /// Each subject once: statutory days first, those ahead before those past, then whatever was said
  /// last.
  public List<Said> of(Caller caller, Texts texts) {
    var today = JapanTime.dayOf(clock.instant());
    var open = new HashMap<UUID, List<Deadline>>();
    var subjects = new HashSet<UUID>();
    return Stream.concat(
            reminders.ofStatutoryDays(caller, today, STATUTORY).stream(),
            reminders.page(caller, null, LOOKED_AT).stream())
        .filter(one -> one.view().outcome() == Outcome.SAID)
        .filter(one -> subjects.add(one.rung().subject()))
        .flatMap(one -> said(one, open, texts).stream())
        .limit(SHOWN)
        .toList();
  }

  private Optional<Said> said(Reminder one, Map<UUID, List<Deadline>> open, Texts texts) {
    return open
        .computeIfAbsent(one.incidentId(), id -> deadlines.of(dossiers.findById(id)))
        .stream()
        .filter(deadline -> deadline.is(one.rung()))
        .findFirst()
        .map(
            deadline ->
                new Said(
                    one.incidentNumber(),
                    LetterText.what(deadline, texts),
                    LetterText.when(deadline, JapanTime.dayOf(clock.instant()), texts),
                    LetterText.day(deadline, texts)));
  }
}
