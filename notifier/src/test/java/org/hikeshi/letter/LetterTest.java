package org.hikeshi.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hikeshi.form.DocumentFixture;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;

class LetterTest {

  private static final Texts JAPANESE = Texts.in(Locale.JAPANESE);

  @Test
  void trap23_ofTheNineItemsItHasOneTwoFourFiveAndNineOnly() {
    // when
    var letter = Letter.of(DocumentFixture.finalReport(), false, JAPANESE).plain(JAPANESE);
    // then
    assertThat(letter)
        .contains("ナースコールが作動しなくなり")
        .contains("看護記録の一部")
        .contains("VPN装置の利用者の合言葉")
        .contains("二次被害とそのおそれ\nなし");
    assertThat(letter)
        .as("items 3, 6, 7, 8, and what is of no use to a patient")
        .doesNotContain("130,000", "郵送", "公表。", "多要素認証", "当直看護師", "第26条", "090-0000");
  }

  @Test
  void whatOnlyTheHospitalKnowsIsLeftBlank() {
    assertThat(Letter.of(DocumentFixture.preliminary(), false, JAPANESE).plain(JAPANESE))
        .contains("＿＿＿　様", "お問い合わせ窓口：＿＿＿", "調べています。", "毀損した（外部に漏れた、失われた、元に戻せなくなった）おそれのある");
  }

  @Test
  void whatIsPublishedNamesNobody() {
    assertThat(Letter.of(DocumentFixture.finalReport(), true, JAPANESE).plain(JAPANESE))
        .contains("公表文", "下の窓口にお問い合わせください")
        .doesNotContain("　様");
  }
}
