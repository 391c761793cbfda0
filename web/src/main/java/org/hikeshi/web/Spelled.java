package org.hikeshi.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.hikeshi.web.time.JapanTime;

/// Days and times as pages say them, in Japan time: `{duty.dueOn.spelled(texts)}`.
@TemplateExtension
public final class Spelled {

  private static final DateTimeFormatter ERA =
      DateTimeFormatter.ofPattern("Gy年M月d日", Locale.JAPANESE);

  /// 2026年2月13日（金）, Fri 13 Feb 2026
  public static String spelled(LocalDate day, Texts texts) {
    return written(day, "uuuu年M月d日（E）", "E d MMM uuuu", texts);
  }

  /// 2026年2月9日（月）01:50, Mon 9 Feb 2026 01:50
  public static String spelled(Instant time, Texts texts) {
    return written(time.atZone(JapanTime.ZONE), "uuuu年M月d日（E）HH:mm", "E d MMM uuuu HH:mm", texts);
  }

  /// The time of day alone, where the day is clear.
  public static String clock(Instant time, Texts texts) {
    return written(time.atZone(JapanTime.ZONE), "M/d HH:mm", "d MMM HH:mm", texts);
  }

  /// 令和8年2月13日, as forms want it. (`era` would be the date's own, which is CE.)
  public static String inEra(LocalDate day) {
    return ERA.format(JapaneseDate.from(day));
  }

  private static String written(
      TemporalAccessor time, String japanese, String english, Texts texts) {
    return texts.language().equals(Locale.ENGLISH)
        ? DateTimeFormatter.ofPattern(english, Locale.ENGLISH).format(time)
        : DateTimeFormatter.ofPattern(japanese, Locale.JAPANESE).format(time);
  }

  private Spelled() {}
}
