package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagTest {

  private final Tag tag = Tag.of("山田", null, List.of("17:30", "08:30"));

  @Test
  void itIsAnotherAsSoonAsAnythingIsOtherwiseAndTheSameEverywhereElse() {
    assertThat(Tag.of("山田", null, List.of("17:30", "08:30"))).isEqualTo(tag);
    assertThat(Tag.of("山田", null, List.of("17:30", "09:00"))).isNotEqualTo(tag);
    assertThat(Tag.of("山田", 1, List.of("17:30", "08:30"))).isNotEqualTo(tag);
  }

  @Test
  void itIsPastWhereAnotherIsNamedAndNobodyHasToAsk() {
    // given
    var hers = '"' + tag.value() + '"';
    // when / then
    assertThat(tag.isPast(null)).isFalse();
    assertThat(tag.isPast("*")).isFalse();
    assertThat(tag.isPast(hers)).isFalse();
    assertThat(tag.isPast("\"older\", " + hers)).isFalse();
    assertThat(tag.isPast("\"older\"")).isTrue();
    assertThat(tag.isPast(tag.value())).as("without its quotes").isTrue();
  }
}
