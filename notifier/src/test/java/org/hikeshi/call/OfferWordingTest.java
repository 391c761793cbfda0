package org.hikeshi.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whether an offer says what a yes does to the seat that she has.
class OfferWordingTest {

  private static final String HERE = "https://engineers.example.test";
  private static final String LINK = HERE + "/pages/answer/word";
  private static final UUID SMALL = new UUID(0x7001, 1);
  private static final DispatchService.Left TOKUSHIMA =
      new DispatchService.Left(SMALL, "FORENSICS-2", "36");

  @Test
  void aMoveSaysInEveryFormFromWhereAndWhatBecomesOfIt() {
    // when
    var message = said(TOKUSHIMA, Locale.JAPANESE);
    // then
    assertThat(message.subject()).contains("移動の依頼", "徳島県から", "神奈川県", "緊急");
    assertThat(message.text())
        .contains("今の担当: 証拠保全・解析 2。徳島県", HERE + "/pages/dispatches/" + SMALL)
        .contains("直ちに次の人を探します", "今の担当のままです", "10:05", LINK);
    assertThat(message.brief()).contains("移動の依頼", "徳島県", "神奈川県", "10:05", LINK);
    assertThat(message.spoken()).contains("移ってほしい", "徳島県", "神奈川県", "次の人を探します");
  }

  @Test
  void soItDoesInEnglish() {
    // when
    var message = said(TOKUSHIMA, Locale.ENGLISH);
    // then
    assertThat(message.subject()).contains("Asked to move (from Tokushima)", "Kanagawa");
    assertThat(message.text())
        .contains("Your present seat: Forensics 2. Tokushima", "/pages/dispatches/" + SMALL)
        .contains("somebody else is looked for there at once", "you stay there", LINK);
    assertThat(message.brief()).contains("leave Tokushima for Kanagawa", "you stay", LINK);
    assertThat(message.spoken()).contains("move to Kanagawa", "present seat in Tokushima");
  }

  @Test
  void whatIsNoMoveSpeaksOfNone() {
    // when
    var message = said(null, Locale.JAPANESE);
    // then
    assertThat(Stream.of(message.subject(), message.text(), message.brief(), message.spoken()))
        .allSatisfy(words -> assertThat(words).doesNotContain("移", "今の担当", "{"));
    assertThat(message.subject()).contains("初動対応の依頼（主担当）神奈川県・緊急");
    assertThat(message.text()).contains(LINK, HERE + "/pages/offers", "10:05");
  }

  private static Message said(DispatchService.@Nullable Left leaves, Locale language) {
    var sheet =
        new DispatchService.Sheet(
            LINK,
            "14",
            List.of("EMERGENCY_STOPPED"),
            Instant.parse("2026-02-09T01:05:00Z"),
            leaves,
            List.of());
    return OfferWording.of(sheet, "LEAD", HERE, Texts.in(language));
  }
}
