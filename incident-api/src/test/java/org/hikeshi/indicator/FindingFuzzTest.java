package org.hikeshi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.hikeshi.report.PatientData;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is looked for in a report's words while it is filed: no words may break or delay that.
class FindingFuzzTest {

  /// Of a summary.
  private static final int MOST = 10_000;

  static Stream<byte[]> words() {
    return Stream.of(
            "hxxps://evil[.]example.com/a?b=c 203[.]0[.]113[.]7 2001:db8::1",
            "拡張子 .lockbit に変わった。連絡先 attacker@onion.example",
            "d41d8cd98f00b204e9800998ecf8427e",
            "氏名 山田太郎 生年月日 昭和50年1月1日 1234-5678-9012",
            "YOUR FILES ARE ENCRYPTED! Contact us, do not rename the files or you will lose them",
            "a.".repeat(4_000),
            "1:".repeat(4_000),
            " ".repeat(9_000),
            "[.]".repeat(3_000))
        .map(Mutations::utf8);
  }

  @Test
  @Tag("fuzz")
  void whateverWasWrittenIsSearched() {
    Mutations.read("finding", words(), this::look);
  }

  private void look(byte[] bytes) throws Exception {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var words = text.substring(0, Math.min(MOST, text.length()));
    assertThat(Finding.in(words)).isNotNull();
    assertThat(Finding.extensionIn(words)).isNotNull();
    assertThat(Finding.noteIn(words)).isNotNull();
    assertThat(PatientData.in(words)).isNotNull();
  }
}
