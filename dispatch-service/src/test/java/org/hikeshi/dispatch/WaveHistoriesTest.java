package org.hikeshi.dispatch;

import static org.hikeshi.dispatch.Promises.must;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.SeatGivenBack;
import org.junit.jupiter.api.Test;

/// Several sites and few engineers, with telephoning and moves, in histories that nobody thought
/// of. A failing one is named by its seed; `-Dhikeshi.wave.seed=…` plays it alone, and
/// `-Dsize=nightly` plays 20,000.
class WaveHistoriesTest {

  private static final int STEPS = 60;
  private static final int SITES = 6;
  private static final int ENGINEERS = 4;
  private static final List<CareImpact> IMPACTS =
      List.of(
          CareImpact.EMERGENCY_STOPPED,
          CareImpact.SURGERY_STOPPED,
          CareImpact.OUTPATIENT_STOPPED,
          CareImpact.DEPARTMENT_SYSTEM_ONLY);

  @Test
  void whateverHappensInAWaveThePromiseHolds() {
    var only = Long.getLong("hikeshi.wave.seed");
    var histories = "nightly".equals(System.getProperty("size")) ? 20_000 : 500;
    var moves = 0;
    var triages = 0;
    for (var seed = only == null ? 0 : only; seed < (only == null ? histories : only + 1); seed++) {
      var wave = play(seed);
      moves += count(wave, SeatGivenBack.class);
      triages += count(wave, DispatchEvent.SeatOpened.class);
    }
    must(only != null || moves > 0 && triages > 0, "all", "nothing of what is tested happened");
  }

  /// Given back by a move, or opened for a triage: nothing else here does either.
  private static int count(WaveFixture wave, Class<? extends DispatchEvent> kind) {
    return (int)
        wave.told.values().stream()
            .flatMap(List::stream)
            .filter(kind::isInstance)
            .filter(told -> !(told instanceof SeatGivenBack back) || back.because() != null)
            .count();
  }

  private static WaveFixture play(long seed) {
    var chance = new Random(seed);
    var room = 1 + chance.nextInt(2);
    var seats = List.of(SeatRule.LEAD, SeatRule.parse("FORENSICS?"));
    var wave = new WaveFixture(ENGINEERS, room, true, seats);
    var before = new HashMap<UUID, Progress>();
    for (var step = 1; step <= STEPS; step++) {
      var where = "seed " + seed + ", step " + step;
      remember(wave, before);
      var told = lengths(wave);
      anything(wave, chance);
      for (var dispatch : wave.dispatches) {
        Promises.ofADispatch(dispatch, wave.told.get(dispatch.id()), where);
      }
      Promises.ofAWave(wave, room, where);
      Promises.sameAgain(wave.searched, where);
      wave.searched.clear();
      nobodyWhoLeftWasMoved(wave, told, before, where);
    }
    movesAreFarApart(wave, "seed " + seed);
    return wave;
  }

  private static void anything(WaveFixture wave, Random chance) {
    if (wave.dispatches.size() < SITES && chance.nextInt(3) == 0) {
      wave.arrives(IMPACTS.get(chance.nextInt(IMPACTS.size())));
      return;
    }
    if (wave.dispatches.isEmpty()) {
      return;
    }
    var dispatch = wave.dispatches.get(chance.nextInt(wave.dispatches.size()));
    var seats = dispatch.seats();
    var seat = seats.get(chance.nextInt(seats.size()));
    switch (chance.nextInt(12)) {
      case 0, 1, 2, 3 -> seat.openOffers().stream().findFirst().ifPresent(wave::accepts);
      case 4 -> seat.offers().stream().reduce((_, last) -> last).ifPresent(wave::accepts);
      case 5 ->
          seat.openOffers().stream()
              .findFirst()
              .ifPresent(
                  offer ->
                      new Answering(dispatch, wave.watch())
                          .decline(offer.id(), offer.engineerId(), any(chance), null));
      case 6, 7 -> wave.passes(Duration.ofMinutes(1 + chance.nextInt(8)));
      case 8, 9 -> wave.sweep(true);
      case 10 ->
          new Working(dispatch, wave.watch())
              .progress(seat.name(), Progress.values()[chance.nextInt(Progress.values().length)]);
      default ->
          new Working(dispatch, wave.watch())
              .giveBack(seat.name(), DeclineReason.OTHER, null, false);
    }
    wave.remember(dispatch);
  }

  private static DeclineReason any(Random chance) {
    return DeclineReason.values()[chance.nextInt(DeclineReason.values().length)];
  }

  /// How far everybody on a seat had come before the step.
  private static void remember(WaveFixture wave, Map<UUID, Progress> before) {
    for (var dispatch : wave.dispatches) {
      for (var seat : dispatch.seats()) {
        if (seat.state() instanceof SeatState.Held held) {
          before.put(seat.id(), held.progress());
        }
      }
    }
  }

  private static Map<UUID, Integer> lengths(WaveFixture wave) {
    var lengths = new HashMap<UUID, Integer>();
    wave.told.forEach((id, told) -> lengths.put(id, told.size()));
    return lengths;
  }

  private static void nobodyWhoLeftWasMoved(
      WaveFixture wave, Map<UUID, Integer> told, Map<UUID, Progress> before, String where) {
    for (var dispatch : wave.dispatches) {
      var all = wave.told.get(dispatch.id());
      for (var event : all.subList(told.getOrDefault(dispatch.id(), 0), all.size())) {
        if (event instanceof SeatGivenBack back && back.because() != null) {
          var seat = dispatch.seating().named(back.seat()).orElseThrow();
          must(
              before.get(seat.id()) == Progress.ACCEPTED,
              where,
              "moved from " + back.seat() + " when " + before.get(seat.id()));
        }
      }
    }
  }

  /// Nobody was asked to move twice within the time of the rules.
  private static void movesAreFarApart(WaveFixture wave, String where) {
    var asked = new HashMap<UUID, Instant>();
    wave.dispatches.stream()
        .flatMap(dispatch -> dispatch.seating().offers().stream())
        .filter(offer -> offer.fromSeat() != null)
        .sorted(Comparator.comparing(Offer::madeAt))
        .forEach(
            offer -> {
              var last = asked.put(offer.engineerId(), offer.madeAt());
              must(
                  last == null
                      || !offer.madeAt().isBefore(last.plus(WaveFixture.RULES.reassignAgain())),
                  where,
                  offer.engineerId() + " was asked to move too soon again");
            });
  }
}
