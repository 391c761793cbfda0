package org.hikeshi.web.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/// The day of an instant where the law counts days: in Asia/Tokyo. From 15:00Z on it is the next
/// day.
public final class JapanTime {

  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  /// How a time of day is written in a request: `09:00`.
  public static final String TIME_OF_DAY = "([01][0-9]|2[0-3]):[0-5][0-9]";

  private JapanTime() {}

  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /// The fiscal year (年度) of a day: it begins in April.
  public static int fiscalYearOf(LocalDate day) {
    return day.getMonthValue() < Month.APRIL.getValue() ? day.getYear() - 1 : day.getYear();
  }
}
