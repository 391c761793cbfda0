package org.hikeshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineTest {

  private static final Instant NOW = Instant.parse("2026-02-09T01:00:00Z");
  private final Line line = new Line("mext");

  @Test
  void nineFailuresInARowLeaveItOpenAndTheTenthShutsIt() {
    // when
    failed(9, NOW);
    // then
    assertThat(line.mayCall(NOW)).isTrue();
    failed(1, NOW);
    assertThat(line.mayCall(NOW.plusSeconds(4))).isFalse();
  }

  @Test
  void onceItsTimeIsOverOneAloneTries() {
    // given
    failed(10, NOW);
    var later = NOW.plusSeconds(6);
    // when / then
    assertThat(line.mayCall(later)).isTrue();
    assertThat(line.mayCall(later)).isFalse();
    assertThat(line.mayCall(later.plusSeconds(59))).isFalse();
  }

  @Test
  void ifTheOneWhoTriesDiesAnotherTries() {
    // given
    failed(10, NOW);
    line.mayCall(NOW.plusSeconds(6));
    // when / then
    assertThat(line.mayCall(NOW.plusSeconds(67))).isTrue();
  }

  @Test
  void eachFailureAfterThatShutsItForLongerUpToFiveMinutes() {
    // given
    failed(10, NOW);
    var last = Duration.ZERO;
    // when / then
    for (int i = 0; i < 20; i++) {
      failed(1, NOW);
      var shut = shutFor();
      assertThat(shut).isGreaterThanOrEqualTo(last.minusSeconds(31));
      assertThat(shut).isLessThanOrEqualTo(Duration.ofSeconds(331));
      last = shut;
    }
    assertThat(last).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void anArrivalOpensIt() {
    // given
    failed(15, NOW);
    // when
    line.arrived();
    // then
    assertThat(line.quiet()).isTrue();
    assertThat(line.mayCall(NOW)).isTrue();
  }

  @Test
  void whoAsksEverybodyToStayAwayIsObeyedAtOnce() {
    // when
    line.failed(NOW, Duration.ofMinutes(2), new Random(1));
    // then
    assertThat(line.mayCall(NOW.plusSeconds(119))).isFalse();
    assertThat(line.mayCall(NOW.plusSeconds(121))).isTrue();
  }

  private void failed(int times, Instant at) {
    for (int i = 0; i < times; i++) {
      line.failed(at, null, new Random(1));
    }
  }

  private Duration shutFor() {
    var at = NOW;
    while (!line.mayCall(at)) {
      at = at.plusSeconds(1);
    }
    return Duration.between(NOW, at);
  }
}
