package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.hikeshi.web.testing.TextsRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

  @Test
  void everyWordIsThereInBothLanguages() {
    assertThat(TextsRules.inOneLanguageOnly("web-texts")).isEmpty();
    assertThat(TextsRules.usedButMissing("web-texts")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, ja",
        "'', ja",
        "en, en",
        "'en-GB,en;q=0.9,ja;q=0.8', en",
        "'ja,en', ja",
        "fr, ja",
        "'**;;q', ja"
      })
  void isJapaneseUnlessEnglishWasAskedFor(String acceptLanguage, String language) {
    assertThat(TextsOfRequest.wanted(acceptLanguage)).isEqualTo(Locale.of(language));
  }

  @Test
  void argumentsTakeTheirPlaces() {
    assertThat(Texts.in(Locale.ENGLISH).of("web.json.one-of", "RED, GREEN"))
        .isEqualTo("Use one of: RED, GREEN");
  }
}
