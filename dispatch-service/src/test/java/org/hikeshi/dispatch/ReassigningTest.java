package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.matching.CandidateFixture.AT;
import static org.hikeshi.matching.CandidateFixture.DAY;
import static org.hikeshi.matching.CandidateFixture.engineer;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.Reassigning.Against;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The site that waits has 400 points, and the rules are those of the day.
class ReassigningTest {

  private static final WaveRules RULES = WaveRules.inForceOn(DAY);

  @ParameterizedTest
  @CsvSource({
    // points, progress,  minutes since her yes, since she was asked to move, fit,  against
    "  200,    ACCEPTED,  29,                    ,                            true,  ''",
    "  201,    ACCEPTED,  0,                     ,                            true,  NOT_LESS_URGENT",
    "  400,    ACCEPTED,  0,                     ,                            true,  NOT_LESS_URGENT",
    "  50,     EN_ROUTE,  5,                     ,                            true,  HAS_LEFT",
    "  50,     ARRIVED,   5,                     ,                            true,  HAS_LEFT",
    "  50,     WORKING,   5,                     ,                            true,  HAS_LEFT",
    "  50,     DONE,      5,                     ,                            true,  HAS_LEFT",
    "  50,     ACCEPTED,  30,                    ,                            true,  BEGUN_LONG_AGO",
    "  50,     ACCEPTED,  5,                     239,                         true,  ASKED_LATELY",
    "  50,     ACCEPTED,  5,                     240,                         true,  ''",
    "  50,     ACCEPTED,  5,                     ,                            false, UNFIT",
    "  300,    ARRIVED,   90,                    10,                          false, 'UNFIT NOT_LESS_URGENT HAS_LEFT BEGUN_LONG_AGO ASKED_LATELY'",
  })
  void onlyWhoHasNotLeftAndIsClearlyLessNeededIsAsked(
      int points,
      Progress progress,
      int minutes,
      @Nullable Integer moved,
      boolean fit,
      String against) {
    // given
    var sitting = sitting(1, SeatKind.LEAD, points, progress, minutes, moved);
    // when
    var considered =
        Reassigning.consider(400, List.of(sitting), fit ? all() : Set.of(), RULES, AT).getFirst();
    // then
    assertThat(considered.against()).isEqualTo(parsed(against));
    assertThat(Reassigning.choose(400, List.of(sitting), fit ? all() : Set.of(), RULES, AT))
        .isEqualTo(against.isEmpty() ? java.util.Optional.of(sitting) : java.util.Optional.empty());
  }

  @Test
  void aSecondSeatIsEmptiedBeforeALeadsThenTheLeastUrgentThenTheLastYes() {
    // given
    var second = sitting(1, SeatKind.FORENSICS, 150, Progress.ACCEPTED, 20, null);
    var least = sitting(2, SeatKind.LEAD, 50, Progress.ACCEPTED, 20, null);
    var lately = sitting(3, SeatKind.LEAD, 100, Progress.ACCEPTED, 5, null);
    var before = sitting(4, SeatKind.LEAD, 100, Progress.ACCEPTED, 20, null);
    // when
    var order = Reassigning.consider(400, List.of(before, lately, least, second), all(), RULES, AT);
    // then
    assertThat(order)
        .extracting(Reassigning.Considered::sitting)
        .containsExactly(second, least, lately, before);
  }

  static Sitting sitting(
      int who, SeatKind kind, int points, Progress progress, int minutes, @Nullable Integer moved) {
    return new Sitting(
        engineer(who),
        new UUID(7, who),
        new UUID(8, who),
        kind,
        points,
        progress,
        AT.minus(Duration.ofMinutes(minutes)),
        moved == null ? null : AT.minus(Duration.ofMinutes(moved)));
  }

  private static Set<UUID> all() {
    return Set.of(engineer(1), engineer(2), engineer(3), engineer(4));
  }

  private static Set<Against> parsed(String words) {
    var against = EnumSet.noneOf(Against.class);
    Arrays.stream(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(Against::valueOf)
        .forEach(against::add);
    return against;
  }
}
