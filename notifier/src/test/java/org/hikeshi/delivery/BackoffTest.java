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
  void thoseWhoFailedTogetherDoNotComeBackTogether() {
    var random = new Random(7);
    assertThat(backoff.after(1, NOW, null, random))
        .isNotEqualTo(backoff.after(1, NOW, null, random));
  }

  @Test
  void afterThreeDaysAPersonHasToAct() {
    assertThat(backoff.exhausted(NOW, NOW.plus(Duration.ofHours(72)))).isFalse();
    assertThat(backoff.exhausted(NOW, NOW.plus(Duration.ofHours(73)))).isTrue();
  }

  private Duration wait(int attempt, @Nullable Duration wished) {
    return Duration.between(NOW, backoff.after(attempt, NOW, wished, new Random(1)));
  }
}
