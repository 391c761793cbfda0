package org.hikeshi.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.hikeshi.events.Category;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommonFormTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  private final CommonForms standIns =
      new CommonForms(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void trap32_theStandInSaysOnItsFaceThatItIsOneAndThatItsOrderIsUnverified() {
    // when
    var cells = cells(standIns.workbook(DocumentFixture.finalReport()));
    // then
    assertThat(texts(cells).subList(0, 3))
        .satisfiesExactly(
            title -> assertThat(title).contains("ランサムウェア事案共通様式"),
            standIn -> assertThat(standIn).contains("代用").contains("正式な様式ではありません"),
            order -> assertThat(order).contains("記憶").contains("照合していません"));
    assertThat(texts(cells)).contains("学校法人みほん学園", ".locked", "約130,000人（概数）", "医療");
  }

  @Test
  void trap32_theOfficialWorkbookIsFilledThroughItsMap(@TempDir Path files) throws IOException {
    // given
    var map =
        Files.writeString(
            files.resolve("map.md"),
            """
            | field | cell | from | to | source |
            |---|---|---|---|---|
            | operator | 様式2!B3 | 2025-10-01 | | the form |
            | extension | 様式2!AA10 | 2025-10-01 | | the form |
            | summary | 様式2!D4 | 2020-01-01 | 2025-09-30 | an older form |
            """);
    var form = CommonForm.of("ransomware", Optional.of(official(files)), Optional.of(map));
    // when
    var filled = form.workbook(DocumentFixture.finalReport(), JAPANESE);
    // then
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
      var sheet = book.getSheet("様式2");
      assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("公式の見出し");
      assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("学校法人みほん学園");
      assertThat(sheet.getRow(9).getCell(26).getStringCellValue()).isEqualTo(".locked");
      assertThat(sheet.getPhysicalNumberOfRows()).isEqualTo(3);
    }
  }

  @Test
  void aMapThatDoesNotFitTheWorkbookIsFoundAtTheStart(@TempDir Path files) throws IOException {
    // given
    var map =
        Files.writeString(
            files.resolve("map.md"),
            """
            | field | cell | from | to |
            |---|---|---|---|
            | operator | 別の表!B3 | 2025-10-01 | |
            """);
    var workbook = official(files);
    // when / then
    assertThatThrownBy(() -> CommonForm.of("ransomware", Optional.of(workbook), Optional.of(map)))
        .hasMessageContaining("別の表");
    assertThatThrownBy(() -> CommonForm.of("ddos", Optional.of(workbook), Optional.empty()))
        .hasMessageContaining("ddos");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"http://evil.example\",\"x\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "＝1+1"
      })
  void noFormulaIsMadeFromWhatSomebodyTyped(String text) {
    // when
    var cells = cells(standIns.workbook(DocumentFixture.saying(text)));
    // then
    assertThat(cells).noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
    assertThat(cells.stream().filter(cell -> text.strip().equals(text(cell).strip())))
        .hasSize(2)
        .allSatisfy(
            cell -> {
              assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
              assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            });
  }

  @Test
  void whereNoCommonFormAppliesTheWorkbookHasTheNineItems() {
    // given
    var lost = DocumentFixture.of(Category.LOSS_OR_THEFT);
    // when
    var texts = texts(cells(standIns.workbook(lost)));
    // then
    assertThat(standIns.of(lost)).isEmpty();
    assertThat(texts).contains("再発防止のための措置", "確認中", "学校法人みほん学園");
    assertThat(String.join("", texts)).doesNotContain("共通様式");
  }

  @Test
  void anAttackOnTheLineHasItsOwnForm() {
    assertThat(standIns.of(DocumentFixture.of(Category.DDOS)).orElseThrow().name())
        .isEqualTo("ddos");
    assertThat(standIns.of(DocumentFixture.of(Category.MALWARE)).orElseThrow().name())
        .isEqualTo("ransomware");
  }

  private static Path official(Path files) throws IOException {
    var path = files.resolve("official.xlsx");
    try (var book = new XSSFWorkbook();
        var out = Files.newOutputStream(path)) {
      book.createSheet("様式2").createRow(0).createCell(0).setCellValue("公式の見出し");
      book.write(out);
    }
    return path;
  }

  private static List<Cell> cells(byte[] workbook) {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
      var cells = new ArrayList<Cell>();
      book.getSheetAt(0).forEach(row -> row.forEach(cells::add));
      return cells;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> texts(List<Cell> cells) {
    return cells.stream().map(CommonFormTest::text).filter(text -> !text.isEmpty()).toList();
  }

  private static String text(Cell cell) {
    return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
  }
}
