package org.hikeshi.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.hikeshi.web.time.OfficialCalendar;
import org.junit.jupiter.api.Test;

class OfficialCalendarTest {

  private final OfficialCalendar calendar;

  OfficialCalendarTest() throws IOException {
    calendar = OfficialCalendar.read(resource());
  }

  @Test
  void theResourceIsWhatTheLawGives() throws IOException {
    assertThat(resource()).isEqualTo(HolidayResource.lines());
  }

  @Test
  void eachDayFrom2022To2050IsClosedExactlyWhenTheSecondRuleSaysSo() {
    days(LocalDate.of(2022, 1, 1), LocalDate.of(2051, 3, 1))
        .forEach(day -> assertThat(calendar.closed(day)).as("%s", day).isEqualTo(closed(day)));
  }

  @Test
  void trap3_theYearsEndIsClosedThoughNoHoliday() {
    assertThat(calendar.openOnOrAfter(LocalDate.of(2022, 12, 29)))
        .isEqualTo(LocalDate.of(2023, 1, 4));
    assertThat(calendar.openOnOrAfter(LocalDate.of(2022, 12, 28)))
        .isEqualTo(LocalDate.of(2022, 12, 28));
  }

  @Test
  void aDayBetweenTwoHolidaysIsOneToo() {
    assertThat(calendar.openOnOrAfter(LocalDate.of(2026, 9, 19)))
        .isEqualTo(LocalDate.of(2026, 9, 24));
  }

  @Test
  void trap28_holidaysOfYearsNotAnnouncedArePredicted() {
    assertThat(calendar.predicted(LocalDate.of(2027, 12, 31))).isFalse();
    assertThat(calendar.predicted(LocalDate.of(2028, 1, 1))).isTrue();
  }

  private static boolean closed(LocalDate day) {
    var weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    var yearEnd =
        (day.getMonthValue() == 12 && day.getDayOfMonth() > 28)
            || (day.getMonthValue() == 1 && day.getDayOfMonth() < 4);
    return weekend || yearEnd || HolidayLaw.dayOff(day);
  }

  private static Stream<LocalDate> days(LocalDate from, LocalDate to) {
    return from.datesUntil(to);
  }

  private static java.util.List<String> resource() throws IOException {
    try (var stream =
        Objects.requireNonNull(
            OfficialCalendarTest.class.getResourceAsStream("/law/holidays.csv"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
