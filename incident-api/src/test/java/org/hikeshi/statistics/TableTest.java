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
    var shown = table.suppressed(5, false);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(20L, null, null);
    assertThat(shown.total().incidents()).isEqualTo(32);
  }

  @Test
  void twoSmallCellsHideOneAnother() {
    // given
    var table = new Table(List.of(cell("13", 20), cell("14", 3), cell("36", 2)), cell("TOTAL", 25));
    // when
    var shown = table.suppressed(5, false);
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
    var shown = table.suppressed(5, false);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(20L, null, null, null);
  }

  @Test
  void aYearOfFewIncidentsTellsNothing() {
    // given
    var table = new Table(List.of(cell("14", 2), cell("36", 0)), cell("TOTAL", 2));
    // when
    var shown = table.suppressed(5, false);
    // then
    assertThat(shown.cells()).isEmpty();
    assertThat(shown.total().incidents()).isNull();
  }

  /// Twelve in three cells are four each, and another breakdown tells that they are twelve.
  @Test
  void theTotalIsTheSameInEachBreakdownAndOneThatItWouldBetrayHasNoCells() {
    // given
    var total = cell("TOTAL", 12);
    var fours = new Table(List.of(cell("13", 4), cell("14", 4), cell("36", 4)), total);
    var one = new Table(List.of(cell("RANSOMWARE", 12)), total);
    // then
    assertThat(fours.suppressed(5, false)).isEqualTo(new Table(List.of(), total));
    assertThat(one.suppressed(5, false)).isEqualTo(one);
  }

  /// Where each hospital with CANCER or PERINATAL has EMERGENCY too, 10 less 8 are 2.
  @Test
  void whereCellsOverlapNoneIsToldBesideASmallOne() {
    // given
    var cells = List.of(cell("EMERGENCY", 10), cell("CANCER", 8), cell("PERINATAL", 2));
    var table = new Table(cells, cell("TOTAL", 10));
    // when
    var shown = table.suppressed(5, true);
    // then
    assertThat(shown.cells()).isEmpty();
    assertThat(shown.total().incidents()).isEqualTo(10);
  }

  /// Five with CANCER have EMERGENCY too, so that 12 less 10 are 2 without it.
  @Test
  void whereCellsOverlapNoneIsToldWhereTheTotalTellsHowFewAreWithoutOne() {
    // given
    var cells = List.of(cell("EMERGENCY", 10), cell("CANCER", 7));
    // when
    var shown = new Table(cells, cell("TOTAL", 12)).suppressed(5, true);
    var apart = new Table(cells, cell("TOTAL", 17)).suppressed(5, false);
    // then
    assertThat(shown.cells()).isEmpty();
    assertThat(shown.total().incidents()).isEqualTo(12);
    assertThat(apart.cells()).isEqualTo(cells);
  }

  /// 20 attacks less 18 with EMERGENCY are 2 without it.
  @Test
  void whereCellsOverlapNoPartsAreToldWhereTheTotalTellsHowFewAreWithoutOne() {
    // given
    var emergency = new Cell("EMERGENCY", 60L, 60L, 18L, 0L, 0L, 0L, 330, 0L);
    var cancer = new Cell("CANCER", 50L, 50L, 10L, 0L, 0L, 0L, 600, 0L);
    var total = new Cell("TOTAL", 90L, 90L, 20L, 0L, 0L, 0L, 900, 0L);
    // when
    var shown = new Table(List.of(emergency, cancer), total).suppressed(5, true);
    // then
    assertThat(shown.cells()).containsExactly(emergency.withoutParts(), cancer.withoutParts());
    assertThat(shown.total()).isEqualTo(total);
  }

  @Test
  void whereCellsOverlapNonesPartsAreToldBesideASmallOne() {
    // given
    var few = new Cell("CANCER", 8L, 8L, 2L, 0L, 0L, 0L, 330, 0L);
    var many = new Cell("EMERGENCY", 90L, 90L, 50L, 0L, 0L, 0L, 600, 0L);
    var table = new Table(List.of(few, cell("NONE", 70), many), cell("TOTAL", 160));
    // when
    var shown = table.suppressed(5, true);
    // then
    assertThat(shown.cells()).extracting(Cell::incidents).containsExactly(8L, 70L, 90L);
    assertThat(shown.cells()).extracting(Cell::confirmedAttacks).containsOnlyNulls();
  }

  @Test
  void smallPartsOfALargeCellAreHidden() {
    // given
    var cell = new Cell("14", 30L, 60L, 12L, 2L, 0L, 4L, 330, 0L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5, false);
    // then
    assertThat(shown.total()).isEqualTo(new Cell("14", 30L, 60L, 12L, null, 0L, null, 330, 0L));
    assertThat(shown.cells()).containsExactly(cell.withoutParts());
  }

  /// The parts of a cell whose incidents are all closed add up to them.
  @Test
  void aSmallPartOfALargeCellIsNeverHiddenAlone() {
    // given
    var cell = new Cell("14", 30L, 60L, 22L, 3L, 5L, 0L, 330, 0L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5, false);
    // then
    assertThat(shown.total()).isEqualTo(new Cell("14", 30L, 60L, 22L, null, null, 0L, 330, 0L));
    assertThat(shown.cells()).containsExactly(cell.withoutParts());
  }

  /// Two are still open, and two were reported to the register itself.
  @Test
  void theRestOfACellIsNotToBeHadBySubtraction() {
    // given
    var cell = new Cell("14", 30L, 60L, 28L, 0L, 0L, 0L, 330, 28L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5, false);
    // then
    assertThat(shown.total()).isEqualTo(new Cell("14", 30L, 60L, null, 0L, 0L, 0L, 330, null));
    assertThat(shown.cells()).containsExactly(cell.withoutParts());
  }

  /// Four and four is eight, and whoever sees two zeros knows which.
  @Test
  void partsThatTheirSumBetraysAreHiddenWithTheZerosBesideThem() {
    // given
    var cell = new Cell("14", 8L, 9L, 4L, 4L, 0L, 0L, 330, 0L);
    // when
    var shown = new Table(List.of(cell), cell).suppressed(5, false);
    // then
    assertThat(shown.total()).isEqualTo(new Cell("14", 8L, 9L, null, null, null, null, 330, 0L));
    assertThat(shown.cells()).containsExactly(cell.withoutParts());
  }

  /// The total is told by every breakdown, so that 32 attacks less 30 would be 2.
  @Test
  void whatOneCellHidesAnotherHidesWithIt() {
    // given
    var few = new Cell("14", 30L, 60L, 2L, 0L, 0L, 0L, 330, 0L);
    var more = new Cell("27", 50L, 80L, 10L, 0L, 0L, 0L, 600, 0L);
    var most = new Cell("13", 60L, 80L, 20L, 0L, 0L, 0L, 700, 0L);
    var total = new Cell("TOTAL", 140L, 220L, 32L, 0L, 0L, 0L, 8000, 0L);
    // when
    var shown = new Table(List.of(most, few, more), total).suppressed(5, false);
    // then
    assertThat(shown.cells()).containsExactly(most, few.withoutParts(), more.withoutParts());
    assertThat(shown.total()).isEqualTo(total);
  }

  /// 13 withdrawn less 12 are 1 in the other two together.
  @Test
  void whereTheOthersTogetherAreFewTheyHideAThird() {
    // given
    var few = new Cell("14", 30L, 60L, 20L, 0L, 0L, 1L, 330, 0L);
    var none = new Cell("27", 50L, 80L, 10L, 0L, 0L, 0L, 600, 0L);
    var most = new Cell("13", 60L, 80L, 20L, 0L, 0L, 12L, 700, 0L);
    var total = new Cell("TOTAL", 140L, 220L, 50L, 0L, 0L, 13L, 8000, 0L);
    // when
    var shown = new Table(List.of(most, few, none), total).suppressed(5, false);
    // then
    assertThat(shown.cells())
        .containsExactly(most.withoutParts(), few.withoutParts(), none.withoutParts());
    assertThat(shown.total()).isEqualTo(total);
  }

  private static Cell cell(String name, long incidents) {
    return new Cell(name, incidents, incidents, 0L, 0L, 0L, 0L, 100, 0L);
  }
}
