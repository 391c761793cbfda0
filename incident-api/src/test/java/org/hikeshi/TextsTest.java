package org.hikeshi;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikeshi.web.testing.TextsRules;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void everyTextIsThereInBothLanguages() {
    assertThat(TextsRules.inOneLanguageOnly("texts")).isEmpty();
  }

  @Test
  void everyTextThatIsUsedIsThere() {
    assertThat(TextsRules.usedButMissing("texts")).isEmpty();
  }
}
