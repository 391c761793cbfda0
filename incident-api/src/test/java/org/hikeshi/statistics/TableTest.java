package org.hikeshi.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

  @Test
  void trap14_aSmallCellTellsNothingAndNeverAlone() {
    // given
    var table = new Table(List.of(cell("13", 20), cell("14", 3), cell("36", 9)), cell("TOTAL", 32));
    // when
    var shown = table.suppressed(5);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(20L, null, null);
    assertThat(shown.total().incidents()).isEqualTo(32);
  }

  @Test
  void twoSmallCellsHideOneAnother() {
    // given
    var table = new Table(List.of(cell("13", 20), cell("14", 3), cell("36", 2)), cell("TOTAL", 25));
    // when
    var shown = table.suppressed(5);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(20L, null, null);
  }

  /// One and one is two, and four and four is eight.
  @ParameterizedTest
  @CsvSource({"1, 1", "4, 4", "1, 2"})
  void twoSmallCellsWhoseSumTellsThemHideAThird(long one, long other) {
    // given
    var table =
        new Table(
            List.of(cell("13", 20), cell("14", one), cell("27", 9), cell("36", other)),
            cell("TOTAL", 29 + one + other));
    // when
    var shown = table.suppressed(5);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(20L, null, null, null);
  }

  @Test
  void whereOneCellIsAllThereIsItsTotalIsHiddenToo() {
    // given
    var table = new Table(List.of(cell("14", 2), cell("36", 0)), cell("TOTAL", 2));
    // when
    var shown = table.suppressed(5);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(null, 0L);
    assertThat(shown.total().incidents()).isNull();
  }

  @Test
  void smallPartsOfALargeCellAreHidden() {
    // given
    var cell = new Cell("14", 30L, 60L, 12L, 2L, 0L, 4L, 330, 0L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5);
    // then
    assertThat(shown.cells())
        .containsExactly(new Cell("14", 30L, 60L, 12L, null, 0L, null, 330, 0L));
  }

  /// The parts of a cell whose incidents are all closed add up to them.
  @Test
  void aSmallPartOfALargeCellIsNeverHiddenAlone() {
    // given
    var cell = new Cell("14", 30L, 60L, 22L, 3L, 5L, 0L, 330, 0L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5);
    // then
    var told = new Cell("14", 30L, 60L, 22L, null, null, 0L, 330, 0L);
    assertThat(shown.cells()).containsExactly(told);
    assertThat(shown.total()).isEqualTo(told);
  }

  /// Two are still open, and two were reported to the register itself.
  @Test
  void theRestOfACellIsNotToBeHadBySubtraction() {
    // given
    var cell = new Cell("14", 30L, 60L, 28L, 0L, 0L, 0L, 330, 28L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5);
    // then
    assertThat(shown.cells())
        .containsExactly(new Cell("14", 30L, 60L, null, 0L, 0L, 0L, 330, null));
  }

  /// Four and four is eight, and whoever sees two zeros knows which.
  @Test
  void partsThatTheirSumBetraysAreHiddenWithTheZerosBesideThem() {
    // given
    var cell = new Cell("14", 8L, 9L, 4L, 4L, 0L, 0L, 330, 0L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5);
    // then
    assertThat(shown.cells())
        .containsExactly(new Cell("14", 8L, 9L, null, null, null, null, 330, 0L));
  }

  @Test
  void whatOneCellHidesIsNotInTheTotalEither() {
    // given
    var few = new Cell("14", 30L, 60L, 2L, 0L, 0L, 0L, 330, 0L);
    var many = new Cell("13", 40L, 80L, 10L, 0L, 0L, 0L, 600, 0L);
    var total = new Cell("TOTAL", 70L, 140L, 12L, 0L, 0L, 0L, 8000, 0L);
    // when
    var shown = new Table(List.of(many, few), total).suppressed(5);
    // then
    assertThat(shown.total().confirmedAttacks()).isNull();
    assertThat(shown.total().incidents()).isEqualTo(70);
    assertThat(shown.total().nearMisses()).isZero();
  }

  private static Cell cell(String name, long incidents) {
    return new Cell(name, incidents, incidents, 0L, 0L, 0L, 0L, 100, 0L);
  }
}
