package org.hikeshi.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.hikeshi.web.time.JapanTime;

/// Days and times as documents in Japan write them: by era, with the year of the common calendar
/// beside it. Times are Asia/Tokyo's.
final class JapaneseDays {

  private JapaneseDays() {}

  /// Such as 令和8年（2026年）2月9日.
  static String of(LocalDate day) {
    var japanese = JapaneseDate.from(day);
    int year = japanese.get(ChronoField.YEAR_OF_ERA);
    return "%s%s年（%d年）%d月%d日"
        .formatted(
            japanese.getEra().getDisplayName(TextStyle.FULL, Locale.JAPANESE),
            year == 1 ? "元" : String.valueOf(year),
            day.getYear(),
            day.getMonthValue(),
            day.getDayOfMonth());
  }

  /// Such as 令和8年（2026年）2月9日 午前1時50分.
  static String of(Instant at) {
    var time = at.atZone(JapanTime.ZONE);
    return "%s %s%d時%d分"
        .formatted(
            of(time.toLocalDate()),
            time.getHour() < 12 ? "午前" : "午後",
            time.getHour() % 12,
            time.getMinute());
  }
}
