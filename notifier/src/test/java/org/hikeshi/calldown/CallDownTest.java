package org.hikeshi.calldown;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.hikeshi.calldown.Line.Section;
import org.hikeshi.web.time.JapanTime;
import org.junit.jupiter.api.Test;

class CallDownTest {

  @Test
  void noCellIsAFormulaAndTheSheetIsOneThatSpreadsheetsRead() {
    // given
    var line =
        new Line(
            Section.DUTY,
            "=cmd|'x'",
            "架空 \"セキュリティ\"",
            List.of("+81 90-0000-0001", "+81 90-0000-0002"),
            List.of(),
            "2/9 09:00–2/10 09:00",
            "-1\n+2");
    var list =
        new CallDown(LocalDate.parse("2026-02-09"), Instant.EPOCH, Instant.EPOCH, List.of(line));
    // when / then
    assertThat(list.csv())
        .isEqualTo(
            "\uFEFFsection,name,of,phones,mails,when,more\r\n"
                + "\"DUTY\",\"'=cmd|'x'\",\"架空 \"\"セキュリティ\"\"\",\"'+81 90-0000-0001 / +81 90-0000-0002\","
                + "\"\",\"2/9 09:00–2/10 09:00\",\"'-1 +2\"\r\n");
  }

  @Test
  void aNightIsLookedAtUntilTheNextBegins() {
    assertThat(night("2026-02-09T16:59")).isEqualTo("2026-02-08");
    assertThat(night("2026-02-09T17:00")).isEqualTo("2026-02-09");
    assertThat(night("2026-02-10T02:00")).isEqualTo("2026-02-09");
  }

  private static LocalDate night(String local) {
    var settings =
        new SmallRyeConfigBuilder()
            .withMapping(CallDownSettings.class)
            .build()
            .getConfigMapping(CallDownSettings.class);
    return settings.night(LocalDateTime.parse(local).atZone(JapanTime.ZONE).toInstant());
  }
}
