package org.hikeshi.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;

class NoticeSheetTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  @Test
  void whatTakesAReportBackIsCalledSoAndPromisesNoFurtherOne() {
    // given
    var document = DocumentFixture.withdrawal();
    // when
    var sheet = NoticeSheet.of(document, JAPANESE);
    // then
    assertThat(sheet.running()).contains("報告の取り下げ・第2報").doesNotContain("続報");
    assertThat(sheet.report()).extracting(NoticeSheet.Line::text).contains("報告の取り下げ 第2報");
    assertThat(sheet.missing()).isNotEmpty();
    assertThat(sheet.later()).isNull();
    assertThat(FormFields.of(document, JAPANESE)).containsEntry("stage", "報告の取り下げ");
  }

  @Test
  void whatSaysThatAnotherIncidentGoesOnIsCalledSo() {
    // when
    var sheet = NoticeSheet.of(DocumentFixture.carriedOn(), JAPANESE);
    // then
    assertThat(sheet.running()).contains("統合のお知らせ・第2報");
    assertThat(sheet.later()).isNull();
  }

  @Test
  void whatTellsOfAReportPromisesTheNext() {
    assertThat(NoticeSheet.of(DocumentFixture.preliminary(), JAPANESE))
        .returns("判明し次第、続報又は確報で報告します。", NoticeSheet::later);
    assertThat(NoticeSheet.of(DocumentFixture.finalReport(), JAPANESE))
        .returns("判明し次第、追完します。", NoticeSheet::later);
  }
}
