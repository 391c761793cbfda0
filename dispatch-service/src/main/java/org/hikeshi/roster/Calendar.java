package org.hikeshi.roster;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/// Times on duty as iCalendar (RFC 5545), in UTC.
final class Calendar {

  static final String MEDIA_TYPE = "text/calendar;charset=UTF-8";

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// @param summary how each time is called; our own words, not a person's
  /// @param uid of a time, the same in each reading
  static String of(Stretches times, Function<Stretch, String> uid, String summary, Instant now) {
    var lines =
        new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Hikeshi//Roster//JA\r\n");
    for (var time : times.parts()) {
      lines
          .append("BEGIN:VEVENT\r\nUID:")
          .append(uid.apply(time))
          .append("@hikeshi\r\nDTSTAMP:")
          .append(UTC.format(now))
          .append("\r\nDTSTART:")
          .append(UTC.format(time.from()))
          .append("\r\nDTEND:")
          .append(UTC.format(time.to()))
          .append("\r\nSUMMARY:")
          .append(summary)
          .append("\r\nEND:VEVENT\r\n");
    }
    return lines.append("END:VCALENDAR\r\n").toString();
  }

  private Calendar() {}
}
