package org.hikeshi.web.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTest {

  @Test
  void aDayAndAnInstantAreReadAsTheyAreWritten() {
    assertThat(Written.day("2026-02-09")).isEqualTo(LocalDate.of(2026, 2, 9));
    assertThat(Written.instant("2026-02-09T01:50:00.1234567+09:00"))
        .isEqualTo(Instant.parse("2026-02-08T16:50:00.123456Z"));
    assertThat(Written.instant("2026-02-08t16:50:00z"))
        .isEqualTo(Instant.parse("2026-02-08T16:50:00Z"));
    assertThat(Written.instant("2026-02-09T01:50+09:00"))
        .isEqualTo(Instant.parse("2026-02-08T16:50:00Z"));
    assertThat(Written.inJapan("2026-02-09T01:50"))
        .isEqualTo(Instant.parse("2026-02-08T16:50:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31",
        "-999999999-01-01",
        "0000-01-01",
        "2026-02-30",
        "2026-2-9",
        ""
      })
  void noDayIsRefused(String text) {
    assertThatThrownBy(() -> Written.day(text)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+999999999-12-31T00:00:00Z",
        "1969-12-31T23:59:59Z",
        "9999-12-31T00:00:01Z",
        "2026-02-09T01:50:00",
        "2026-02-09T01:50:00+09",
        "2026-02-09T01:50:00+09:00:30",
        "2026-02-09T01:50:00.Z",
        ""
      })
  void noInstantIsRefused(String text) {
    assertThatThrownBy(() -> Written.instant(text)).isInstanceOf(DateTimeException.class);
  }
}
