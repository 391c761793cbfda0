package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hikeshi.events.Event;
import org.junit.jupiter.api.Test;

class ExercisedTest {

  /// There is nothing in it that could name an authority, and nothing tells it over Kafka.
  @Test
  void nothingOfADrillCanReachAnAuthority() {
    assertThat(Event.class.isAssignableFrom(Exercised.class)).isFalse();
    assertThat(
            Arrays.stream(Exercised.class.getRecordComponents())
                .map(each -> each.getName())
                .toList())
        .isEqualTo(
            List.of(
                "category", "careImpact", "affectedSystems", "helpWanted", "hospital", "leftOut"));
  }
}
