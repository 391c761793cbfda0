package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `./verify -Pfaults -Dfaults=plants`: a test of the tests. Each bug is planted into a running
/// system, the fault that should bring it out is tried, and the count must be wrong in the way that
/// this bug makes it wrong. Before each, the same system without it must be right.
@Tag("plants")
@ExtendWith(RunningSystem.class)
class PlantsTest {

  /// Longer than the reconciler's minute: what heals by itself is no find.
  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(90);

  /// Six reports.
  private static final Size WITHOUT = new Size(60, 0, 0, false);

  private static final List<String> FOUND = new ArrayList<>();

  @AfterAll
  static void say() {
    FOUND.forEach(System.out::println);
  }

  @ParameterizedTest
  @MethodSource
  void isFound(Plant plant, Whole whole) throws InterruptedException {
    // given
    var without = new Faults(whole, WITHOUT, RECOVERS_WITHIN).none();
    assertThat(Found.all(without)).as("without %s", plant).isEmpty();
    plant.in(whole);
    // when
    Result result;
    try {
      result = tried(plant, whole);
    } finally {
      plant.outOf(whole);
    }
    // then
    FOUND.add(
        "| %s | %d lost, %d doubled, %d wrong addressee, %d amiss, %d wrong answers, %s |"
            .formatted(
                plant,
                result.tally().lost().size(),
                result.tally().doubled().size(),
                result.tally().wrongAddressee().size(),
                result.tally().amiss().size(),
                result.tally().wrongAnswers().size(),
                result.wrong()));
    assertThat(plant.foundIn(result)).as("of %s", Found.all(result)).isNotEmpty();
  }

  /// All, or those that `-Dplant=` names.
  static List<Plant> isFound() {
    return Plant.wanted().isEmpty() ? List.of(Plant.values()) : Plant.wanted();
  }

  private static Result tried(Plant plant, Whole whole) throws InterruptedException {
    var faults = new Faults(whole, Size.small(), RECOVERS_WITHIN);
    return switch (plant) {
      case NO_IDEMPOTENCY -> faults.killedAfterCommit();
      case EVENTS_ARE_NEWS_AGAIN -> faults.saidAgain();
      case STUCK_TIMER -> faults.offersEnd();
      case LAZY_COMMIT, LAZY_YES -> faults.databaseKilled();
      case REPLAY_WITHOUT_MEMORY -> faults.poisoned();
      case FORGOTTEN_TAIL -> new NightlyFaults(whole, RECOVERS_WITHIN).tailLost();
      case FORGOTTEN_OUTBOX,
          LOST_ANSWERS,
          UNTOLD_ENDS,
          WRONG_ADDRESSEE,
          UNWRITTEN_NOTICES,
          SILENT_AUDIT,
          UNCOUNTED_OFFERS,
          DEAF_OFFERS,
          UNSENT_EVENTS,
          UNSENT_NOTICES,
          TWICE_IN_THE_TIMELINE ->
          faults.none();
    };
  }
}
