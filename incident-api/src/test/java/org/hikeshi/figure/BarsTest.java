package org.hikeshi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hikeshi.figure.Figure.Line;
import org.junit.jupiter.api.Test;

class BarsTest {

  private static final Figure FIGURE =
      new Figure(
          "days",
          List.of("KEPT", "MISSED"),
          List.of(new Line("ppc", List.of(200L, 1L)), new Line("mhlw", List.of(0L, 100L))));

  @Test
  void allBarsHaveOneScaleAndNothingThatIsThereIsInvisible() {
    // when
    var bars = Bars.of(FIGURE);
    // then
    assertThat(bars.rows())
        .extracting(row -> row.bars().stream().map(Bars.Bar::height).toList())
        .containsExactly(List.of(26, 2), List.of(0, 13));
    assertThat(bars.rows())
        .allSatisfy(
            row ->
                assertThat(row.bars())
                    .allSatisfy(
                        bar -> {
                          assertThat(bar.y() + bar.height()).isEqualTo(row.base());
                          assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(bars.width());
                          assertThat(bar.above()).isPositive();
                        }));
  }

  @Test
  void monthsAreToldBriefly() {
    var year = new Figure("kind", List.of("2026-04", "2026-12", "1440-"), List.of());
    assertThat(Bars.of(year).columns())
        .extracting(Bars.Column::label)
        .containsExactly("4", "12", "1440-");
  }

  @Test
  void theTableCanBeTakenAway() {
    assertThat(FIGURE.csv()).isEqualTo("days,KEPT,MISSED\r\nppc,200,1\r\nmhlw,0,100\r\n");
  }
}
