package org.hikeshi.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.hikeshi.events.NoticeEvent.Stage;
import org.junit.jupiter.api.Test;

/// Every day of knowing from the law's first to the end of 2050, against a second and naive count:
/// it walks the days one by one, with the holidays by [HolidayLaw].
class EveryDayTest {

  private final Duties duties = Duties.byTheBook();

  @Test
  void everyDayFrom2022To2050IsCountedLikeTheNaiveWalkDoes() {
    LocalDate.of(2022, 4, 1).datesUntil(LocalDate.of(2051, 1, 1)).forEach(this::isCountedRight);
  }

  private void isCountedRight(LocalDate known) {
    var attacked = worked(known, "RANSOMWARE leak=CONFIRMED sensitive=YES malice=YES");
    var lost = worked(known, "LOSS_OR_THEFT leak=CONFIRMED sensitive=YES malice=NO");
    assertThat(due(attacked, Stage.PRELIMINARY)).isEqualTo(walk(known, 5));
    assertThat(due(lost, Stage.PRELIMINARY)).isEqualTo(walk(known, 5));
    assertThat(due(attacked, Stage.FINAL)).as("60 from %s", known).isEqualTo(open(walk(known, 60)));
    assertThat(due(lost, Stage.FINAL)).as("30 from %s", known).isEqualTo(open(walk(known, 30)));
  }

  private List<Duty> worked(LocalDate known, String facts) {
    return duties.workOut(ReportedFixture.reports(known + "T12:00 " + facts), List.of());
  }

  private static LocalDate due(List<Duty> duties, Stage stage) {
    var duty = duties.stream().filter(each -> each.stage() == stage).findFirst().orElseThrow();
    var due = duty.dueOn();
    assertThat(due).isNotNull();
    return due;
  }

  private static LocalDate walk(LocalDate known, int last) {
    var day = known;
    for (int nth = 1; nth < last; nth++) {
      day = day.plusDays(1);
    }
    return day;
  }

  private static LocalDate open(LocalDate day) {
    var next = day;
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY
        || next.getDayOfWeek() == DayOfWeek.SUNDAY
        || HolidayLaw.dayOff(next)
        || "12-29 12-30 12-31 01-01 01-02 01-03".contains(next.toString().substring(5))) {
      next = next.plusDays(1);
    }
    return next;
  }
}
