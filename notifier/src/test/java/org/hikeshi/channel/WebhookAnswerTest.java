package org.hikeshi.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.Charset;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAnswerTest {

  private static final String NO_NUMBER = "its receipt number cannot be read";

  private final ObjectMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  @ParameterizedTest
  @ValueSource(strings = {"第１２３号　令和８年", "№ 12", "ア＋イ＝ウ", "R8-000123", "a|b^c~d`e$f"})
  void aNumberIsWhatAnAuthorityCallsOne(String number) {
    assertThat(read("{\"receiptNumber\": \" " + number + " \", \"more\": 1}"))
        .isEqualTo(new WebhookAnswer(number, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"R\\n1", "R\\u00001", "R\\ud8001"})
  void whatIsNoNumberIsNotDroppedWithoutAWord(String number) {
    assertThat(read("{\"receiptNumber\": \"" + number + "\"}"))
        .isEqualTo(new WebhookAnswer(null, null, NO_NUMBER));
  }

  @Test
  void norIsOneThatIsTooLongOrInAnotherEncoding() {
    // given
    var longest = "9".repeat(100);
    var elsewhere = "{\"receiptNumber\": \"第１号\"}".getBytes(Charset.forName("Shift_JIS"));
    // when / then
    assertThat(read("{\"receiptNumber\": \"" + longest + "\"}").receiptNumber()).isEqualTo(longest);
    assertThat(read("{\"receiptNumber\": \"" + longest + "9\"}").unread()).isEqualTo(NO_NUMBER);
    assertThat(WebhookAnswer.of(elsewhere, json).unread()).isEqualTo(NO_NUMBER);
  }

  @Test
  void aTimeMayBeSaidToo() {
    assertThat(read("{\"receiptNumber\": \"1\", \"receivedAt\": \"2026-02-13T23:59:55+09:00\"}"))
        .isEqualTo(new WebhookAnswer("1", Instant.parse("2026-02-13T14:59:55Z"), null));
    assertThat(read("{\"receiptNumber\": \"1\", \"receivedAt\": \"23:59\"}"))
        .isEqualTo(new WebhookAnswer("1", null, "its receivedAt cannot be read"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2026, 2, 13, 23, 59]", "{\"at\": 1}", "1770000000", "true"})
  void aTimeThatIsNoTextLosesNoNumber(String time) {
    assertThat(read("{\"receiptNumber\": \"R-1\", \"receivedAt\": " + time + "}"))
        .isEqualTo(new WebhookAnswer("R-1", null, "its receivedAt cannot be read"));
  }

  @Test
  void noTimeNeedBeSaid() {
    assertThat(read("{\"receiptNumber\": \"R-1\", \"receivedAt\": null}"))
        .isEqualTo(new WebhookAnswer("R-1", null, null));
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
