package org.hikeshi.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Stream;
import org.hikeshi.channel.SignedPost.Answer;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// What an authority's system says when it takes a notice. An answer that cannot be read is still
/// an answer; but what it was to say is not left out without a word.
///
/// @param unread what could not be read, for people; null where nothing was lost
record WebhookAnswer(
    @Nullable String receiptNumber, @Nullable Instant receivedAt, @Nullable String unread) {

  private static final String NO_NUMBER = "its receipt number cannot be read";
  private static final String NO_TIME = "its receivedAt cannot be read";
  private static final String TOO_LONG = "its answer is too long to be read";
  private static final int MOST = 100;

  /// As it came. A time that is no text loses no number.
  record Said(@Nullable String receiptNumber, @Nullable JsonNode receivedAt) {}

  static WebhookAnswer of(Answer.Whole answer, ObjectMapper json) {
    return answer.tooLong() ? new WebhookAnswer(null, null, TOO_LONG) : of(answer.body(), json);
  }

  static WebhookAnswer of(byte[] body, ObjectMapper json) {
    try {
      var said = body.length == 0 ? null : json.readValue(body, Said.class);
      return said == null ? new WebhookAnswer(null, null, null) : of(said);
    } catch (IOException e) {
      var meant = new String(body, StandardCharsets.ISO_8859_1).contains("receiptNumber");
      return new WebhookAnswer(null, null, meant ? NO_NUMBER : null);
    }
  }

  private static WebhookAnswer of(Said said) {
    var number = number(said.receiptNumber());
    var time = written(said.receivedAt());
    var at = instant(time);
    var unread =
        Stream.of(
                number == null && isThere(said.receiptNumber()) ? NO_NUMBER : "",
                at == null && isThere(time) ? NO_TIME : "")
            .filter(remark -> !remark.isEmpty())
            .reduce((one, other) -> one + ", " + other)
            .orElse(null);
    return new WebhookAnswer(number, at, unread);
  }

  private static @Nullable String written(@Nullable JsonNode time) {
    if (time == null || time.isNull()) {
      return null;
    }
    return time.isTextual() ? time.textValue() : time.toString();
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  /// What a receipt takes that comes by the API, without control characters.
  private static @Nullable String number(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    var number = text.strip();
    return number.length() <= MOST && number.codePoints().allMatch(WebhookAnswer::isText)
        ? number
        : null;
  }

  private static boolean isText(int sign) {
    return !Character.isISOControl(sign)
        && (sign < Character.MIN_SURROGATE || sign > Character.MAX_SURROGATE);
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return isThere(text) ? Written.instant(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
