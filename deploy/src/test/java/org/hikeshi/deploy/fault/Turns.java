package org.hikeshi.deploy.fault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.stream.IntStream;
import org.hikeshi.web.time.JapanTime;

/// The next days that clocks stumble over, each later than the one before. The leap day is in
/// another year than the one that begins, so that what is dated in that one came about at its turn.
record Turns(LocalDate newYear, LocalDate leapDay) {

  private static final long SHORTLY_SECONDS = 5;

  static Turns after(Instant now) {
    int year = JapanTime.dayOf(now).getYear() + 1;
    int leap =
        IntStream.iterate(year + 1, each -> each + 1)
            .filter(Year::isLeap)
            .findFirst()
            .orElseThrow();
    return new Turns(LocalDate.of(year, Month.JANUARY, 1), LocalDate.of(leap, Month.FEBRUARY, 29));
  }

  static Instant shortlyBefore(LocalDate day) {
    return day.atStartOfDay(JapanTime.ZONE).toInstant().minusSeconds(SHORTLY_SECONDS);
  }
}
