package org.hikeshi.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.hikeshi.figure.Figure.Line;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static final Figure FIGURE =
      new Figure(
          "region",
          List.of("2026-01", "2026-04"),
          List.of(
              new Line("KANTO", List.of(40L, 12L)),
              new Line("KINKI", List.of(9L, 7L)),
              new Line("SHIKOKU", List.of(2L, 0L))));

  @Test
  void aSmallCountIsHiddenAndNeverAlone() {
    // when
    var shown = FIGURE.suppressed(5);
    // then
    assertThat(shown.lines())
        .extracting(Line::counts)
        .containsExactly(List.of(40L, 12L), Arrays.asList(null, 7L), Arrays.asList(null, 0L));
  }

  /// The other figure tells that there were two, or eight.
  @Test
  void whereTheSumOfAColumnTellsItsSmallCountsTheZerosBesideThemAreHiddenToo() {
    // given
    var figure =
        new Figure(
            "region",
            List.of("2026-01", "2026-04"),
            List.of(
                new Line("KANTO", List.of(2L, 4L)),
                new Line("KINKI", List.of(0L, 0L)),
                new Line("SHIKOKU", List.of(0L, 4L))));
    // when
    var shown = figure.suppressed(5);
    // then
    assertThat(shown.lines()).extracting(Line::counts).containsOnly(Arrays.asList(null, null));
  }

  @Test
  void whatIsHiddenInAColumnDoesNotDependOnTheOthers() {
    // given
    var alone =
        new Figure(
            "region",
            List.of("2026-01"),
            FIGURE.lines().stream()
                .map(line -> new Line(line.label(), List.of(line.counts().getFirst())))
                .toList());
    // then
    assertThat(alone.suppressed(5).lines())
        .extracting(line -> line.counts().getFirst())
        .containsExactlyElementsOf(
            FIGURE.suppressed(5).lines().stream().map(line -> line.counts().getFirst()).toList());
  }

  @Test
  void neitherBarNorFileGivesAwayWhatIsHidden() {
    // given
    var few = new Figure("kind", List.of("2026-01"), List.of(line(3), line(4)));
    var fewer = new Figure("kind", List.of("2026-01"), List.of(line(2), line(3)));
    // when
    var shown = few.suppressed(5);
    // then
    assertThat(Bars.of(shown)).isEqualTo(Bars.of(fewer.suppressed(5)));
    assertThat(shown.csv()).isEqualTo("kind,2026-01\r\nSTATE,\r\nSTATE,\r\n");
    assertThat(shown.lines().getFirst().total()).isZero();
  }

  private static Line line(long count) {
    return new Line("STATE", List.of(count));
  }
}
