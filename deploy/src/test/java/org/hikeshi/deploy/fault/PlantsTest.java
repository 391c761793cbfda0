package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.deploy.RunningSystem;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.fault.Faults.Result;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `./verify -Pfaults -Dfaults=plants`: a test of the tests. Each bug is planted into a running
/// system, the fault that should bring it out is tried, and the count must be wrong.
@Tag("plants")
@ExtendWith(RunningSystem.class)
class PlantsTest {

  /// Longer than the reconciler's minute: what heals by itself is no find.
  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(90);

  private static final List<String> FOUND = new ArrayList<>();

  @AfterAll
  static void say() {
    FOUND.forEach(System.out::println);
  }

  @ParameterizedTest
  @MethodSource
  void isFound(Plant plant, Whole whole) throws InterruptedException {
    // given
    plant.in(whole);
    // when
    Result result;
    try {
      result = tried(plant, new Faults(whole, Size.small(), RECOVERS_WITHIN));
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
    assertThat(result.right()).isFalse();
  }

  /// All, or the one that `-Dplant=` names.
  static Stream<Plant> isFound() {
    return Plant.wanted().map(Stream::of).orElseGet(() -> Stream.of(Plant.values()));
  }

  private static Result tried(Plant plant, Faults faults) throws InterruptedException {
    return switch (plant) {
      case NO_IDEMPOTENCY -> faults.killedAfterCommit();
      case EVENTS_ARE_NEWS_AGAIN -> faults.saidAgain();
      case STUCK_TIMER -> faults.offersEnd();
      case LAZY_COMMIT, LAZY_YES -> faults.databaseKilled();
      case REPLAY_WITHOUT_MEMORY -> faults.poisoned();
      case FORGOTTEN_OUTBOX,
          LOST_ANSWERS,
          UNTOLD_ENDS,
          WRONG_ADDRESSEE,
          UNWRITTEN_NOTICES,
          SILENT_AUDIT,
          UNCOUNTED_OFFERS,
          DEAF_OFFERS,
          TWICE_IN_THE_TIMELINE ->
          faults.none();
    };
  }
}
