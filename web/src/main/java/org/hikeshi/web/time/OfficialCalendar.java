package org.hikeshi.web.time;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// On which days authorities are open: 行政機関の休日に関する法律, article 1. Weekends, national holidays with
/// their substitute and in-between days, and 29 December to 3 January are closed.
///
/// Rosters ask it too: which days are holidays, weekends apart.
public final class OfficialCalendar {

  private static final MonthDay YEAR_END = MonthDay.of(12, 29);
  private static final MonthDay NEW_YEAR = MonthDay.of(1, 3);

  /// What comes with the service, read once.
  public static final OfficialCalendar JAPAN = read(resource());

  private final Set<LocalDate> holidays;

  /// Holidays and days of the year's end, in order, to be counted.
  private final LocalDate[] apart;

  private final LocalDate predictedFrom;

  private OfficialCalendar(Set<LocalDate> holidays, LocalDate predictedFrom) {
    this.holidays = Set.copyOf(holidays);
    this.apart = apart(holidays);
    this.predictedFrom = predictedFrom;
  }

  /// Reads `law/holidays.csv`: a day, its name, and `ANNOUNCED` or `PREDICTED`.
  public static OfficialCalendar read(List<String> lines) {
    var holidays = new HashSet<LocalDate>();
    var predictedFrom = LocalDate.MAX;
    for (var line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      var cells = line.split(",");
      var day = LocalDate.parse(cells[0]);
      holidays.add(day);
      if (cells[2].equals("PREDICTED") && day.isBefore(predictedFrom)) {
        predictedFrom = day;
      }
    }
    return new OfficialCalendar(holidays, predictedFrom);
  }

  private static LocalDate[] apart(Set<LocalDate> holidays) {
    var first = holidays.stream().min(LocalDate::compareTo);
    var last = holidays.stream().max(LocalDate::compareTo);
    return first.isEmpty() || last.isEmpty()
        ? new LocalDate[0]
        : first
            .get()
            .datesUntil(last.get().with(MonthDay.of(12, 31)).plusDays(1))
            .filter(day -> yearsEnd(day) || holidays.contains(day))
            .toArray(LocalDate[]::new);
  }

  private static List<String> resource() {
    try (var stream =
        Objects.requireNonNull(OfficialCalendar.class.getResourceAsStream("/law/holidays.csv"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean closed(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || holiday(day);
  }

  /// A national holiday, or a day from 29 December to 3 January; whichever day of the week it is.
  public boolean holiday(LocalDate day) {
    return yearsEnd(day) || holidays.contains(day);
  }

  private static boolean yearsEnd(LocalDate day) {
    var date = MonthDay.from(day);
    return !date.isBefore(YEAR_END) || !date.isAfter(NEW_YEAR);
  }

  /// How many holidays there are from one day on, before another. None is known after the years
  /// that the calendar has.
  public long holidaysBetween(LocalDate from, LocalDate before) {
    return Math.max(0, place(before) - place(from));
  }

  /// How many come before that day.
  private long place(LocalDate day) {
    var found = Arrays.binarySearch(apart, day);
    return found >= 0 ? found : -(found + 1);
  }

  /// The day itself, or the next on which authorities are open: article 2 of the same law.
  public LocalDate openOnOrAfter(LocalDate day) {
    var open = day;
    while (closed(open)) {
      open = open.plusDays(1);
    }
    return open;
  }

  /// Whether the holidays of that day's year have not been announced yet, which is done each
  /// February.
  public boolean predicted(LocalDate day) {
    return !day.isBefore(predictedFrom);
  }
}
