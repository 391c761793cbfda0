package org.hikeshi.web.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapanTimeTest {

  @Test
  void theDayBeginsAtFifteenHoursOfUtc() {
    assertThat(JapanTime.dayOf(Instant.parse("2026-03-31T14:59:59Z"))).isEqualTo("2026-03-31");
    assertThat(JapanTime.dayOf(Instant.parse("2026-03-31T15:00:00Z"))).isEqualTo("2026-04-01");
  }

  @ParameterizedTest
  @CsvSource({"2026-03-31, 2025", "2026-04-01, 2026", "2026-12-31, 2026", "2027-01-01, 2026"})
  void theFiscalYearBeginsInApril(LocalDate day, int year) {
    assertThat(JapanTime.fiscalYearOf(day)).isEqualTo(year);
  }
}
