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
}
