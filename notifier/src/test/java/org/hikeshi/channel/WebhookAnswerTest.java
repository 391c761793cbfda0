package org.hikeshi.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAnswerTest {

  private final ObjectMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @Test
  void aTimeMayBeSaidToo() {
    assertThat(read("{\"receiptNumber\": \"1\", \"receivedAt\": \"2026-02-13T23:59:55+09:00\"}"))
        .isEqualTo(new WebhookAnswer("1", Instant.parse("2026-02-13T14:59:55Z"), null));
    assertThat(read("{\"receiptNumber\": \"1\", \"receivedAt\": \"23:59\"}"))
        .isEqualTo(new WebhookAnswer("1", null, "its receivedAt cannot be read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OK", "{}", "null", "[]", "<html>"})
  void anAnswerNeedSayNothing(String body) {
    assertThat(read(body)).isEqualTo(new WebhookAnswer(null, null, null));
  }

  private WebhookAnswer read(String body) {
    return WebhookAnswer.of(body.getBytes(UTF_8), json);
  }
}
