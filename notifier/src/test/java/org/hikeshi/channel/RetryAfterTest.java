package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-02-09T01:00:00Z");

  @Test
  void secondsAndDatesAreUnderstood() {
    assertThat(RetryAfter.of(429, "120", NOW)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.of(503, "Mon, 09 Feb 2026 01:05:00 GMT", NOW))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void noMoreThanAnHourIsGranted() {
    assertThat(RetryAfter.of(503, "999999999", NOW)).isEqualTo(Duration.ofHours(1));
    assertThat(RetryAfter.of(503, "Tue, 09 Feb 2027 01:05:00 GMT", NOW))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void whatCannotBeReadOrComesWithAnotherStatusIsNoWish() {
    assertThat(RetryAfter.of(500, "120", NOW)).isNull();
    assertThat(RetryAfter.of(429, null, NOW)).isNull();
    assertThat(RetryAfter.of(429, "soon", NOW)).isNull();
    assertThat(RetryAfter.of(429, "-5", NOW)).isNull();
    assertThat(RetryAfter.of(503, "Mon, 09 Feb 2026 00:00:00 GMT", NOW)).isNull();
    assertThat(RetryAfter.of(503, "9".repeat(5000), NOW)).isNull();
  }
}
