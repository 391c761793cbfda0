package org.hikeshi.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Test;

class CardTest {

  @Test
  void theBackupPathComesFirstAndThenTheExternalLines() {
    assertThat(Card.FIRST_HOUR.items().stream().map(CardItem::code).toList())
        .startsWith("BACKUP_PATH_CUT", "EXTERNAL_LINES_CUT", "NOT_POWERED_OFF")
        .doesNotHaveDuplicates();
    assertThat(Card.FIRST_HOUR.version()).startsWith("2024-06-06");
  }

  @Test
  void everyLineHasWordsInBothLanguages() {
    for (var language : Texts.LANGUAGES) {
      var texts = Texts.in(language);
      for (var item : Card.FIRST_HOUR.items()) {
        assertThat(texts.of("card." + item.code())).doesNotStartWith("card.");
      }
    }
  }

  @Test
  void nothingIsDraftedOfWhatNobodyHasDone() {
    assertThat(CardView.of(Card.FIRST_HOUR, List.of(), Texts.in(Texts.LANGUAGES.get(0))).draft())
        .isEmpty();
  }
}
