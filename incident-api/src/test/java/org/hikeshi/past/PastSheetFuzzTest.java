package org.hikeshi.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.hikeshi.hospital.DirectoryFixture;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PastSheetFuzzTest {

  private static final String SHEET =
      """
      name,detectedOn,reportedOn,closedOn,category,kind,careImpact,persons,summary,lessons
      見本病院,令和5年4月1日,2023/4/2,R5.4.30,ランサムウェア,攻撃,外来停止;救急停止,約1.5万人,"氏名 山田、
      090-0000-0000",学んだこと
      二,2023-02-30,平成元年1月8日,,DDoS,,x,1e9,,
      """;

  static Stream<byte[]> sheets() {
    return Stream.of(
        Mutations.utf8(SHEET),
        SHEET.getBytes(Charset.forName("windows-31j")),
        Mutations.utf8("name,detectedOn,category\na,1,2\n"),
        Mutations.utf8("name,detectedOn\n"));
  }

  @Test
  @Tag("fuzz")
  void whateverIsSentIsReadOrItsFaultsAreNamed() {
    Mutations.read("past sheet", sheets(), this::look);
  }

  private void look(byte[] bytes) throws Exception {
    Sheet sheet;
    try {
      sheet = Sheet.read(bytes, null, PastColumns.ALL, PastColumns.REQUIRED);
    } catch (Sheet.Unreadable e) {
      assertThat(e.key()).startsWith("sheet.");
      return;
    }
    var texts = Texts.in(Locale.JAPANESE);
    var reading = new Reading(texts);
    var columns =
        new PastSheet(reading, DirectoryFixture.ofNobody(), texts, LocalDate.of(2026, 2, 9));
    for (var line : sheet.lines()) {
      int before = reading.faults().size();
      // of a hospital that nobody knows no line can be taken
      assertThat(columns.facts(line)).isEmpty();
      assertThat(reading.faults().size()).isGreaterThan(Math.min(before, 999));
    }
  }
}
