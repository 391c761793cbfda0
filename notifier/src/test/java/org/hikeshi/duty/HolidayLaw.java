package org.hikeshi.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;

/// The holidays a second time, written independently and slowly: asks of one day whether it is one,
/// with the equinoxes by the customary approximation for 1980 to 2099. Only tests use it.
final class HolidayLaw {

  static boolean dayOff(LocalDate day) {
    return holiday(day) || substitute(day) || between(day);
  }

  private static boolean holiday(LocalDate day) {
    int date = day.getDayOfMonth();
    int week = (date + 6) / 7;
    boolean monday = day.getDayOfWeek() == DayOfWeek.MONDAY;
    return switch (day.getMonth()) {
      case JANUARY -> date == 1 || (monday && week == 2);
      case FEBRUARY -> date == 11 || date == 23;
      case MARCH -> date == equinox(20.8431, day.getYear());
      case APRIL -> date == 29;
      case MAY -> date >= 3 && date <= 5;
      case JUNE, DECEMBER -> false;
      case JULY -> monday && week == 3;
      case AUGUST -> date == 11;
      case SEPTEMBER -> (monday && week == 3) || date == equinox(23.2488, day.getYear());
      case OCTOBER -> monday && week == 2;
      case NOVEMBER -> date == 3 || date == 23;
    };
  }

  private static int equinox(double base, int year) {
    int since = year - 1980;
    return (int) (base + 0.242194 * since) - since / 4;
  }

  /// Article 3(2): looks back over an unbroken row of holidays for one on a Sunday.
  private static boolean substitute(LocalDate day) {
    if (holiday(day)) {
      return false;
    }
    for (var before = day.minusDays(1); holiday(before); before = before.minusDays(1)) {
      if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
        return true;
      }
    }
    return false;
  }

  /// Article 3(3).
  private static boolean between(LocalDate day) {
    return !holiday(day) && holiday(day.minusDays(1)) && holiday(day.plusDays(1));
  }

  private HolidayLaw() {}
}
