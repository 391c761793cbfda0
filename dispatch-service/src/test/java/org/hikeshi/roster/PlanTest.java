package org.hikeshi.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.hikeshi.roster.Cover.State;
import org.hikeshi.roster.RotationAsked.Days;
import org.hikeshi.roster.Span.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BO = new UUID(0, 2);
  private static final UUID CHIE = new UUID(0, 3);
  private static final List<UUID> ALL = List.of(ANNA, BO, CHIE);

  @Test
  void turnsFollowOneAnotherInOrderAndHandOverInJapaneseTime() {
    // given
    var plan = plan(weekly());
    // when / then: 09:00 in Japan is midnight in UTC
    assertThat(plan.onDuty(ANNA, at("2025-12-21T23:59:59Z"))).isFalse();
    assertThat(plan.onDuty(ANNA, at("2025-12-22T00:00:00Z"))).isTrue();
    assertThat(plan.onDuty(ANNA, at("2025-12-28T23:59:59Z"))).isTrue();
    assertThat(plan.onDuty(BO, at("2025-12-29T00:00:00Z"))).isTrue();
    assertThat(plan.onDuty(ANNA, at("2025-12-29T00:00:00Z"))).isFalse();
    assertThat(plan.onDuty(CHIE, at("2026-01-05T00:00:00Z"))).isTrue();
    assertThat(plan.onDuty(ANNA, at("2026-01-12T00:00:00Z"))).isTrue();
  }

  @Test
  void theYearsEndIsSomebodysTurnToo() {
    // given
    var plan = plan(weekly());
    // when / then
    assertThat(plan.onDuty(BO, at("2026-01-01T17:00:00Z"))).isTrue();
  }

  /// 2025-12-22 is a Monday; up to 3 January there are six holidays, 29 December to 3 January.
  @Test
  void theYearsEndIsSharedOutAmongThoseWhoTakeHolidays() {
    // given
    var holidays = plan(rotationOn(Days.HOLIDAYS, 2, ANNA, BO, CHIE));
    // when / then
    assertThat(holidays.onDuty(ANNA, at("2025-12-28T12:00:00Z"))).isFalse();
    assertThat(holidays.onDuty(ANNA, at("2025-12-28T23:59:59Z"))).isFalse();
    assertThat(holidays.onDuty(ANNA, at("2025-12-29T00:00:00Z"))).isTrue();
    assertThat(holidays.onDuty(ANNA, at("2025-12-30T23:59:59Z"))).isTrue();
    assertThat(holidays.onDuty(BO, at("2025-12-31T00:00:00Z"))).isTrue();
    assertThat(holidays.onDuty(BO, at("2026-01-01T17:00:00Z"))).as("2 January 02:00").isTrue();
    assertThat(holidays.onDuty(CHIE, at("2026-01-02T00:00:00Z"))).isTrue();
    assertThat(holidays.onDuty(CHIE, at("2026-01-03T23:59:59Z"))).isTrue();
    assertThat(holidays.times(ANNA, at("2026-01-04T00:00:00Z"), at("2026-01-12T00:00:00Z")).parts())
        .isEmpty();
    assertThat(holidays.onDuty(ANNA, at("2026-01-12T03:00:00Z"))).as("成人の日").isTrue();
  }

  @Test
  void twoRotationsLeaveNoGapAtTheYearsEndAndNobodyTwice() {
    // given
    var from = at("2025-12-22T00:00:00Z");
    var to = at("2026-01-31T00:00:00Z");
    var both =
        new Plan(
            List.of(),
            List.of(rotationOn(Days.ORDINARY, 7, ANNA, BO), rotationOn(Days.HOLIDAYS, 1, CHIE)),
            List.of());
    // when
    var ordinary = both.times(ANNA, from, to).plus(both.times(BO, from, to));
    var holidays = both.times(CHIE, from, to);
    // then
    assertThat(ordinary.plus(holidays).parts()).containsExactly(new Stretch(from, to));
    assertThat(ordinary.minus(holidays)).isEqualTo(ordinary);
    assertThat(holidays.parts())
        .containsExactly(
            new Stretch(at("2025-12-29T00:00:00Z"), at("2026-01-04T00:00:00Z")),
            new Stretch(at("2026-01-12T00:00:00Z"), at("2026-01-13T00:00:00Z")));
    assertThat(both.onDuty(ANNA, at("2026-01-05T03:00:00Z")))
        .as("the third week is hers, though the second was short")
        .isTrue();
  }

  private static Rotation rotationOn(Days days, int everyDays, UUID... participants) {
    return new Rotation(
        new UUID(9, 8),
        new RotationAsked(
            "祝日",
            LocalDate.of(2025, 12, 22),
            null,
            "09:00",
            everyDays,
            List.of(participants),
            days));
  }

  @Test
  void aRotationEndsWithTheHandOverAfterItsLastDay() {
    // given
    var plan = plan(rotation(1, LocalDate.of(2026, 1, 2), ANNA));
    // when / then
    assertThat(plan.onDuty(ANNA, at("2026-01-02T23:59:59Z"))).isTrue();
    assertThat(plan.onDuty(ANNA, at("2026-01-03T00:00:00Z"))).isFalse();
  }

  @Test
  void aSwapMovesTheDutyWhenTheOtherHasAgreedAndNotBefore() {
    // given
    var time = new Stretch(at("2025-12-23T00:00:00Z"), at("2025-12-24T00:00:00Z"));
    var swap = new Cover(new UUID(1, 1), ANNA, BO, time, State.OFFERED, time.from());
    var noon = at("2025-12-23T12:00:00Z");
    var before = new Plan(List.of(), List.of(weekly()), List.of(swap));
    assertThat(before.onDuty(ANNA, noon)).isTrue();
    assertThat(before.onDuty(BO, noon)).isFalse();
    // when
    assertThat(swap.answered(true, at("2025-12-22T00:00:00Z"))).isTrue();
    // then
    assertThat(before.onDuty(ANNA, noon)).isFalse();
    assertThat(before.onDuty(BO, noon)).isTrue();
    assertThat(before.onDuty(ANNA, at("2025-12-24T00:00:00Z"))).isTrue();
    assertThat(swap.answered(true, time.from())).isTrue();
    assertThat(swap.answered(false, time.from())).isFalse();
  }

  @Test
  void whoeverPassesACoverOnIsOffAndWhoeverTookItLastIsOn() {
    // given: Anna's night goes to Bo, and he gives it on to Chie; the ids say nothing of the order
    var night = new Stretch(at("2025-12-23T12:00:00Z"), at("2025-12-24T00:00:00Z"));
    var first = agreed(2, ANNA, BO, night, "2025-12-22T01:00:00Z");
    var onwards = agreed(1, BO, CHIE, night, "2025-12-22T02:00:00Z");
    var plan = new Plan(List.of(), List.of(weekly()), List.of(onwards, first));
    // when / then
    assertThat(onDuty(plan, night.from())).containsExactly(CHIE);
    assertThat(plan.times(BO, night.from(), night.to())).isEqualTo(Stretches.NEVER);
    assertThat(plan.times(CHIE, night.from(), night.to()).parts()).containsExactly(night);
  }

  @Test
  void whatIsSwappedBackIsHersAgainAndNotHisAnyMore() {
    // given: Bo gives back the second half of Anna's night
    var night = new Stretch(at("2025-12-23T12:00:00Z"), at("2025-12-24T00:00:00Z"));
    var half = new Stretch(at("2025-12-23T18:00:00Z"), night.to());
    var there = agreed(2, ANNA, BO, night, "2025-12-22T01:00:00Z");
    var back = agreed(1, BO, ANNA, half, "2025-12-22T02:00:00Z");
    var plan = new Plan(List.of(), List.of(weekly()), List.of(back, there));
    // when / then
    assertThat(onDuty(plan, night.from())).containsExactly(BO);
    assertThat(onDuty(plan, half.from())).containsExactly(ANNA);
    assertThat(plan.times(BO, night.from(), night.to()).parts())
        .containsExactly(new Stretch(night.from(), half.from()));
  }

  @Test
  void whoGivesBackWhatHeTookKeepsHisOwnDuty() {
    // given: Bo is on that evening himself, takes Anna's night, and gives it back
    var evening = span(BO, Kind.SHIFT, "2025-12-23T10:00:00Z", "2025-12-23T20:00:00Z");
    var night = new Stretch(at("2025-12-23T12:00:00Z"), at("2025-12-24T00:00:00Z"));
    var there = agreed(2, ANNA, BO, night, "2025-12-22T01:00:00Z");
    var back = agreed(1, BO, ANNA, night, "2025-12-22T02:00:00Z");
    // when
    var plan = new Plan(List.of(evening), List.of(weekly()), List.of(back, there));
    // then
    assertThat(onDuty(plan, night.from())).containsExactly(ANNA, BO);
    assertThat(plan.times(BO, evening.startsAt(), night.to()).parts())
        .containsExactly(evening.time());
    assertThat(plan.times(ANNA, night.from(), night.to()).parts()).containsExactly(night);
    // when: he gives away his own as well
    var own = agreed(3, BO, CHIE, night, "2025-12-22T03:00:00Z");
    var without = new Plan(List.of(evening), List.of(weekly()), List.of(back, there, own));
    // then
    assertThat(onDuty(without, night.from())).containsExactly(ANNA, CHIE);
    assertThat(without.times(BO, evening.startsAt(), night.to()).parts())
        .containsExactly(new Stretch(evening.startsAt(), night.from()));
  }

  @Test
  void whoStandsInForTwoAndGivesOneBackStandsInForTheOther() {
    // given: the second begins later and ends later
    var first = new Stretch(at("2025-12-23T10:00:00Z"), at("2025-12-23T20:00:00Z"));
    var second = new Stretch(at("2025-12-23T12:00:00Z"), at("2025-12-24T00:00:00Z"));
    var forAnna = agreed(1, ANNA, CHIE, first, "2025-12-22T01:00:00Z");
    var forBo = agreed(2, BO, CHIE, second, "2025-12-22T02:00:00Z");
    var back = agreed(3, CHIE, ANNA, first, "2025-12-22T03:00:00Z");
    // when
    var plan = new Plan(List.of(), List.of(weekly()), List.of(forAnna, forBo, back));
    // then
    assertThat(onDuty(plan, first.from())).containsExactly(ANNA);
    assertThat(onDuty(plan, second.from())).containsExactly(ANNA, CHIE);
    assertThat(plan.times(CHIE, first.from(), second.to()).parts()).containsExactly(second);
  }

  private static Cover agreed(long no, UUID of, UUID by, Stretch time, String at) {
    var offered =
        new Cover(new UUID(1, no), of, by, time, State.OFFERED, at("2025-12-22T00:00:00Z"));
    assertThat(offered.answered(true, at(at))).isTrue();
    return offered;
  }

  private static List<UUID> onDuty(Plan plan, Instant at) {
    return ALL.stream().filter(engineer -> plan.onDuty(engineer, at)).toList();
  }

  @Test
  void aSwapThatIsOverCanNoLongerBeAgreedTo() {
    // given
    var time = new Stretch(at("2025-12-23T00:00:00Z"), at("2025-12-24T00:00:00Z"));
    var swap = new Cover(new UUID(1, 1), ANNA, BO, time, State.OFFERED, time.from());
    // when / then
    assertThat(swap.answered(true, time.to())).isFalse();
  }

  @Test
  void whoIsAwayIsNotOnDutyWhateverThePlanSays() {
    // given
    var away = span(BO, Kind.ABSENCE, "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
    var plan = new Plan(List.of(away), List.of(weekly()), List.of());
    // when
    var times = plan.times(BO, at("2025-12-31T00:00:00Z"), at("2026-01-03T00:00:00Z"));
    // then
    assertThat(times.parts())
        .containsExactly(
            new Stretch(at("2025-12-31T00:00:00Z"), at("2026-01-01T00:00:00Z")),
            new Stretch(at("2026-01-02T00:00:00Z"), at("2026-01-03T00:00:00Z")));
  }

  @Test
  void theMomentAndTheTimesAgreeOnAThousandPlans() {
    // given
    var seed = 20260209L;
    var random = new SplittableRandom(seed);
    var begin = at("2026-01-01T00:00:00Z");
    for (int i = 0; i < 1_000; i++) {
      var plan = anyPlan(random, begin);
      var engineer = ALL.get(random.nextInt(ALL.size()));
      var moment = begin.plus(Duration.ofHours(random.nextInt(24 * 20)));
      // when
      var times = plan.times(engineer, begin, begin.plus(Duration.ofDays(30)));
      // then
      assertThat(times.parts().stream().anyMatch(time -> time.covers(moment)))
          .as("seed %d, plan %d, %s at %s of %s", seed, i, engineer, moment, plan)
          .isEqualTo(plan.onDuty(engineer, moment));
    }
  }

  private static Plan anyPlan(SplittableRandom random, Instant begin) {
    var spans = new ArrayList<Span>();
    var covers = new ArrayList<Cover>();
    for (int i = 0; i < random.nextInt(4); i++) {
      var time = anyTime(random, begin);
      spans.add(new Span(new UUID(2, i), any(random), Kind.SHIFT, time.from(), time.to()));
    }
    for (int i = 0; i < random.nextInt(4); i++) {
      var of = random.nextBoolean() ? any(random) : null;
      var by = any(random);
      if (!by.equals(of)) {
        var state = State.values()[random.nextInt(State.values().length)];
        covers.add(new Cover(new UUID(3, i), of, by, anyTime(random, begin), state, begin));
      }
    }
    var rotations =
        random.nextBoolean()
            ? List.of(rotation(1 + random.nextInt(9), null, ANNA, BO))
            : List.<Rotation>of();
    return new Plan(spans, rotations, covers);
  }

  private static UUID any(SplittableRandom random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  private static Stretch anyTime(SplittableRandom random, Instant begin) {
    var from = begin.plus(Duration.ofHours(random.nextInt(24 * 20)));
    return new Stretch(from, from.plus(Duration.ofHours(1 + random.nextInt(200))));
  }

  static Rotation weekly() {
    return rotation(7, null, ANNA, BO, CHIE);
  }

  static Rotation rotation(int everyDays, @Nullable LocalDate endsOn, UUID... participants) {
    return new Rotation(
        new UUID(9, 9),
        new RotationAsked(
            "当番",
            LocalDate.of(2025, 12, 22),
            endsOn,
            "09:00",
            everyDays,
            List.of(participants),
            null));
  }

  private static Plan plan(Rotation rotation) {
    return new Plan(List.of(), List.of(rotation), List.of());
  }

  private static Span span(UUID engineer, Kind kind, String from, String to) {
    return new Span(new UUID(8, 8), engineer, kind, at(from), at(to));
  }

  private static Instant at(String instant) {
    return Instant.parse(instant);
  }
}
