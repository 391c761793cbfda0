package org.hikeshi.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrefecturesTest {

  private final Prefectures japan = Prefectures.JAPAN;

  @Test
  void thereAreFortySeven() {
    assertThat(japan.codes())
        .isEqualTo(
            IntStream.rangeClosed(1, 47)
                .mapToObj("%02d"::formatted)
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Test
  void whoeverIsANeighbourHasOneAndNobodyIsHisOwn() {
    for (var one : japan.codes()) {
      assertThat(japan.neighbours(one, one)).isFalse();
      for (var other : japan.codes()) {
        assertThat(japan.neighbours(one, other)).isEqualTo(japan.neighbours(other, one));
      }
    }
  }

  @Test
  void onlyOkinawaStandsAlone() {
    var alone =
        japan.codes().stream()
            .filter(one -> japan.codes().stream().noneMatch(two -> japan.neighbours(one, two)))
            .collect(Collectors.toSet());
    assertThat(alone).isEqualTo(Set.of("47"));
  }

  @Test
  void tokushimaIsReachedFromHyogoByBridge() {
    assertThat(japan.neighbours("36", "28")).isTrue();
    assertThat(japan.sameBlock("36", "28")).isFalse();
    assertThat(japan.sameBlock("36", "39")).isTrue();
  }

  @Test
  void whatIsNoPrefectureIsNearToNothing() {
    assertThat(japan.neighbours("99", "14")).isFalse();
    assertThat(japan.sameBlock("99", "99")).isFalse();
  }
}
