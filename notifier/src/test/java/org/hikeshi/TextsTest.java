package org.hikeshi;

import static org.assertj.core.api.Assertions.assertThat;

import org.hikeshi.web.testing.TextsRules;
import org.junit.jupiter.api.Test;

class TextsTest {

  @Test
  void everyWordIsInBothLanguagesOnce() {
    assertThat(TextsRules.inOneLanguageOnly("texts")).isEmpty();
    assertThat(TextsRules.sharedAlready("texts")).isEmpty();
    assertThat(TextsRules.inOneLanguageOnly("law/wording")).isEmpty();
  }

  @Test
  void everyWordThatIsUsedIsThere() {
    assertThat(TextsRules.usedButMissing("texts")).isEmpty();
  }
}
