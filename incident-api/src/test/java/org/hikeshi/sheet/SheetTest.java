package org.hikeshi.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetTest {

  private static final Column NAME = new Column("name", "医療機関名");
  private static final Column BEDS = new Column("beds", "病床数");
  private static final String WRITTEN = "医療機関名,病床数\r\n髙木病院①,１２０\r\n";

  @Test
  void whatExcelInJapanWritesIsReadWithoutBeingToldSo() throws Exception {
    // when
    var sheet = read(WRITTEN.getBytes(Charset.forName("windows-31j")));
    // then
    assertThat(sheet.lines()).extracting(line -> line.text(NAME)).containsExactly("髙木病院①");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeading() throws Exception {
    // when
    var sheet = read(("\uFEFF" + WRITTEN).getBytes(StandardCharsets.UTF_8));
    // then
    assertThat(sheet.columns()).containsExactly(NAME, BEDS);
  }

  @Test
  void linesAreCountedAsAnEditorDoesAlsoOverLineBreaksInACell() throws Exception {
    // when
    var sheet = read("name,beds\n\"一\n二\",1\n\n三,2\n");
    // then
    assertThat(sheet.lines()).extracting(Sheet.Line::number).containsExactly(2, 5);
  }

  @Test
  void aColumnThatIsLackingIsNotAnEmptyOne() throws Exception {
    // when
    var line = read("name\n一\n").lines().getFirst();
    // then
    assertThat(line.has(BEDS)).isFalse();
    assertThat(read("name,beds\n一,\n").lines().getFirst().has(BEDS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name,colour\\n一,赤     | sheet.unknown-column | colour",
        "name,医療機関名\\n一,二  | sheet.doubled-column | 医療機関名",
        "beds\\n1                | sheet.missing-column | 医療機関名 (name)",
        "name,beds\\n一,1,2      | sheet.too-many-cells | 2",
        "name,beds\\n'\"'一'\"'x | sheet.quotes         | 2",
        "name,beds\\n一,1\\n二     | sheet.cut            | 3",
        "name,,beds\\n一,,1\\n二,赤,2 | sheet.nameless-column | 2",
      })
  void whatCannotBeReadIsNamed(String text, String key, String what) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n").replace("'", "")))
        .isInstanceOf(Sheet.Unreadable.class)
        .hasMessage(key)
        .extracting(e -> ((Sheet.Unreadable) e).what())
        .isEqualTo(what);
  }

  @Test
  void whatExcelLeavesEmptyBesideAndBelowTheTableIsNoPartOfIt() throws Exception {
    // when
    var sheet = read("name,beds,,\n一,1,,\n二,2\n ");
    // then
    assertThat(sheet.columns()).containsExactly(NAME, BEDS);
    assertThat(sheet.lines()).extracting(Sheet.Line::number).containsExactly(2, 3);
    assertThat(sheet.lines().getFirst().cells()).containsOnlyKeys(NAME, BEDS);
  }

  @Test
  void theLastLineMayBeShortOrEndWithoutALineBreakButNotBoth() throws Exception {
    assertThat(read("name,beds\n一\n").lines()).hasSize(1);
    assertThat(read("name,beds,\n一,1").lines()).hasSize(1);
  }

  private static Sheet read(String text) throws Sheet.Unreadable {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Sheet read(byte[] bytes) throws Sheet.Unreadable {
    return Sheet.read(bytes, null, List.of(NAME, BEDS), List.of(NAME));
  }
}
