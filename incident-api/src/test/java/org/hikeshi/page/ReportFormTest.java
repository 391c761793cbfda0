package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportFormTest {

  @Test
  void aLinesEndIsOneLetterAsTheBrowserCountsIt() {
    // given
    var form = ReportForm.of(Map.of("/summary", List.of("画面が\r\n暗い\r\n")));
    // when
    var words = form.text("/summary");
    // then
    assertThat(words).isEqualTo("画面が\n暗い");
  }

  @Test
  void whatCannotBeStoredIsLeftOut() {
    // given
    var form = ReportForm.of(Map.of("/summary", List.of("画\0面"), "/tellAlso", List.of("n\0co")));
    // then
    assertThat(form.value("/summary")).isEqualTo("画面");
    assertThat(form.values("/tellAlso")).containsExactly("nco");
    assertThat(form.all()).containsEntry("/summary", List.of("画面"));
  }
}
