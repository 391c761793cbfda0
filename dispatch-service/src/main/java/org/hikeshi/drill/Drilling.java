package org.hikeshi.drill;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
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

  void tick() {
    while (QuarkusTransaction.requiringNew().call(this::endNext)) {
      // one more
    }
    while (QuarkusTransaction.requiringNew().call(this::beginNext)) {
      // one more
    }
  }

  /// What was not begun in time ends without having begun.
  private boolean endNext() {
    var now = clock.instant();
    var forgotten = drills.nextForgotten(now.minus(exercising.longest()), now.minus(LATEST));
    forgotten.ifPresent(
        drill -> {
          Log.warnf(
              drill.isRunning()
                  ? "drill %s: nobody has ended it, so it ends now"
                  : "drill %s: could not begin within an hour of its time, so it is over",
              drill.id());
          end(drill);
        });
    return forgotten.isPresent();
  }

  /// Whoever is on duty is asked as in a case, and everybody's ways are tested on the side. In a
  /// wave it waits.
  private boolean beginNext() {
    var due = drills.nextDue(clock.instant()).filter(_ -> exercising.mayBegin());
    due.ifPresent(
        drill -> {
          drill.started(clock.instant());
          if (!drill.beginsWithAReport()) {
            exercising.begin(Exercise.invented(drill.id(), drill.prefecture(), drill.impact()));
          }
          roster.testContacts();
        });
    return due.isPresent();
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
    var running = drill.isRunning();
    var ended = drill.ended(clock.instant());
    if (running) {
      exercising.end(drill.id());
    }
    return ended;
  }
}
