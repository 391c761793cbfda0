package org.hikeshi.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The codes with the unusual district 99 are synthetic.
class MedicalInstitutionCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0110113719",
        "0119999019",
        "1319999015",
        "2719999019",
        "3319999011",
        "3619999018",
        "4619999016",
        "4719999015"
      })
  void theCheckDigitIsLuhnOverAllTen(String code) {
    // when
    var read = MedicalInstitutionCode.read(code).orElseThrow();
    // then
    assertThat(read.checkDigitFits("13")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"9999015, 13, true", "9999015, 36, false", "9999018, 36, true"})
  void aShortCodeIsCompletedByItsPrefecture(String code, String prefecture, boolean fits) {
    // when
    var read = MedicalInstitutionCode.read(code).orElseThrow();
    // then
    assertThat(read.checkDigitFits(prefecture)).isEqualTo(fits);
  }

  @Test
  void trap22_fullWidthDigitsAndHyphensAreHabits() {
    // when
    var read = MedicalInstitutionCode.read("１３−１９９９９０１−５");
    // then
    assertThat(read).contains(new MedicalInstitutionCode("1319999015"));
  }

  @Test
  void aWrongCheckDigitIsReadAllTheSame() {
    // when
    var read = MedicalInstitutionCode.read("1319999016").orElseThrow();
    // then
    assertThat(read.checkDigitFits("13")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456", "12345678", "12345678901", "13A9999015"})
  void whatHasNotSevenOrTenDigitsIsNoCode(String text) {
    assertThat(MedicalInstitutionCode.read(text)).isEmpty();
  }
}
