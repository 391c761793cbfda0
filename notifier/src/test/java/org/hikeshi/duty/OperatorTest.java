package org.hikeshi.duty;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikeshi.events.Founder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {

  @ParameterizedTest
  @CsvSource({"14201, 142018", "142018, 142018", "01100, 011002", "27100, 271004", "47201, 472018"})
  void aCityHasItsCheckDigit(String written, String kept) {
    assertThat(new Operator(Founder.OTHER, written.substring(0, 2), written).city())
        .isEqualTo(kept);
  }
}
