package org.hikeshi.deploy.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTest {

  /// Also in the last hours of a year, in Japan.
  @ParameterizedTest
  @CsvSource({
    "2026-12-01T00:00:00Z, 2026-12-31T14:59:55Z, 2028-02-28T14:59:55Z",
    "2026-12-31T15:00:00Z, 2027-12-31T14:59:55Z, 2032-02-28T14:59:55Z",
    "2027-03-01T00:00:00Z, 2027-12-31T14:59:55Z, 2032-02-28T14:59:55Z",
    "2028-01-15T00:00:00Z, 2028-12-31T14:59:55Z, 2032-02-28T14:59:55Z",
  })
  void theNewYearComesFirstAndTheLeapDayInALaterYear(Instant now, Instant turn, Instant leap) {
    // when
    var turns = Turns.after(now);
    // then
    assertThat(Turns.shortlyBefore(turns.newYear())).isEqualTo(turn);
    assertThat(Turns.shortlyBefore(turns.leapDay())).isEqualTo(leap);
  }
}
