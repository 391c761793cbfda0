package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;

/// Tries ahead of the night whether an alarm would reach somebody of the desk: rings her as an
/// alarm would, by the same way and with the same answers, and never anybody else. Callers have
/// begun a transaction.
@ApplicationScoped
public class Trials {

  /// As long as she is rung for one.
  public static final Duration RINGS = Duration.ofMinutes(15);

  /// An answer shows for so long that her ways work.
  private static final Duration SHOWS = Duration.ofDays(30);

  private final Alarms alarms;
  private final DeskPeople people;
  private final Ringing ringing;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Trials(Alarms alarms, DeskPeople people, Ringing ringing, Audit audit, Ids ids, Clock clock) {
    this.alarms = alarms;
    this.people = people;
    this.ringing = ringing;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of the wish to try somebody's ways.
  public sealed interface Asked {

    record Begun(Trial trial) implements Asked {}

    /// She is being rung for one already.
    record RingsAlready() implements Asked {}

    record NotOnTheRoster() implements Asked {}
  }

  public Asked ask(UUID person) {
    people.lock();
    alarms.endTrials(clock.instant().minus(RINGS), clock.instant());
    if (people.findByIdOptional(person).isEmpty()) {
      return new Asked.NotOnTheRoster();
    }
    return last(List.of(person)).values().stream().anyMatch(Trial::rings)
        ? new Asked.RingsAlready()
        : new Asked.Begun(begin(person));
  }

  private Trial begin(UUID person) {
    var alarm = Alarm.trial(ids.next(), person, clock.instant());
    alarms.persist(alarm);
    audit.record("desk.trial-begun", null, "desk-person/" + person, Map.of());
    ringing.soon(alarm);
    return alarm.asTrial();
  }

  /// Whom this trial rings; nobody once it is over, or she has left the roster.
  Optional<DeskPerson> rung(UUID trial) {
    return alarms
        .findByIdOptional(trial)
        .filter(Alarm::isTrial)
        .filter(Alarm::rings)
        .flatMap(alarm -> people.findByIdOptional(alarm.personId()));
  }

  /// The roster with what the trials have shown of each.
  DeskView seen(List<DeskPerson> inOrder) {
    var now = clock.instant();
    var all = inOrder.stream().map(DeskPerson::id).toList();
    var last = last(all);
    var answered = alarms.trialsAnswered(all);
    return new DeskView(
        inOrder.stream()
            .map(her -> her.view(now, last.get(her.id()), answered.get(her.id()), now.minus(SHOWS)))
            .toList());
  }

  private Map<UUID, Trial> last(List<UUID> those) {
    return alarms.lastTrials(those).stream()
        .collect(Collectors.toMap(Alarm::personId, Alarm::asTrial, (one, _) -> one));
  }
}
