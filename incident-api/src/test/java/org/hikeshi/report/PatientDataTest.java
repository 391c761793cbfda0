package org.hikeshi.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientDataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "患者ID:00123456 の記録 | PATIENT_ID",
        "患者ID 00123456 | PATIENT_ID",
        "カルテ番号12345 | PATIENT_ID",
        "氏名,生年月日,住所 | NAME_AND_BIRTH",
        "保険者番号 06139999 | INSURANCE",
        "被保険者証の記号 12345678 | INSURANCE",
        "個人番号は 1234 5678 9018 | MY_NUMBER",
        "１２３４５６７８９０１８ | MY_NUMBER"
      })
  void aSignIsFound(String text, PatientData sign) {
    assertThat(PatientData.in(text)).contains(sign);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "電子カルテ端末に脅迫文が表示された。患者の診療は紙で続けている。",
        "連絡先 090-0000-0000、予備 03-0000-0000",
        "123456789012",
        "患者約10,000人分。システム番号 1234",
        "2026-02-09 01:50:00 0.0.0.0 4097 bytes"
      })
  void anOrdinaryReportHasNone(String text) {
    assertThat(PatientData.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"123456789018, true", "123456789017, false", "111111111118, true"})
  void aNumberHasItsCheckDigit(String twelve, boolean right) {
    assertThat(PatientData.hasCheckDigit(twelve)).isEqualTo(right);
  }

  @org.junit.jupiter.api.Test
  void listsAreFound() {
    // given
    var phones = "090-1111-0001\n090-1111-0002\n090-1111-0003\n090-1111-0004\n09011110005";
    var names = "山田 太郎\n佐藤 花子\n鈴木 一郎様\n高橋 さくら\n田中 美咲,女\n";
    // when / then
    assertThat(PatientData.in(phones)).containsExactly(PatientData.MANY_PHONES);
    assertThat(PatientData.in(names)).containsExactly(PatientData.LIST_OF_NAMES);
  }
}
