package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WebhookAnswerFuzzTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final Instant NOW = Instant.parse("2026-02-09T01:50:00Z");

  static Stream<byte[]> answers() {
    return Stream.of(
            "{\"receiptNumber\":\"第１２３号\",\"receivedAt\":\"2026-02-09T01:50:00+09:00\"}",
            "{\"receiptNumber\":{},\"receivedAt\":1770571800}",
            "{\"receiptNumber\":\"R\\u0000\\ud8001\",\"receivedAt\":[[]]}",
            "<html>",
            "{\"receiptNumber\":",
            "Wed, 21 Oct 2026 07:28:00 GMT",
            "120",
            "")
        .map(Mutations::utf8);
  }

  /// A receiver is hostile: whatever it answers, the notice has arrived or has not, and what is
  /// kept is what a receipt may hold.
  @Test
  @Tag("fuzz")
  void whateverIsAnsweredIsReadOrSaidToBeUnread() {
    Mutations.read("webhook answer", answers(), this::look);
  }

  private void look(byte[] body) throws Exception {
    var answer = WebhookAnswer.of(body, JSON);
    if (answer.receiptNumber() != null) {
      assertThat(answer.receiptNumber()).isNotBlank().hasSizeLessThanOrEqualTo(100);
      assertThat(answer.receiptNumber().codePoints())
          .noneMatch(sign -> Character.isISOControl(sign) || sign == 0);
    }
    if (answer.receivedAt() != null) {
      assertThat(answer.receivedAt())
          .isBetween(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));
    }
    var wait = RetryAfter.of(503, new String(body, StandardCharsets.ISO_8859_1), NOW);
    if (wait != null) {
      assertThat(wait).isBetween(Duration.ZERO, Duration.ofHours(1));
    }
  }
}
