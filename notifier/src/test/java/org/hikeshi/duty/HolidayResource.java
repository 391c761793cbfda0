package org.hikeshi.duty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes `law/holidays.csv` from the law (国民の祝日に関する法律), with the equinoxes computed from the sun's
/// apparent longitude (low-precision theory, about a hundredth of a degree). Run it when the law
/// changes or a February has announced another year: `java … org.hikeshi.duty.HolidayResource
/// ../web/src/main/resources/law/holidays.csv`.
final class HolidayResource {

  static final int FIRST_YEAR = 2022;
  static final int LAST_YEAR = 2051;
  private static final int ANNOUNCED_UNTIL = 2027;

  private static final Map<MonthDay, String> FIXED =
      Map.of(
          MonthDay.of(1, 1), "元日",
          MonthDay.of(2, 11), "建国記念の日",
          MonthDay.of(2, 23), "天皇誕生日",
          MonthDay.of(4, 29), "昭和の日",
          MonthDay.of(5, 3), "憲法記念日",
          MonthDay.of(5, 4), "みどりの日",
          MonthDay.of(5, 5), "こどもの日",
          MonthDay.of(8, 11), "山の日",
          MonthDay.of(11, 3), "文化の日",
          MonthDay.of(11, 23), "勤労感謝の日");

  static List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "# Days on which Japan has a national holiday or a day off by the same law, 2022 to 2051.");
    lines.add("# Source: 国民の祝日に関する法律 (昭和23年法律第178号) articles 2 and 3, computed; equinoxes of");
    lines.add(
        "# ANNOUNCED years are fixed in the gazette each February for the next year, the others PREDICTED.");
    for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
      var known = year <= ANNOUNCED_UNTIL ? "ANNOUNCED" : "PREDICTED";
      of(year).forEach((day, name) -> lines.add(day + "," + name + "," + known));
    }
    return lines;
  }

  private static SortedMap<LocalDate, String> of(int year) {
    var named = named(year);
    var days = new TreeMap<>(named);
    for (var day : named.keySet()) {
      if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
        var substitute = day.plusDays(1);
        while (named.containsKey(substitute)) {
          substitute = substitute.plusDays(1);
        }
        days.put(substitute, "休日（振替）");
      }
      if (!days.containsKey(day.plusDays(1)) && named.containsKey(day.plusDays(2))) {
        days.put(day.plusDays(1), "休日");
      }
    }
    return days;
  }

  private static SortedMap<LocalDate, String> named(int year) {
    var days = new TreeMap<LocalDate, String>();
    FIXED.forEach((date, name) -> days.put(date.atYear(year), name));
    days.put(monday(year, 1, 2), "成人の日");
    days.put(monday(year, 7, 3), "海の日");
    days.put(monday(year, 9, 3), "敬老の日");
    days.put(monday(year, 10, 2), "スポーツの日");
    days.put(sunAt(0, LocalDate.of(year, 3, 18)), "春分の日");
    days.put(sunAt(180, LocalDate.of(year, 9, 20)), "秋分の日");
    return days;
  }

  private static LocalDate monday(int year, int month, int nth) {
    return LocalDate.of(year, month, 1)
        .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
  }

  /// The day in Japan in which the sun reaches that longitude.
  private static LocalDate sunAt(double longitude, LocalDate from) {
    var day = from;
    while (behind(longitude, day.plusDays(1).atStartOfDay())) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static boolean behind(double longitude, LocalDateTime inJapan) {
    var difference =
        Math.floorMod((long) ((apparentLongitude(inJapan) - longitude) * 1e6), 360_000_000L);
    return difference > 180_000_000L;
  }

  private static double apparentLongitude(LocalDateTime inJapan) {
    var seconds = inJapan.toEpochSecond(ZoneOffset.ofHours(9)) + 72;
    var t = (seconds / 86_400.0 + 2_440_587.5 - 2_451_545.0) / 36_525;
    var mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
    var anomaly = Math.toRadians(357.52911 + 35_999.05029 * t - 0.0001537 * t * t);
    var centre =
        (1.914602 - 0.004817 * t) * Math.sin(anomaly)
            + (0.019993 - 0.000101 * t) * Math.sin(2 * anomaly)
            + 0.000289 * Math.sin(3 * anomaly);
    var node = Math.toRadians(125.04 - 1934.136 * t);
    return (mean + centre - 0.00569 - 0.00478 * Math.sin(node)) % 360;
  }

  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), lines());
  }

  private HolidayResource() {}
}
