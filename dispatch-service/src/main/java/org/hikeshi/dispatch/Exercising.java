package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hikeshi.web.Ids;
import org.hikeshi.web.time.JapanTime;

/// Dispatches of drills, which have no incident: no event of one is made, so nobody hears of them
/// but those whom a dispatch itself calls. Callers have begun a transaction.
@ApplicationScoped
public class Exercising {

  private final Dispatching dispatching;
  private final Dispatches dispatches;
  private final DispatchSettings settings;
  private final Waves waves;
  private final Ids ids;
  private final Clock clock;

  Exercising(
      Dispatching dispatching,
      Dispatches dispatches,
      DispatchSettings settings,
      Waves waves,
      Ids ids,
      Clock clock) {
    this.dispatching = dispatching;
    this.dispatches = dispatches;
    this.settings = settings;
    this.waves = waves;
    this.ids = ids;
    this.clock = clock;
  }

  /// Whether there is nothing more urgent to do than to exercise.
  public boolean mayBegin() {
    return !waves.isOn();
  }

  /// How long one may take.
  public Duration longest() {
    return Duration.ofHours(settings.drillHours());
  }

  /// Begins one, or says more of one that is under way. One that was stood down begins anew.
  public void begin(Exercise exercise) {
    var situation = Situation.of(exercise);
    var priority = Priority.of(situation, JapanTime.dayOf(clock.instant()));
    if (dispatches.lockedByIncident(exercise.id()).isEmpty()) {
      var id = exercise.id();
      dispatches.persist(
          new Dispatch(ids.next(), id, id, situation, priority, clock.instant()).exercised());
    }
    take(
        exercise.id(),
        (dispatch, watch) -> {
          dispatch.found(situation, priority);
          new Hearing(dispatch, watch).exercise();
        });
  }

  /// Nobody is wanted any more, for now.
  public void standDown(UUID exercise) {
    take(exercise, (dispatch, watch) -> new Hearing(dispatch, watch).withdrawn());
  }

  /// Ends it, whoever is still at work.
  public void end(UUID exercise) {
    take(exercise, (dispatch, watch) -> new Hearing(dispatch, watch).exerciseEnds());
  }

  /// The same where nobody has done it. Nobody is rung about it, whatever the hour.
  public void endByItself(UUID exercise) {
    take(exercise, (dispatch, watch) -> new Hearing(dispatch, watch).exerciseEndsByItself());
  }

  private void take(UUID exercise, BiConsumer<Dispatch, Watch> step) {
    dispatches
        .lockedByIncident(exercise)
        .filter(Dispatch::drill)
        .ifPresent(dispatch -> dispatching.take(dispatch, step));
  }
}
