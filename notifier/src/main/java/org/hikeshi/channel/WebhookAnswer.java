package org.hikeshi.channel;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// What an authority's system says when it takes a notice. An answer that cannot be read is still an
/// answer; but what it was to say is not left out without a word.
///
/// @param unread what could not be read, for people; null where nothing was lost
record WebhookAnswer(
    @Nullable String receiptNumber, @Nullable Instant receivedAt, @Nullable String unread) {

  /// As it came.
  record Said(@Nullable String receiptNumber, @Nullable String receivedAt) {}

  static WebhookAnswer of(byte[] body, ObjectMapper json) {
    try {
      var said = body.length == 0 ? null : json.readValue(body, Said.class);
      return said == null ? new WebhookAnswer(null, null, null) : of(said);
    } catch (IOException e) {
      return new WebhookAnswer(null, null, null);
    }
  }

  private static WebhookAnswer of(Said said) {
    var at = instant(said.receivedAt());
    return new WebhookAnswer(
        number(said.receiptNumber()),
        at,
        at == null && isThere(said.receivedAt()) ? "its receivedAt cannot be read" : null);
  }

  private static boolean isThere(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static @Nullable String number(@Nullable String number) {
    return number != null && number.matches("[\\p{L}\\p{N}\\p{P} ]{1,100}") ? number.strip() : null;
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return isThere(text) ? Written.instant(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
