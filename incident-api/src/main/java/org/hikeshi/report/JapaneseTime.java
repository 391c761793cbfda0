package org.hikeshi.report;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as people in Japan write them: `2026-02-09T01:50`, `2026/2/9 1:50`, `令和８年２月９日 午前1時50分`,
/// `R8.2.9`. A day alone begins at midnight. What is longer than any of these is no time, and is
/// not looked at.
public final class JapaneseTime {

  /// A pattern takes longer than a text grows, and anybody may send one.
  private static final int LONGEST = 100;

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  /// The year before each era's first (令和元年 is 2019).
  private static final Map<String, Integer> ERAS =
      Map.of("令和", 2018, "R", 2018, "平成", 1988, "H", 1988);

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<era>令和|平成|R|H)?\\s*+(?<year>元|[0-9]{1,4})\\s*+[-/.年]\\s*+(?<month>[0-9]{1,2})\\s*+[-/.月]"
              + "\\s*+(?<day>[0-9]{1,2})\\s*+日?"
              + "(?:[T\\s]*+(?<half>午前|午後)?\\s*+(?<hour>[0-9]{1,2})\\s*+(?:[:時]\\s*+"
              + "(?:(?<minute>[0-9]{1,2})\\s*+(?::[0-9]{2}|分)?)?|$))?");

  private JapaneseTime() {}

  public static Optional<Instant> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    var narrow = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    var written = WRITTEN.matcher(narrow);
    if (narrow.length() > LONGEST || !written.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(time(written).atZone(TOKYO).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime time(Matcher written) {
    return LocalDateTime.of(
        year(written),
        number(written, "month"),
        number(written, "day"),
        hour(written),
        number(written, "minute"));
  }

  /// A year of less than four digits without an era could be anything.
  private static int year(Matcher written) {
    int year = written.group("year").equals("元") ? 1 : number(written, "year");
    var era = written.group("era");
    if (era == null && year < 1000) {
      throw new DateTimeException("a year without its era");
    }
    return era == null ? year : ERAS.get(era) + year;
  }

  /// Twelve by either half may be meant as noon or as midnight.
  private static int hour(Matcher written) {
    int hour = number(written, "hour");
    if (hour == 12 && written.group("half") != null) {
      throw new DateTimeException("noon or midnight");
    }
    return "午後".equals(written.group("half")) && hour < 12 ? hour + 12 : hour;
  }

  private static int number(Matcher written, String part) {
    return written.group(part) == null ? 0 : Integer.parseInt(written.group(part));
  }
}
