package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hikeshi.dispatch.Dispatching;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Ids;

/// What somebody has in hand goes to somebody else of the desk, or rings again: whoever took it up
/// has gone home, or fell asleep over it. It goes on as another alarm, so that the first still says
/// who had it. Callers have begun a transaction.
@ApplicationScoped
public class HandingOn {

  private final Alarms alarms;
  private final Dispatching dispatching;
  private final Ringing ringing;
  private final Caller caller;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  HandingOn(
      Alarms alarms,
      Dispatching dispatching,
      Ringing ringing,
      Caller caller,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.alarms = alarms;
    this.dispatching = dispatching;
    this.ringing = ringing;
    this.caller = caller;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whoever is signed in has it in hand from now on. Where the dispatch waits for her, it waits no
  /// longer by that. Pressed twice is pressed once. Whoever has it may press too, and has it anew:
  /// two of the desk can have one name.
  ///
  /// @return false where nobody has it in hand any more, somebody else was faster, or it is of a
  ///   kind that is answered instead
  public boolean takeOver(UUID alarm) {
    return with(alarm, () -> isTakenOver(alarm)) || isAfter(alarm, this::isHers);
  }

  private boolean isTakenOver(UUID id) {
    var found = alarms.locked(id).filter(Alarm::goesOn);
    found.ifPresent(
        before -> {
          var now = clock.instant();
          var next = goOn(before, "desk.taken-over", it -> it.goOn(ids.next(), it.raisedAt(), now));
          next.acknowledge(caller.name(), Alarm.How.PAGE, now);
        });
    return found.isPresent();
  }

  /// Nobody has it in hand from now on, and the desk is rung as about a new one. Pressed twice is
  /// pressed once.
  ///
  /// @return false where nobody has it in hand any more, or it is of a kind that is answered
  ///   instead
  public boolean ringAgain(UUID alarm) {
    return with(alarm, () -> isRungAgain(alarm)) || isAfter(alarm, Alarm::rings);
  }

  private boolean isRungAgain(UUID id) {
    var found = alarms.locked(id).filter(Alarm::goesOn);
    found.ifPresent(
        before -> {
          var now = clock.instant();
          ringing.soon(goOn(before, "desk.rung-again", it -> it.goOn(ids.next(), now, now)));
        });
    return found.isPresent();
  }

  /// Of a late sweep only one may stand, so the first is written as over before the next is there.
  private Alarm goOn(Alarm before, String action, Function<Alarm, Alarm> step) {
    var next = step.apply(before);
    alarms.flush();
    alarms.persist(next);
    audit.record(
        action,
        null,
        "alarm/" + before.id(),
        Map.of("what", before.what().name(), "next", next.id().toString()));
    return next;
  }

  /// As everywhere, the dispatch is locked before what belongs to it.
  private boolean with(UUID alarm, BooleanSupplier step) {
    return alarms
        .dispatchOf(alarm)
        .map(id -> dispatching.beside(id, _ -> step.getAsBoolean()).orElse(false))
        .orElseGet(step::getAsBoolean);
  }

  /// By her name, which is enough to say so after a second press, and decides nothing.
  private boolean isHers(Alarm alarm) {
    return alarm.inHandOf(caller.name());
  }

  private boolean isAfter(UUID alarm, Predicate<Alarm> so) {
    return alarms.after(alarm).map(alarms::findById).filter(so).isPresent();
  }
}
