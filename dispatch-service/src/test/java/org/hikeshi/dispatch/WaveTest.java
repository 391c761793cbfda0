package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.junit.jupiter.api.Test;

/// One attack, 300 hospitals within an hour, 60 engineers with room for two each: the rules of a
/// wave in memory, minute by minute, from a seed. `-Dwave.picture=FILE` draws it.
class WaveTest {

  private static final int ROOM = 2;
  private static final int MINUTES = 900;

  private final Random chance = new Random(20_260_208);
  private final Map<UUID, Integer> staffedAt = new HashMap<>();
  private final List<int[]> picture = new ArrayList<>();

  @Test
  void theUrgentComeFirstAndNobodyIsPromisedTwice() throws IOException {
    // when
    var wave = play(300, false, false);
    // then
    assertThat(staffedAt).hasSize(300);
    assertThat(waitOf(wave, 0)).isLessThan(waitOf(wave, 1));
    assertThat(waitOf(wave, 1)).isLessThan(waitOf(wave, 2));
    var file = System.getProperty("wave.picture");
    if (file != null) {
      say("plain", wave);
      Files.writeString(Path.of(file), svg());
    }
  }

  /// Whether they wait less by it depends on the night: `-Dwave.seeds=N` prints the means.
  @Test
  void whoMovesMovesToAClearlyMoreUrgentSite() {
    // given
    var moves = new ArrayList<Offer>();
    var seeds = Integer.getInteger("wave.seeds", 2);
    var without = 0.0;
    var with = 0.0;
    for (var seed = 0; seed < seeds; seed++) {
      // when
      chance.setSeed(seed);
      var wave = play(40, true, true);
      with += waitOf(wave, 0) / seeds;
      moves.addAll(moves(wave));
      assertThat(staffedAt).as("seed %d", seed).hasSize(40);
      if (seeds > 2) {
        chance.setSeed(seed);
        without += waitOf(play(40, false, false), 0) / seeds;
      }
    }
    // then
    if (seeds > 2) {
      System.out.printf(
          "urgent third: %.1f min without, %.1f with %d moves%n", without, with, moves.size());
    }
    assertThat(moves)
        .isNotEmpty()
        .allMatch(
            offer ->
                Integer.parseInt(offer.why().getFirst().detail())
                    >= WaveFixture.RULES.reassignBy());
  }

  private static List<Offer> moves(WaveFixture wave) {
    return wave.dispatches.stream()
        .flatMap(dispatch -> dispatch.seating().offers().stream())
        .filter(offer -> offer.fromSeat() != null && offer.phase() == Offer.Phase.ACCEPTED)
        .toList();
  }

  /// One engineer for five hospitals.
  private WaveFixture play(int hospitals, boolean triage, boolean reassign) {
    picture.clear();
    staffedAt.clear();
    var arrivals = new Random(chance.nextLong());
    var seats = List.of(SeatRule.LEAD, SeatRule.parse("FORENSICS?"));
    var wave = new WaveFixture(hospitals / 5, ROOM, triage, seats);
    for (var minute = 0; minute < MINUTES; minute++) {
      arrive(wave, minute, hospitals, arrivals);
      answer(wave);
      work(wave);
      wave.passes(Duration.ofMinutes(1));
      wave.sweep(reassign);
      Promises.ofAWave(wave, ROOM, "minute " + minute);
      count(wave, minute);
    }
    return wave;
  }

  private void arrive(WaveFixture wave, int minute, int hospitals, Random arrivals) {
    for (var n = hospitals * minute / 60; minute < 60 && n < hospitals * (minute + 1) / 60; n++) {
      wave.arrives(
          List.of(
                  CareImpact.EMERGENCY_STOPPED,
                  CareImpact.SURGERY_STOPPED,
                  CareImpact.ADMISSIONS_STOPPED,
                  CareImpact.OUTPATIENT_STOPPED,
                  CareImpact.DEPARTMENT_SYSTEM_ONLY)
              .get(arrivals.nextInt(5)));
    }
  }

