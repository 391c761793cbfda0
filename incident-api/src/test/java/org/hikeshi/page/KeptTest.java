package org.hikeshi.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeptTest {

  private static final Texts TEXTS = Texts.in(Locale.JAPANESE);
  private static final Instant NOW = Instant.parse("2026-02-08T17:30:00Z");

  @Test
  void whatIsRightIsReportedAndWhatIsNotIsKeptAsItWasTyped() {
    // when
    var kept =
        kept(
            Map.of("/summary", "画面が赤い", "/contact/phone", "なし", "/category", "DDOS"),
            "2026-02-08T16:50:30Z",
            "/contact/phone");
    // then
    assertThat(kept.form().value("/contact/phone")).isEmpty();
    assertThat(kept.form().value("/category")).isEqualTo("DDOS");
    assertThat(kept.form().value("/summary")).startsWith("画面が赤い\n").contains("なし");
    assertThat(kept.form().value("/detectedAt")).isEqualTo("2026-02-09 01:50");
    assertThat(kept.mend()).containsOnlyKeys("/contact/phone");
  }

  @Test
  void anEmptyPageIsStillACry() {
    // when
    var kept = kept(Map.of(), null, "/summary", "/contact/phone", "/category");
    // then
    assertThat(kept.form().value("/category")).isEqualTo("UNKNOWN");
    assertThat(kept.form().value("/summary")).isEqualTo(TEXTS.of("queue.nothing"));
    assertThat(kept.mend()).isEmpty();
  }

  @Test
  void aBrowserWhoseClockIsWrongIsTakenAtItsArrival() {
    assertThat(kept(Map.of(), "2030-01-01T00:00:00Z").form().value("/detectedAt"))
        .isEqualTo("2026-02-09 02:30");
    assertThat(kept(Map.of(), "yesterday").form().value("/detectedAt"))
        .isEqualTo("2026-02-09 02:30");
  }

  @Test
  void theWordsSayWhatAClockSaidThatIsNotTaken() {
    assertThat(kept(Map.of("/summary", "画面が赤い"), "2020-01-01T00:00:00Z").form().value("/summary"))
        .endsWith("\n画面が赤い")
        .contains("2020-01-01 09:00", "2026-02-09 02:30");
    assertThat(kept(Map.of("/summary", "画面が赤い"), "2026-02-08T17:00:00Z").form().value("/summary"))
        .isEqualTo("画面が赤い");
  }

  @Test
  void wordsThatAReportHasNoRoomForAreCutInSightAndWaitWhole() {
    // given
    var long1 = "あ".repeat(10_001);
    // when
    var kept = kept(Map.of("/summary", long1), null).fitting(TEXTS);
    // then
    assertThat(kept.form().value("/summary"))
        .hasSize(10_000)
        .startsWith("あああ")
        .endsWith(TEXTS.of("queue.more"));
    assertThat(kept.mend()).containsEntry("/summary", List.of(long1));
  }

  @Test
  void whatAClockSaidThatIsNotTakenIsNotCut() {
    // when
    var kept = kept(Map.of("/summary", "あ".repeat(10_000)), "2020-01-01T00:00:00Z").fitting(TEXTS);
    // then
    assertThat(kept.form().value("/summary"))
        .hasSize(10_000)
        .contains("2020-01-01 09:00", "あああ")
        .endsWith(TEXTS.of("queue.more"));
  }

  private static Kept kept(Map<String, String> typed, @Nullable String typedAt, String... faulty) {
    var fields = new HashMap<String, List<String>>();
    typed.forEach((field, value) -> fields.put(field, List.of(value)));
    var faults = List.of(faulty).stream().map(field -> new FieldFault(field, "違います")).toList();
    if (typedAt != null) {
      fields.put("typedAt", List.of(typedAt));
    }
    var form = ReportForm.of(fields);
    return Kept.of(form, faults, TypedAt.of(form, NOW), TEXTS);
  }
}
