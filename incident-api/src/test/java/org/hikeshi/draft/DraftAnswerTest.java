package org.hikeshi.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.draft.DraftAnswer.Saving;
import org.junit.jupiter.api.Test;

class DraftAnswerTest {

  private static final Instant NIGHT = Instant.parse("2026-02-08T16:50:00Z");
  private static final Typed CATERER = vendor("給食会社");
  private static final Typed LABORATORY = vendor("検査会社");

  @Test
  void eachChangeIsANewEdition() {
    var answer = anAnswer();
    assertThat(answer.become(0, CATERER, "anna", NIGHT)).isEqualTo(new Saving.Saved(1));
    assertThat(answer.become(1, LABORATORY, "bo", NIGHT)).isEqualTo(new Saving.Saved(2));
    assertThat(answer.typedBy()).isEqualTo("bo");
  }

  @Test
  void whoHasReadAnOlderEditionOverwritesNothing() {
    // given
    var answer = anAnswer();
    answer.become(0, CATERER, "anna", NIGHT);
    // when
    var saving = answer.become(0, LABORATORY, "bo", NIGHT);
    // then
    assertThat(saving)
        .asInstanceOf(type(Saving.Overtaken.class))
        .returns(answer, Saving.Overtaken::theirs);
    assertThat(answer.typed()).isEqualTo(CATERER);
    assertThat(answer.edition()).isEqualTo(1);
  }

  @Test
  void theSameWordsAgainChangeNothing() {
    // given
    var answer = anAnswer();
    answer.become(0, CATERER, "anna", NIGHT);
    // when
    var saving = answer.become(0, CATERER, "bo", NIGHT);
    // then
    assertThat(saving).isEqualTo(new Saving.Saved(1));
    assertThat(answer.typedBy()).isEqualTo("anna");
  }

  @Test
  void unknownIsAnAnswerToo() {
    assertThat(anAnswer().become(0, Typed.unknown(Question.VENDOR), "anna", NIGHT))
        .isEqualTo(new Saving.Saved(1));
  }

  @Test
  void onlyItsOwnFieldsAreKept() {
    // when
    var typed =
        Typed.into(Question.SYSTEMS, Map.of("/category", List.of("DDOS"), "edition", List.of("1")));
    // then
    assertThat(typed.fields()).isEqualTo(Map.of("/affectedSystems", List.of()));
  }

  private static DraftAnswer anAnswer() {
    return new DraftAnswer(
        UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Question.VENDOR);
  }

  private static Typed vendor(String name) {
    return new Typed(Map.of("/entrusted/vendor", List.of(name)));
  }
}
