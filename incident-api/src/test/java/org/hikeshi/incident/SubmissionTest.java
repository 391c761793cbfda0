package org.hikeshi.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SubmissionTest {

  private static final UUID KEY = UUID.fromString("00000000-0000-7000-8000-0000000000f1");

  @Test
  void howABrowserSendsTheSameWordsIsTheSame() {
    // given
    var byForm =
        Map.of(
            "/summary", List.of("赤い\r\n画面 "),
            "/contact/name", List.of(""),
            "csrf-token", List.of("x"));
    var byScript = Map.of("/summary", List.of("赤い\n画面"), "typedAt", List.of("now"));
    // then
    assertThat(Submission.of(KEY, byForm)).isEqualTo(Submission.of(KEY, byScript));
  }

  @Test
  void otherWordsAreAnother() {
    // when
    var first = Submission.of(KEY, Map.of("/careImpact", List.of("NONE")));
    var second = Submission.of(KEY, Map.of("/careImpact", List.of("NONE", "ICU_AFFECTED")));
    // then
    assertThat(second.fields()).isNotEqualTo(first.fields());
    assertThat(second.changed().key()).isNotEqualTo(first.changed().key()).isNotEqualTo(KEY);
  }

  @Test
  void whatWasSentBeforeThereWereHashesIsTheSameWhateverItSays() {
    assertThat(new Incidents.Claimed(KEY, null).says(Submission.of(KEY, Map.of()))).isTrue();
  }
}
