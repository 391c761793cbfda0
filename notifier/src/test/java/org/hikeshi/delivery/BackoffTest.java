package org.hikeshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Instant NOW = Instant.parse("2026-02-09T01:00:00Z");
  private final Backoff backoff =
      new Backoff(
          List.of(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1)),
          Duration.ofHours(72));

  @Test
  void theFirstRetriesFollowAfterFiveAndFifteenSeconds() {
    assertThat(wait(1, null)).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
    assertThat(wait(2, null)).isBetween(Duration.ofSeconds(15), Duration.ofMillis(16_500));
  }

  @Test
  void theLastStepRepeats() {
    assertThat(wait(3, null)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66));
    assertThat(wait(40, null)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66));
  }

  @Test
  void aLongerWishIsGrantedAndAShorterOneIsNot() {
    assertThat(wait(1, Duration.ofSeconds(120))).isGreaterThanOrEqualTo(Duration.ofSeconds(120));
    assertThat(wait(2, Duration.ofSeconds(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void theNearerTheDayTheSoonerTheNextAttempt() {
    // given
    var hourly = new Backoff(List.of(Duration.ofHours(1)), Duration.ofHours(72));
    // when / then
    var last = Duration.ZERO;
    for (int hours : new int[] {-5, 1, 4, 12, 48}) {
      var dueBy = NOW.plus(Duration.ofHours(hours));
      var wait = Duration.between(NOW, hourly.after(9, NOW, null, dueBy, () -> 0));
      assertThat(wait).isGreaterThanOrEqualTo(last).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
      last = wait;
    }
    assertThat(last).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aWishIsNotGrantedPastTheDay() {
    // given
    var dueBy = NOW.plus(Duration.ofMinutes(40));
    // when / then
    assertThat(wait(1, Duration.ofHours(1), dueBy))
        .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
  }

  @Test
  void thoseWhoFailedTogetherDoNotComeBackTogether() {
    var random = new Random(7);
    assertThat(backoff.after(1, NOW, null, null, random))
        .isNotEqualTo(backoff.after(1, NOW, null, null, random));
  }

  @Test
  void afterThreeDaysAPersonHasToAct() {
    assertThat(backoff.exhausted(NOW, NOW.plus(Duration.ofHours(72)))).isFalse();
    assertThat(backoff.exhausted(NOW, NOW.plus(Duration.ofHours(73)))).isTrue();
  }

  private Duration wait(int attempt, @Nullable Duration wished) {
    return wait(attempt, wished, null);
  }

  private Duration wait(int attempt, @Nullable Duration wished, @Nullable Instant dueBy) {
    return Duration.between(NOW, backoff.after(attempt, NOW, wished, dueBy, new Random(1)));
  }
}
