package org.hikeshi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void whatWasSaidBeforeStaysWhole() {
    assertThat(Summary.after("外来", "透析も")).isEqualTo("外来\n透析も");
    assertThat(Summary.after(null, "透析も")).isEqualTo("透析も");
    assertThat(Summary.after("外来", "外来と透析")).isEqualTo("外来と透析");
  }

  @Test
  void itIsTooLongByWhatIsBeyondTenThousand() {
    assertThat(Summary.over("あ".repeat(10_000))).isZero();
    assertThat(Summary.over("あ".repeat(10_003))).isEqualTo(3);
    assertThat(Summary.over(null)).isZero();
  }
}
