package org.hikeshi.drill;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hikeshi.dispatch.Exercise;
import org.hikeshi.dispatch.Exercising;
import org.hikeshi.roster.Roster;

/// Begins drills when their time has come, and ends them: those that nobody has ended, too, so that
/// none rings whoever comes on duty days later.
@ApplicationScoped
class Drilling {

  /// Later than this after its time none begins: people were told of that time.
  private static final Duration LATEST = Duration.ofHours(1);

  private final Drills drills;
  private final Exercising exercising;
  private final Roster roster;
  private final Clock clock;

  Drilling(Drills drills, Exercising exercising, Roster roster, Clock clock) {
    this.drills = drills;
    this.exercising = exercising;
    this.roster = roster;
    this.clock = clock;
  }

  @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP, identity = "drilling")
  void everyFiveSeconds() {
    tick();
  }

  /// Each by itself: one that fails keeps no other back. It is tried again at the next tick, and
  /// until then this sweep has not done its work.
  void tick() {
    var now = clock.instant();
    var failed = new ArrayList<UUID>();
    QuarkusTransaction.requiringNew()
        .call(() -> drills.forgotten(now.minus(exercising.longest()), now.minus(LATEST)))
        .forEach(id -> alone(id, drill -> endForgotten(drill, now), failed));
    QuarkusTransaction.requiringNew()
        .call(() -> drills.due(now))
        .forEach(id -> alone(id, drill -> begin(drill, now), failed));
    if (!failed.isEmpty()) {
      throw new IllegalStateException("drills that were neither begun nor ended: " + failed);
    }
  }

  private void alone(UUID id, Consumer<Drill> step, List<UUID> failed) {
    try {
      QuarkusTransaction.requiringNew().run(() -> drills.lockedIfFree(id).ifPresent(step));
    } catch (RuntimeException e) {
      Log.errorf(e, "drill %s: neither begun nor ended", id);
      failed.add(id);
    }
  }

  /// What was not begun in time ends without having begun.
  private void endForgotten(Drill drill, Instant now) {
    if (drill.isForgotten(now.minus(exercising.longest()), now.minus(LATEST))) {
      Log.warnf(
          drill.isRunning()
              ? "drill %s: nobody has ended it, so it ends now"
              : "drill %s: could not begin within an hour of its time, so it is over",
          drill.id());
      end(drill, exercising::endByItself);
    }
  }

  /// Whoever is on duty is asked as in a case, and everybody's ways are tested on the side. In a
  /// wave it waits.
  private void begin(Drill drill, Instant now) {
    if (drill.isDue(now) && exercising.mayBegin()) {
      drill.started(now);
      if (!drill.beginsWithAReport()) {
        exercising.begin(Exercise.invented(drill.id(), drill.prefecture(), drill.impact()));
      }
      roster.testContacts();
    }
  }

  /// Whether it could only be over at once.
  boolean neverBegins(Instant plannedAt) {
    return plannedAt.isBefore(clock.instant().minus(LATEST));
  }

  /// The hospital has reported, and from here on it goes as in a case.
  ///
  /// @return false when the drill has not begun, or is over
  boolean reported(Drill drill, DrillReport report) {
    if (!drill.isRunning()) {
      return false;
    }
    switch (drill.reported(report, clock.instant())) {
      case BEGINS -> exercising.begin(report.of(drill.id()));
      case STOPS -> exercising.standDown(drill.id());
      case AS_BEFORE -> {
        if (drill.helpWanted()) {
          exercising.begin(report.of(drill.id()));
        }
      }
    }
    return true;
  }

  /// @return false when it is over already
  boolean end(Drill drill) {
    return end(drill, exercising::end);
  }

  private boolean end(Drill drill, Consumer<UUID> dispatch) {
    var running = drill.isRunning();
    var ended = drill.ended(clock.instant());
    if (running) {
      dispatch.accept(drill.id());
    }
    return ended;
  }
}
