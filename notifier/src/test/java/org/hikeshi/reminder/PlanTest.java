package org.hikeshi.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.web.time.JapanTime;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final UUID DUTY = new UUID(0, 1);
  private static final Ladders LADDERS =
      new Ladders(
          LocalTime.of(9, 0),
          Map.of(
              Matter.TARGET, Ladder.upTo(days(1, 0)),
              Matter.PRELIMINARY, Ladder.before(days(1, 0)),
              Matter.FINAL, Ladder.before(days(14, 7, 3, 1, 0)),
              Matter.WAITING, Ladder.after(days(1, 3, 7))));

  @Test
  void aFinalIsSpokenOfFiveTimesBeforeItsDayAndDailyAfterIt() {
    // given
    var due = of(Matter.FINAL, "2026-04-09", "2026-02-09T10:00");
    // when
    var said = dayByDay(due, "2026-02-09", "2026-04-12");
    // then
    assertThat(said)
        .containsExactly(
            "2026-03-26",
            "2026-04-02",
            "2026-04-06",
            "2026-04-08",
            "2026-04-09",
            "2026-04-10",
            "2026-04-11",
            "2026-04-12");
  }

  @Test
  void whatWaitsWithoutADayIsSpokenOfAgainAndAgain() {
    // given
    var waiting = of(Matter.WAITING, "2026-02-09", "2026-02-09T10:00");
    // when
    var said = dayByDay(waiting, "2026-02-09", "2026-03-03");
    // then
    assertThat(said)
        .containsExactly("2026-02-10", "2026-02-12", "2026-02-16", "2026-02-23", "2026-03-02");
  }

  @Test
  void aRungComesAtNineInJapanAndNotBefore() {
    // given
    var due = of(Matter.FINAL, "2026-04-09", "2026-02-09T10:00");
    // when / then
    assertThat(plan(due, Set.of(), "2026-03-26T08:59").say()).isEmpty();
    assertThat(plan(due, Set.of(), "2026-03-26T08:59").next()).isEqualTo(at("2026-03-26T09:00"));
    assertThat(plan(due, Set.of(), "2026-03-26T09:00").say()).hasSize(1);
  }

  @Test
  void afterAWeekOfSilenceTheNewestIsSaidAndTheOthersArePassedOver() {
    // given
    var target = of(Matter.TARGET, "2026-02-11", "2026-02-09T10:00");
    var due = of(Matter.PRELIMINARY, "2026-02-13", "2026-02-09T10:00");
    // when
    var plan = Plan.of(List.of(target, due), Set.of(), LADDERS, at("2026-02-16T12:00"));
    // then
    assertThat(plan.say()).extracting(Rung::on).containsExactly(day("2026-02-16"));
    assertThat(plan.superseded())
        .extracting(rung -> rung.on().getDayOfMonth())
        .containsExactly(10, 11, 12, 13, 14, 15);
    assertThat(plan.next()).isEqualTo(at("2026-02-17T09:00"));
  }

  @Test
  void whatWasWrittenDownIsNotSaidAgain() {
    // given
    var due = of(Matter.PRELIMINARY, "2026-02-13", "2026-02-09T10:00");
    var first = plan(due, Set.of(), "2026-02-16T12:00");
    var recorded = recorded(first);
    // when
    var second = plan(due, recorded, "2026-02-16T23:00");
    // then
    assertThat(second.say()).isEmpty();
    assertThat(second.superseded()).isEmpty();
  }

  @Test
  void trap17_theRungsFollowADayThatMovesAndTheHistoryStays() {
    // given
    var in30 = of(Matter.FINAL, "2026-03-10", "2026-02-09T10:00");
    var recorded = recorded(plan(in30, Set.of(), "2026-03-05T12:00"));
    // when
    var in60 = of(Matter.FINAL, "2026-04-09", "2026-03-05T15:00");
    // then
    assertThat(plan(in60, recorded, "2026-03-05T15:01").say()).isEmpty();
    assertThat(plan(in60, recorded, "2026-03-05T15:01").next()).isEqualTo(at("2026-03-26T09:00"));
    assertThat(recorded).extracting(Rung::day).containsOnly(day("2026-03-10"));
    var back = of(Matter.FINAL, "2026-03-10", "2026-03-07T10:00");
    assertThat(plan(back, recorded, "2026-03-07T10:00").say())
        .extracting(Rung::on)
        .containsExactly(day("2026-03-07"));
  }

  @Test
  void trap25_aTargetDayThatWasBornOnTheVeryDayIsSpokenOfThough() {
    // given
    var target = of(Matter.TARGET, "2026-02-11", "2026-02-11T22:00");
    // when
    var plan = plan(target, Set.of(), "2026-02-11T22:01");
    // then
    assertThat(plan.say()).extracting(Rung::on).containsExactly(day("2026-02-11"));
    assertThat(plan.superseded()).isEmpty();
  }

  @Test
  void nobodyIsRemindedOfWhatWasOverBeforeTheDayWasShown() {
    // given
    var bornLate = of(Matter.FINAL, "2026-02-12", "2026-02-10T10:00");
    // when
    var plan = plan(bornLate, Set.of(), "2026-02-10T10:01");
    // then
    assertThat(plan.say()).isEmpty();
    assertThat(plan.next()).isEqualTo(at("2026-02-11T09:00"));
  }

  @Test
  void whatIsSaidAtOnceIsSaidAtNightToo() {
    // given
    var gaveUp = of(Matter.GAVE_UP, "2026-02-12", "2026-02-12T02:00");
    // when
    var plan = plan(gaveUp, Set.of(), "2026-02-12T02:00");
    // then
    assertThat(plan.say()).hasSize(1);
    assertThat(plan(gaveUp, recorded(plan), "2026-02-20T12:00").say()).isEmpty();
  }

  @Test
  void withNothingAheadNobodyNeedLook() {
    assertThat(Plan.of(List.of(), Set.of(), LADDERS, at("2026-02-12T02:00")).next())
        .isEqualTo(Plan.NEVER);
  }

  /// Looks at noon of each day, as a service that is never down would.
  private static List<String> dayByDay(Deadline deadline, String from, String to) {
    var recorded = new HashSet<Rung>();
    var said = Stream.<String>builder();
    for (var day = day(from); !day.isAfter(day(to)); day = day.plusDays(1)) {
      var plan = plan(deadline, recorded, day + "T12:00");
      assertThat(plan.superseded()).isEmpty();
      plan.say().forEach(rung -> said.add(rung.on().toString()));
      recorded.addAll(plan.say());
    }
    return said.build().toList();
  }

  private static Set<Rung> recorded(Plan plan) {
    var all = new HashSet<>(plan.say());
    all.addAll(plan.superseded());
    return all;
  }

  private static Plan plan(Deadline deadline, Set<Rung> recorded, String now) {
    return Plan.of(List.of(deadline), recorded, LADDERS, at(now));
  }

  private static Deadline of(Matter matter, String day, String since) {
    return new Deadline(DUTY, matter, day(day), at(since), "ppc", null, null, "DRAFT");
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(JapanTime.ZONE).toInstant();
  }

  private static List<Period> days(int... days) {
    return Arrays.stream(days).mapToObj(Period::ofDays).toList();
  }
}
