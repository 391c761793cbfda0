package org.hikeshi.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// What an overloaded receiver asks for (RFC 9110, 10.2.3): seconds, or a date. Granted for 429 and
/// 503, up to an hour.
final class RetryAfter {

  private static final Duration LONGEST = Duration.ofHours(1);

  static @Nullable Duration of(int status, @Nullable String header, Instant now) {
    if (header == null || (status != 429 && status != 503)) {
      return null;
    }
    var wished = header.matches("[0-9]{1,9}") ? seconds(header) : until(header, now);
    if (wished == null || wished.isNegative()) {
      return null;
    }
    return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
  }

  private static Duration seconds(String header) {
    return Duration.ofSeconds(Long.parseLong(header));
  }

  private static @Nullable Duration until(String header, Instant now) {
    try {
      var date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from);
      return Duration.between(now, date);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private RetryAfter() {}
}
