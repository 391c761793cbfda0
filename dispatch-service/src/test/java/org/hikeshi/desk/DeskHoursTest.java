package org.hikeshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.roster.Stretch;
import org.hikeshi.web.time.JapanTime;
import org.junit.jupiter.api.Test;

class DeskHoursTest {

  private static final WeeklyHours WEEKDAY_NIGHTS =
      new WeeklyHours(
          Set.of(
              DayOfWeek.MONDAY,
              DayOfWeek.TUESDAY,
              DayOfWeek.WEDNESDAY,
              DayOfWeek.THURSDAY,
              DayOfWeek.FRIDAY),
          "17:30",
          "08:30");

  private static final DeskHours NIGHTS = new DeskHours(List.of(WEEKDAY_NIGHTS), List.of());

  @Test
  void aNightGoesOnIntoTheNextDay() {
    // 2026-02-06 is a Friday.
    assertThat(NIGHTS.cover(at("2026-02-06T17:29"))).isFalse();
    assertThat(NIGHTS.cover(at("2026-02-06T17:30"))).isTrue();
    assertThat(NIGHTS.cover(at("2026-02-07T08:29"))).isTrue();
    assertThat(NIGHTS.cover(at("2026-02-07T08:30"))).isFalse();
    assertThat(NIGHTS.cover(at("2026-02-07T20:00"))).isFalse();
  }

  @Test
  void aDayThatIsNamedHasItsOwnHoursAndNoOthers() {
    var newYear = LocalDate.parse("2027-01-01");
    var off = new DeskHours(List.of(WEEKDAY_NIGHTS), List.of(new DatedHours(newYear, null, null)));
    var allDay =
        new DeskHours(List.of(WEEKDAY_NIGHTS), List.of(new DatedHours(newYear, "09:00", "09:00")));
    // when / then: a Friday
    assertThat(NIGHTS.cover(at("2027-01-01T20:00"))).isTrue();
    assertThat(off.cover(at("2027-01-01T20:00"))).isFalse();
    assertThat(off.cover(at("2027-01-01T07:00"))).as("the night before goes on").isTrue();
    assertThat(allDay.cover(at("2027-01-01T12:00"))).isTrue();
    assertThat(allDay.cover(at("2027-01-02T08:59"))).isTrue();
    assertThat(allDay.cover(at("2027-01-02T09:00"))).isFalse();
  }

  @Test
  void withoutHoursSheIsAlwaysThereButOnDaysOff() {
    var always = new DeskHours(List.of(), List.of());
    var day = LocalDate.parse("2026-02-10");
    var butOne = new DeskHours(List.of(), List.of(new DatedHours(day, null, null)));
    assertThat(always.cover(at("2026-02-08T03:00"))).isTrue();
    assertThat(butOne.cover(at("2026-02-09T23:59"))).isTrue();
    assertThat(butOne.cover(at("2026-02-10T00:00"))).isFalse();
    assertThat(butOne.cover(at("2026-02-10T23:59"))).isFalse();
    assertThat(butOne.cover(at("2026-02-11T00:00"))).isTrue();
  }

  @Test
  void theTimesOfSomeDaysHaveTheNightThatGoesOnAndTheDayThatHasItsOwn() {
    // given: 2026-12-31 is a Thursday
    var newYear = new DatedHours(LocalDate.parse("2027-01-01"), null, null);
    var nights = new DeskHours(List.of(WEEKDAY_NIGHTS), List.of(newYear));
    var always = new DeskHours(List.of(), List.of(newYear));
    var from = at("2026-12-31T02:00");
    var to = at("2027-01-02T17:00");
    // when / then
    assertThat(nights.between(from, to).parts())
        .containsExactly(
            new Stretch(from, at("2026-12-31T08:30")),
            new Stretch(at("2026-12-31T17:30"), at("2027-01-01T08:30")));
    assertThat(always.between(from, to).parts())
        .containsExactly(
            new Stretch(from, at("2027-01-01T00:00")), new Stretch(at("2027-01-02T00:00"), to));
  }

  @Test
  void whoIsThereIsRungInOrderAndWhereNobodyIsEverybody() {
    var first = person(1, List.of(WEEKDAY_NIGHTS));
    var second = person(2, List.of());
    var third = person(3, List.of(WEEKDAY_NIGHTS));
    var noon = at("2026-02-09T12:00");
    assertThat(DeskPeople.toRing(List.of(first, second, third), at("2026-02-09T20:00")))
        .containsExactly(first, second, third);
    assertThat(DeskPeople.toRing(List.of(first, second, third), noon)).containsExactly(second);
    assertThat(DeskPeople.toRing(List.of(first, third), noon)).containsExactly(first, third);
    assertThat(DeskPeople.toRing(List.of(), noon)).isEmpty();
  }

  private static DeskPerson person(int n, List<WeeklyHours> hours) {
    var contact = new DeskContact(DeskContact.Type.VOICE, "+81 3-0000-000" + n, null);
    return new DeskPerson(
        new UUID(0, n), n, new DeskAsked.Person("当番 " + n, List.of(contact), hours, null));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(JapanTime.ZONE).toInstant();
  }
}
