package org.hikeshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

  @Test
  void anInstantIsSaidInJapansTimeAndNotAsProgramsWriteIt() {
    // given
    var late = Instant.parse("2026-02-08T16:50:00Z");
    // when
    var said = Texts.in(Locale.JAPANESE).of("web.json.one-of", late);
    // then
    assertThat(said).contains("2026年2月9日（月）01:50").doesNotContain("Z");
  }

  @Test
  void aNumberedCodeKeepsItsNumberBehindItsWord() {
    // given
    var texts = Texts.in(Locale.ENGLISH);
    // then
    assertThat(texts.numbered("prefecture", "14")).isEqualTo("Kanagawa");
    assertThat(texts.numbered("prefecture", "14-2")).isEqualTo("Kanagawa 2");
    assertThat(texts.numbered("prefecture", "UNHEARD-OF")).isEqualTo("UNHEARD OF");
  }
}
