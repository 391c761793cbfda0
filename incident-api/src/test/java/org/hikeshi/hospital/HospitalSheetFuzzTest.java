package org.hikeshi.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.hikeshi.sheet.Reading;
import org.hikeshi.sheet.Sheet;
import org.hikeshi.web.Texts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HospitalSheetFuzzTest {

  private static final String SHEET =
      """
      医療機関名,医療機関コード,都道府県,病床数,開設者,ベンダー,連絡先氏名,連絡先電話,開設日,BCP
      髙木病院①,1412345,神奈川県,１２０,医療法人,"架空、見本;三",当直,+81 90-0000-0014,令和元年5月1日,有
      "二
      行",,14,1e5,,,,,2019/13/45,不明
      """;

  static Stream<byte[]> sheets() {
    return Stream.of(
        Mutations.utf8(SHEET),
        Mutations.utf8("\uFEFF" + SHEET),
        SHEET.getBytes(Charset.forName("windows-31j")),
        Mutations.utf8("name,prefecture\n\"a\"b,14\n"),
        Mutations.utf8("name,prefecture\n\"a"),
        Mutations.utf8("name,name\n"),
        Mutations.utf8(""));
  }

  @Test
  @Tag("fuzz")
  void whateverIsSentIsReadOrItsFaultsAreNamed() {
    Mutations.read("hospital sheet", sheets(), this::look);
  }

  private void look(byte[] bytes) throws Exception {
    Sheet sheet;
    try {
      sheet = Sheet.read(bytes, null, HospitalColumns.ALL, List.of());
    } catch (Sheet.Unreadable e) {
      assertThat(e.key()).startsWith("sheet.");
      return;
    }
    var reading = new Reading(Texts.in(Locale.JAPANESE));
    var columns = new HospitalSheet(reading);
    for (var line : sheet.lines()) {
      assertThat(line.number()).isGreaterThan(1);
      assertThat(columns.profile(columns.said(line), HospitalProfile.BLANK)).isNotNull();
      HospitalSheet.phoneLostItsZero(line);
    }
  }
}
