package org.hikeshi;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikeshi.web.testing.TextsRules;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void everyTextIsThereInBothLanguagesOnce() {
    assertThat(TextsRules.inOneLanguageOnly("texts")).isEmpty();
    assertThat(TextsRules.sharedAlready("texts")).isEmpty();
  }

  @Test
  void everyTextThatIsUsedIsThere() {
    assertThat(TextsRules.usedButMissing("texts")).isEmpty();
  }
}
