package org.hikeshi.reminder;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.TrackedDuties;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.notice.Telling;
import org.hikeshi.reminder.Letter.Reader;
import org.hikeshi.reminder.Reminder.Outcome;
import org.hikeshi.web.Ids;

/// Looks which rungs have come, and writes each down once, with its letters. Any number of
/// instances may look: the dossier's row is locked, whoever finds it locked goes on to the next,
/// and a rung can be written once only.
@ApplicationScoped
class Reminding {

  private final Dossiers dossiers;
  private final Deadlines deadlines;
  private final Reminders reminders;
  private final Letters letters;
  private final TrackedDuties duties;
  private final Telling telling;
  private final Ladders ladders;
  private final Ids ids;
  private final Clock clock;

  Reminding(
      Dossiers dossiers,
      Deadlines deadlines,
      Reminders reminders,
      Letters letters,
      TrackedDuties duties,
      Telling telling,
      ReminderSettings settings,
      Ids ids,
      Clock clock) {
    this.dossiers = dossiers;
    this.deadlines = deadlines;
    this.reminders = reminders;
    this.letters = letters;
    this.duties = duties;
    this.telling = telling;
    this.ladders = Ladders.of(settings);
    this.ids = ids;
    this.clock = clock;
  }

  @Scheduled(
      every = "{hikeshi.reminders.poll}",
      concurrentExecution = ConcurrentExecution.SKIP,
      identity = "reminding")
  void poll() {
    remindDue();
  }

  /// Looks at every incident in which a rung may have come, each in a transaction of its own. One
  /// that breaks holds up no other, however many do, and makes the round a failed one.
  void remindDue() {
    var now = clock.instant();
    var inTurn = new InTurn<UUID>("reminding");
    inTurn.all(
        passedOver -> dossiers.toRemind(now, passedOver),
        incident -> remind(dossiers.findById(incident), now));
    inTurn.end();
  }

  private void remind(Dossier dossier, Instant now) {
    var open = deadlines.of(dossier);
    var plan = Plan.of(open, reminders.recorded(dossier.incidentId()), ladders, now);
    plan.superseded().forEach(rung -> record(dossier, open, rung, Outcome.SUPERSEDED, now));
    for (var rung : plan.say()) {
      letters.lapse(rung.subject());
      say(dossier, record(dossier, open, rung, Outcome.SAID, now), now);
    }
    dossier.remindAt(plan.next());
  }

  private Reminder record(
      Dossier dossier, List<Deadline> open, Rung rung, Outcome outcome, Instant now) {
    var deadline = open.stream().filter(day -> day.is(rung)).findFirst().orElseThrow();
    var reminder = new Reminder(ids.next(), dossier, deadline, rung, outcome, now);
    reminders.persist(reminder);
    return reminder;
  }

  /// That a notice could not be delivered, the desk is told by a call.
  private void say(Dossier dossier, Reminder reminder, Instant now) {
    var rung = reminder.rung();
    letters.persist(new Letter(reminder, Reader.HOSPITAL, now));
    if (rung.matter() != Matter.GAVE_UP) {
      letters.persist(new Letter(reminder, Reader.DESK, now));
    }
    duties
        .findByIdOptional(rung.subject())
        .ifPresent(duty -> telling.reminded(dossier, duty, rung.day(), reminder.daysLeft(now)));
  }
}
