package org.hikeshi.web.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/// How callers write days and instants: as RFC 3339, with four digits for the year. Java reads more
/// than PostgreSQL can keep.
public final class Written {

  private static final int LENGTH = "2026-02-09".length();
  private static final Pattern RFC_3339 =
      Pattern.compile(".{10}T..:..(:..(\\.[0-9]+)?)?(Z|[+-]..:..)", Pattern.CASE_INSENSITIVE);
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private Written() {}

  /// @throws DateTimeException where it is no day from year 1 to 9999
  public static LocalDate day(String text) {
    var day = LocalDate.parse(text);
    if (text.length() != LENGTH || day.getYear() < 1) {
      throw new DateTimeException("not a day that anybody lives in");
    }
    return day;
  }

  /// As a browser's `datetime-local` sends it: a time in Japan.
  ///
  /// @throws DateTimeException where it is none, or before 1970 or after 9999
  public static Instant inJapan(String local) {
    return lived(LocalDateTime.parse(local).atZone(JapanTime.ZONE).toInstant());
  }

  /// Cut to microseconds, which is what PostgreSQL keeps. Seconds may be left out, as Java's own
  /// texts of a full minute do: no report is refused for them.
  ///
  /// @throws DateTimeException where it has no offset in hours and minutes, or is before 1970 or
  ///   after 9999
  public static Instant instant(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      throw new DateTimeException("not as RFC 3339 writes it");
    }
    return lived(OffsetDateTime.parse(text).toInstant());
  }

  private static Instant lived(Instant exact) {
    var instant = exact.truncatedTo(ChronoUnit.MICROS);
    if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
      throw new DateTimeException("not a time that anybody lives in");
    }
    return instant;
  }
}
