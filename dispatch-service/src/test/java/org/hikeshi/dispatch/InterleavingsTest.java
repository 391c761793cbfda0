package org.hikeshi.dispatch;

import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.resolved;
import static org.hikeshi.dispatch.DispatchFixture.terms;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.matching.CandidateFixture.anEngineer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.matching.Skill;
import org.junit.jupiter.api.Test;

/// Histories that nobody thought of: anything may be asked of a dispatch in any order, by anybody,
/// twice, and late. A failing history is named by its seed; `-Dhikeshi.seed=…` plays it alone,
/// `-Dhikeshi.histories=…` plays more of them, and `-Dsize=nightly` a million.
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
    for (var seed = 0L; seed < histories; seed++) {
      play(seed);
    }
  }

  private static void play(long seed) {
    var chance = new Random(seed);
    var room = aRoom(chance);
    for (var step = 1; step <= STEPS; step++) {
      anything(room, chance, step);
      check(room, "seed " + seed + ", step " + step);
    }
  }

  private static DispatchFixture aRoom(Random chance) {
    var start = chance.nextInt(4) == 0 ? Start.AFTER_DESK : Start.AT_ONCE;
    var forensics = chance.nextBoolean() ? "FORENSICS@RANSOMWARE" : "FORENSICS?@RANSOMWARE";
    var seats = List.of(SeatRule.LEAD, SeatRule.parse(forensics));
    var room = aControlRoom().on(terms(start, List.of(1, 2, 3), seats));
    for (var n = 1; n <= ENGINEERS; n++) {
      var skills =
          chance.nextBoolean()
              ? new Skill[] {new Skill("LEAD", 3, null)}
              : new Skill[] {new Skill("LEAD", 2, null), new Skill("FORENSICS", 2, null)};
      var engineer = anEngineer(n).with(skills).busyWith(chance.nextInt(2));
      if (chance.nextInt(3) == 0) {
        engineer.in(chance.nextBoolean() ? "36" : "13").only(Mode.REMOTE);
      }
      room.comesOnDuty(chance.nextInt(4) == 0 ? engineer.offDuty() : engineer);
    }
    return room;
  }

  private static void anything(DispatchFixture room, Random chance, int step) {
    var engineer = 1 + chance.nextInt(ENGINEERS);
    var seat = chance.nextInt(3) == 0 ? "FORENSICS" : "LEAD";
    switch (chance.nextInt(16)) {
      case 0, 1 -> room.hears(aReport(step));
      case 2 -> room.hears(aReport(step, FirstResponse.NOT_REQUESTED, Category.PHISHING));
      case 3 -> room.hears(aReport(Math.max(1, step - chance.nextInt(5))));
      case 4, 5, 6 -> ifOffered(room, engineer, seat, () -> room.accepts(engineer, seat));
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
    switch (chance.nextInt(8)) {
      case 6 -> room.turns("LEAD", chance.nextBoolean() ? Mode.ON_SITE : Mode.REMOTE);
      case 7 -> room.givesBack("LEAD", any(chance));
      case 0 -> room.hears(withdrawn(step));
      case 1 -> room.hears(resolved(step));
      case 2 -> room.asksFor(SeatKind.FORENSICS);
      case 3 -> room.comesOnDuty(anEngineer(10 + chance.nextInt(5))).triedAgain();
      default -> room.releases();
    }
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

  private static void check(DispatchFixture room, String where) {
    everyOfferEndsOnce(room, where);
    for (var seat : room.dispatch().seats()) {
      noSeatIsTwoPeoples(seat, where);
      noSeatWaitsOnNobody(room, seat, where);
    }
    whatIsToldIsWhatIsSo(room, where);
    everyChoiceComesOutTheSameAgain(room, where);
  }

  /// Without the words of an assertion library: a million histories are checked after each step.
  private static void must(boolean holds, String where, String what) {
    if (!holds) {
      throw new AssertionError(where + ": " + what);
    }
  }

  private static void everyOfferEndsOnce(DispatchFixture room, String where) {
    var ended = new HashSet<UUID>();
    var made = 0;
    for (var event : room.told()) {
      var end =
          switch (event) {
            case DispatchEvent.OfferAccepted e -> e.offerId();
            case DispatchEvent.OfferDeclined e -> e.offerId();
            case DispatchEvent.OfferLapsed e -> e.offerId();
            case DispatchEvent.OfferWithdrawn e -> e.offerId();
            default -> null;
          };
      made += event instanceof DispatchEvent.OfferMade ? 1 : 0;
      must(end == null || ended.add(end), where, "an offer ended twice");
    }
    var offers = room.dispatch().seating().offers();
    var open = offers.stream().filter(Offer::open).count();
    must(ended.size() + open == made, where, "made is not ended and open");
    must(room.dispatch().offersMade() == offers.size(), where, "an offer is not counted");
  }

  private static void noSeatIsTwoPeoples(Seat seat, String where) {
    var sitting = seat.offers().stream().filter(Offer::sitting).map(Offer::engineerId).toList();
    must(
        seat.state() instanceof SeatState.Held held
            ? sitting.equals(List.of(held.by()))
            : sitting.isEmpty(),
        where,
        seat.name() + " is " + seat.state() + ", and there sit " + sitting);
  }

  private static void noSeatWaitsOnNobody(DispatchFixture room, Seat seat, String where) {
    var open = seat.openOffers().stream().map(Offer::engineerId).toList();
    must(Set.copyOf(open).size() == open.size(), where, "somebody is asked twice");
    if (!(room.dispatch().state() instanceof DispatchState.Running)) {
      must(open.isEmpty(), where, "somebody is asked for " + seat.name() + " in vain");
    } else {
      must(
          switch (seat.state()) {
            case SeatState.Held _ -> true;
            case SeatState.Asked _ -> !open.isEmpty();
            case SeatState.Unanswered _ -> open.isEmpty();
            case SeatState.Open _ -> false;
            case SeatState.Closed _ -> !seat.mandatory() && open.isEmpty();
          },
          where,
          seat.name() + " is " + seat.state() + " with " + open.size());
    }
  }

  private static void whatIsToldIsWhatIsSo(DispatchFixture room, String where) {
    var told = room.told();
    for (var n = 0; n < told.size(); n++) {
      must(told.get(n).version() == n + 1L, where, "a version is missing");
    }
    if (!told.isEmpty() && told.getLast().standing() != null) {
      must(
          told.getLast().standing().equals(room.dispatch().standing()),
          where,
          "told " + told.getLast().standing() + ", is " + room.dispatch().standing());
    }
  }

  /// Each once, for they never change.
  private static void everyChoiceComesOutTheSameAgain(DispatchFixture room, String where) {
    for (var searched : room.newlySearched()) {
      var choice = searched.choice();
      must(choice.replayed().equals(choice.ranking()), where, "a choice came out otherwise");
    }
  }
}
