package org.hikeshi.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// On which days authorities are open: 行政機関の休日に関する法律, article 1. Weekends, national holidays with
/// their substitute and in-between days, and 29 December to 3 January are closed.
public final class OfficialCalendar {

  private static final MonthDay YEAR_END = MonthDay.of(12, 29);
  private static final MonthDay NEW_YEAR = MonthDay.of(1, 3);

  private final Set<LocalDate> holidays;
  private final LocalDate predictedFrom;

  private OfficialCalendar(Set<LocalDate> holidays, LocalDate predictedFrom) {
    this.holidays = Set.copyOf(holidays);
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

  public boolean closed(LocalDate day) {
    var date = MonthDay.from(day);
    return day.getDayOfWeek() == DayOfWeek.SATURDAY
        || day.getDayOfWeek() == DayOfWeek.SUNDAY
        || !date.isBefore(YEAR_END)
        || !date.isAfter(NEW_YEAR)
        || holidays.contains(day);
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
