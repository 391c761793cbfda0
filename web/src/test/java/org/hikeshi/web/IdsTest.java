package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void anIdIsReadInEitherCase() {
    var id = UUID.fromString("0190a3f0-0000-7000-8000-00000000000a");
    assertThat(Ids.read(id.toString())).contains(id);
    assertThat(Ids.read(id.toString().toUpperCase())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1-1-1-1-1", "------------------------------------"})
  void whatIsNoIdIsNone(String text) {
    assertThat(Ids.read(text)).isEmpty();
  }
}
