package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FateTest {

  private static final int REPORTS = 8_000;

  @Test
  void aReportsNumberDecidesTheSameAgain() {
    assertThat(fates()).isEqualTo(fates());
  }

  @Test
  void halfAreClosedAndOneInEightIsFollowedUp() {
    // when
    var fates = fates();
    // then
    assertThat(share(fates, Fate.CLOSED)).isEqualTo(0.5, within(0.05));
    assertThat(share(fates, Fate.FOLLOWED_UP)).isEqualTo(0.125, within(0.05));
  }

  private static List<Fate> fates() {
    return IntStream.rangeClosed(1, REPORTS).mapToObj(Fate::of).toList();
  }

  private static double share(List<Fate> fates, Fate fate) {
    return (double) fates.stream().filter(fate::equals).count() / REPORTS;
  }
}
