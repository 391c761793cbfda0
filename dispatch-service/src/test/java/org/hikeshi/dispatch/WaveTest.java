package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.matching.CandidateFixture.DAY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.matching.Candidate;
import org.hikeshi.matching.CandidateFixture;
import org.junit.jupiter.api.Test;

/// One attack, 300 hospitals within an hour, 60 engineers with room for two each: the rules of a
/// wave in memory, minute by minute, from a seed. `-Dwave.picture=FILE` draws it.
class WaveTest {

  private static final int HOSPITALS = 300;
  private static final int ENGINEERS = 60;
  private static final int ROOM = 2;
  private static final int MINUTES = 720;
  private static final Instant BEGIN = Instant.parse("2026-02-08T16:50:00Z");

  private final Terms terms = DispatchFixture.terms(Start.AT_ONCE, List.of(1, 2), List.of());
  private final Random chance = new Random(20_260_208);
  private final List<Dispatch> dispatches = new ArrayList<>();
  private final Map<UUID, Integer> staffedAt = new HashMap<>();
  private final List<int[]> picture = new ArrayList<>();
  private long ids;
  private Instant now = BEGIN;

  @Test
  void theUrgentComeFirstAndNobodyIsPromisedTwice() throws IOException {
    // when
    for (var minute = 0; minute < MINUTES; minute++) {
      now = BEGIN.plus(Duration.ofMinutes(minute));
      arrive(minute);
      answer();
      work();
      dispatches.forEach(each -> new Answering(each, watch()).lapseDue());
      sweep();
      nobodyIsPromisedMoreThanHerRoom();
      count(minute);
    }
    // then
    assertThat(staffedAt).hasSize(HOSPITALS);
    assertThat(waitOf(0)).isLessThan(waitOf(1));
    assertThat(waitOf(1)).isLessThan(waitOf(2));
    var file = System.getProperty("wave.picture");
    if (file != null) {
      System.out.printf(
          "mean wait of the urgent third %.0f min, the middle %.0f, the last %.0f%n",
          waitOf(0), waitOf(1), waitOf(2));
      Files.writeString(Path.of(file), svg());
    }
  }

  private void arrive(int minute) {
    for (var n = 0; minute < 60 && n < HOSPITALS / 60; n++) {
      var impact =
          List.of(
                  CareImpact.EMERGENCY_STOPPED,
                  CareImpact.SURGERY_STOPPED,
                  CareImpact.ADMISSIONS_STOPPED,
                  CareImpact.OUTPATIENT_STOPPED,
                  CareImpact.DEPARTMENT_SYSTEM_ONLY)
              .get(chance.nextInt(5));
      var report =
          DispatchFixture.aReport(1, FirstResponse.REQUESTED, Category.RANSOMWARE, Set.of(impact));
      var situation = Situation.of(report);
      var dispatch =
          new Dispatch(
              id(), id(), DispatchFixture.HOSPITAL, situation, Priority.of(situation, DAY), now);
      dispatches.add(dispatch);
      new Hearing(dispatch, watch()).hear(report);
    }
  }

  /// Most say yes within minutes; some are asleep.
  private void answer() {
    for (var dispatch : dispatches) {
      for (var offer : dispatch.seating().offers()) {
        if (offer.open() && chance.nextInt(3) == 0) {
          var answering = new Answering(dispatch, watch());
          if (chance.nextInt(10) == 0) {
            answering.decline(offer.id(), offer.engineerId(), DeclineReason.OTHER, null);
          } else {
            answering.accept(offer.id(), offer.engineerId(), null);
          }
        }
      }
    }
  }

  /// A first response takes about two hours.
  private void work() {
    for (var dispatch : dispatches) {
      if (dispatch.seats().getFirst().state() instanceof SeatState.Held held) {
        staffedAt.putIfAbsent(dispatch.id(), minutes(held.acceptedAt()));
        if (!held.done() && chance.nextInt(120) == 0) {
          new Working(dispatch, watch()).progress("LEAD", Progress.DONE);
        }
      }
    }
  }

  /// As the timer does: unanswered dispatches are tried again, the most urgent first.
  private void sweep() {
    if (bench().stream().allMatch(one -> one.openDuties() + one.spokenFor() >= ROOM)) {
      return;
    }
    dispatches.stream()
        .filter(dispatch -> dispatch.seats().getFirst().state() instanceof SeatState.Unanswered)
        .sorted(
            Comparator.comparingInt(Dispatch::priority)
                .reversed()
                .thenComparing(Dispatch::openedAt)
                .thenComparing(Dispatch::id))
        .forEach(dispatch -> dispatch.search(watch()));
  }

  private void nobodyIsPromisedMoreThanHerRoom() {
    assertThat(bench())
        .as("minute %d", minutes(now))
        .allMatch(one -> one.openDuties() + one.spokenFor() <= ROOM);
  }

  private void count(int minute) {
    var waiting = 0;
    var asked = 0;
    var atWork = 0;
    var done = 0;
    for (var dispatch : dispatches) {
      switch (dispatch.seats().getFirst().state()) {
        case SeatState.Asked _ -> asked++;
        case SeatState.Held held when held.done() -> done++;
        case SeatState.Held _ -> atWork++;
        default -> waiting++;
      }
    }
    if (minute % 10 == 0) {
      picture.add(new int[] {done, atWork, asked, waiting});
    }
  }

  /// Mean minutes to a yes of the most urgent third, the next, or the last.
  private double waitOf(int third) {
    var byUrgency =
        dispatches.stream().sorted(Comparator.comparingInt(Dispatch::priority).reversed()).toList();
    return byUrgency.subList(third * HOSPITALS / 3, (third + 1) * HOSPITALS / 3).stream()
        .mapToInt(each -> staffedAt.getOrDefault(each.id(), MINUTES) - minutes(each.openedAt()))
        .average()
        .orElseThrow();
  }

  private List<Candidate> bench() {
    var duties = new HashMap<UUID, Integer>();
    var offers = new HashMap<UUID, Integer>();
    for (var dispatch : dispatches) {
      for (var seat : dispatch.seats()) {
        if (seat.state() instanceof SeatState.Held held && !held.done()) {
          duties.merge(held.by(), 1, Integer::sum);
        }
        seat.openOffers().forEach(offer -> offers.merge(offer.engineerId(), 1, Integer::sum));
      }
    }
    var bench = new ArrayList<Candidate>();
    for (var n = 1; n <= ENGINEERS; n++) {
      var id = new UUID(0xe, n);
      bench.add(
          CandidateFixture.anEngineer(1)
              .called(id)
              .in("%02d".formatted(1 + n % 47))
              .upTo(ROOM)
              .busyWith(duties.getOrDefault(id, 0))
              .spokenFor(offers.getOrDefault(id, 0))
              .now());
    }
    return bench;
  }

  private Watch watch() {
    return new Watch(now, DAY, this::id, terms, this::bench, _ -> {});
  }

  private UUID id() {
    return new UUID(0x7000, ++ids);
  }

  private static int minutes(Instant at) {
    return (int) Duration.between(BEGIN, at).toMinutes();
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