  /// Most say yes within minutes; some are asleep.
  private void answer(WaveFixture wave) {
    for (var dispatch : wave.dispatches) {
      for (var offer : dispatch.seating().offers()) {
        if (offer.open() && chance.nextInt(3) == 0) {
          if (chance.nextInt(10) == 0) {
            new Answering(dispatch, wave.watch())
                .decline(offer.id(), offer.engineerId(), DeclineReason.OTHER, null);
            wave.remember(dispatch);
          } else {
            wave.accepts(offer);
          }
        }
      }
    }
  }

  /// A first response takes about two hours; most say so when they begin.
  private void work(WaveFixture wave) {
    for (var dispatch : wave.dispatches) {
      for (var seat : dispatch.seats()) {
        if (seat.state() instanceof SeatState.Held held && !held.done()) {
          if (seat.kind() == SeatKind.LEAD) {
            staffedAt.putIfAbsent(dispatch.id(), minutes(held.acceptedAt()));
          }
          var next = chance.nextInt(120) == 0 ? Progress.DONE : Progress.WORKING;
          if (next == Progress.DONE || chance.nextInt(20) == 0) {
            new Working(dispatch, wave.watch()).progress(seat.name(), next);
            wave.remember(dispatch);
          }
        }
      }
    }
  }

  private void count(WaveFixture wave, int minute) {
    var waiting = 0;
    var asked = 0;
    var atWork = 0;
    var done = 0;
    for (var dispatch : wave.dispatches) {
      switch (dispatch.seats().getFirst().state()) {
        case SeatState.Asked _ -> asked++;
        case SeatState.Held held when held.done() -> done++;
        case SeatState.Held _ -> atWork++;
        default -> waiting++;
      }
    }
    if (minute % 10 == 0 && minute < 720) {
      picture.add(new int[] {done, atWork, asked, waiting});
    }
  }

  /// Mean minutes to the lead's first yes of the most urgent third, the next, or the last.
  private double waitOf(WaveFixture wave, int third) {
    var hospitals = wave.dispatches.size();
    return wave.inOrder().subList(third * hospitals / 3, (third + 1) * hospitals / 3).stream()
        .mapToInt(each -> staffedAt.getOrDefault(each.id(), MINUTES) - minutes(each.openedAt()))
        .average()
        .orElseThrow();
  }

  private void say(String which, WaveFixture wave) {
    System.out.printf(
        "%s: mean wait of the urgent third %.0f min, the middle %.0f, the last %.0f%n",
        which, waitOf(wave, 0), waitOf(wave, 1), waitOf(wave, 2));
  }

  private static int minutes(Instant at) {
    return (int) Duration.between(WaveFixture.BEGIN, at).toMinutes();
  }

  /// Stacked columns, one for ten minutes: done, at work, asked, waiting.
  private String svg() {
    var colours = List.of("#2e7d32", "#1565c0", "#f9a825", "#c62828");
    var words = List.of("完了 done", "対応中 at work", "依頼中 asked", "待ち waiting");
    var svg =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 380\""
                + " font-family=\"sans-serif\" font-size=\"12\">\n"
                + "<rect width=\"760\" height=\"380\" fill=\"#fff\"/>\n");
    for (var x = 0; x < picture.size(); x++) {
      var y = 340;
      for (var kind = 0; kind < 4; kind++) {
        var height = picture.get(x)[kind];
        y -= height;
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"5\" height=\"%d\" fill=\"%s\"/>\n",
                30 + x * 5,
                y,
                height,
                colours.get(kind)));
      }
    }
    for (var kind = 0; kind < 4; kind++) {
      svg.append(
          "<rect x=\"%d\" y=\"12\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"23\">%s</text>\n"
              .formatted(30 + kind * 150, colours.get(kind), 47 + kind * 150, words.get(kind)));
    }
    return svg.append("<text x=\"30\" y=\"360\">0 h … 12 h</text>\n</svg>\n").toString();
  }
}
