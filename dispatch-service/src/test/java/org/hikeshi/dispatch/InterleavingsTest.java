package org.hikeshi.dispatch;

import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.resolved;
import static org.hikeshi.dispatch.DispatchFixture.terms;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.matching.CandidateFixture.anEngineer;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.matching.Skill;
import org.junit.jupiter.api.Test;

/// Histories that nobody thought of: anything may be asked of a dispatch in any order, by anybody,
/// twice, and late. A failing history is named by its seed; `-Dhikeshi.seed=…` plays it alone,
/// `-Dhikeshi.from=…` and `-Dhikeshi.histories=…` play others, and `-Dsize=nightly` a million.
class InterleavingsTest {

  private static final int STEPS = 40;
  private static final int ENGINEERS = 6;

  @Test
  void whateverHappensInWhateverOrderThePromiseHolds() {
    var only = Long.getLong("hikeshi.seed");
    if (only != null) {
      play(only);
      return;
    }
    var histories =
        "nightly".equals(System.getProperty("size"))
            ? 1_000_000
            : Integer.getInteger("hikeshi.histories", 3_000);
    for (var seed = Long.getLong("hikeshi.from", 0); seed < histories; seed++) {
      play(seed);
    }
  }

  private static void play(long seed) {
    var chance = new Random(seed);
    var room = aRoom(chance);
    for (var step = 1; step <= STEPS; step++) {
      anything(room, chance, step);
      Promises.ofADispatch(room.dispatch(), room.told(), "seed " + seed + ", step " + step);
      Promises.sameAgain(room.newlySearched(), "seed " + seed + ", step " + step);
    }
  }

  private static DispatchFixture aRoom(Random chance) {
    var start = chance.nextInt(4) == 0 ? Start.AFTER_DESK : Start.AT_ONCE;
    var forensics = chance.nextBoolean() ? "FORENSICS@RANSOMWARE" : "FORENSICS?@RANSOMWARE";
    var seats = List.of(SeatRule.LEAD, SeatRule.parse(forensics));
    var room = aControlRoom().on(terms(start, List.of(1, 2, 3), seats));
    if (chance.nextBoolean()) {
      room.inAWave(new Wave(true, true, chance.nextInt(3), chance.nextInt(3)));
    }
    for (var n = 1; n <= ENGINEERS; n++) {
      var skills =
          chance.nextBoolean()
              ? new Skill[] {new Skill("LEAD", 3, null)}
              : new Skill[] {new Skill("LEAD", 2, null), new Skill("FORENSICS", 2, null)};
      var engineer =
          anEngineer(n).with(skills).busyWith(chance.nextInt(2)).upTo(1 + chance.nextInt(5));
      if (chance.nextInt(3) == 0) {
        engineer.in(chance.nextBoolean() ? "36" : "13").only(Mode.REMOTE);
      }
      room.comesOnDuty(chance.nextInt(4) == 0 ? engineer.offDuty() : engineer);
    }
    return room;
  }

  private static void anything(DispatchFixture room, Random chance, int step) {
    var engineer = 1 + chance.nextInt(ENGINEERS);
    var seat = List.of("LEAD", "LEAD", "LEAD", "FORENSICS", "TRIAGE").get(chance.nextInt(5));
    switch (chance.nextInt(16)) {
      case 0, 1 -> room.hears(aReport(step));
      case 2 -> room.hears(aReport(step, FirstResponse.NOT_REQUESTED, Category.PHISHING));
      case 3 -> room.hears(aReport(Math.max(1, step - chance.nextInt(5))));
      case 4, 5, 6 -> ifOffered(room, engineer, seat, () -> saysYes(room, engineer, seat));
      case 7, 8 -> ifOffered(room, engineer, "LEAD", () -> room.declines(engineer, any(chance)));
      case 9 -> room.after(Duration.ofMinutes(chance.nextInt(6)));
      case 10 -> room.unswept(Duration.ofMinutes(chance.nextInt(6)));
      case 11 -> room.progress(seat, Progress.values()[chance.nextInt(Progress.values().length)]);
      case 12 -> room.givesBack(seat);
      case 13 -> room.handsOver(seat, engineer);
      case 14 -> room.assigns(seat, engineer);
      default -> rarely(room, chance, step);
    }
  }

  private static void rarely(DispatchFixture room, Random chance, int step) {
    switch (chance.nextInt(9)) {
      case 6 -> room.turns("LEAD", chance.nextBoolean() ? Mode.ON_SITE : Mode.REMOTE);
      case 7 -> room.givesBack("LEAD", any(chance));
      case 0 -> room.hears(withdrawn(step));
      case 1 -> room.hears(resolved(step));
      case 2 -> room.asksFor(SeatKind.FORENSICS);
      case 3 -> room.comesOnDuty(anEngineer(10 + chance.nextInt(5))).triedAgain();
      case 8 -> room.after(Duration.ofHours(1 + chance.nextInt(40)));
      default -> room.releases();
    }
  }

  private static void saysYes(DispatchFixture room, int engineer, String seat) {
    Promises.aYesHearsWhatIsSo(
        room.accepts(engineer, seat),
        room.offerTo(engineer, seat).orElseThrow(),
        "engineer " + engineer + " on " + seat);
  }

  private static DeclineReason any(Random chance) {
    return DeclineReason.values()[chance.nextInt(DeclineReason.values().length)];
  }

  private static void ifOffered(DispatchFixture room, int engineer, String seat, Runnable answer) {
    if (room.dispatch().seating().named(seat).isPresent()
        && room.offerTo(engineer, seat).isPresent()) {
      answer.run();
    }
  }
}
