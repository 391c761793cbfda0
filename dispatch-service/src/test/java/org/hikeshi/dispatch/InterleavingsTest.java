package org.hikeshi.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.dispatch.DispatchFixture.aControlRoom;
import static org.hikeshi.dispatch.DispatchFixture.aReport;
import static org.hikeshi.dispatch.DispatchFixture.resolved;
import static org.hikeshi.dispatch.DispatchFixture.terms;
import static org.hikeshi.dispatch.DispatchFixture.withdrawn;
import static org.hikeshi.matching.CandidateFixture.anEngineer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.matching.Skill;
import org.junit.jupiter.api.Test;

/// Histories that nobody thought of: anything may be asked of a dispatch in any order, by anybody,
/// twice, and late. A failing history is named by its seed; `-Dhikeshi.seed=…` plays it alone,
/// `-Dhikeshi.histories=…` plays more of them.
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
    var histories = Integer.getInteger("hikeshi.histories", 3_000);
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
    var seats = List.of(SeatRule.LEAD, SeatRule.parse("FORENSICS@RANSOMWARE"));
    var room = aControlRoom().on(terms(start, List.of(1, 2, 3), seats));
    for (var n = 1; n <= ENGINEERS; n++) {
      var skills =
          chance.nextBoolean()
              ? new Skill[] {new Skill("LEAD", 3, null)}
              : new Skill[] {new Skill("LEAD", 2, null), new Skill("FORENSICS", 2, null)};
      var engineer = anEngineer(n).with(skills).busyWith(chance.nextInt(2));
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
    switch (chance.nextInt(6)) {
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
    noSeatIsTwoPeoples(room, where);
    noSeatWaitsOnNobody(room, where);
    whatIsToldIsWhatIsSo(room, where);
  }

  private static void everyOfferEndsOnce(DispatchFixture room, String where) {
    var ends = new HashMap<UUID, Integer>();
    var made = 0;
    for (var event : room.told()) {
      switch (event) {
        case DispatchEvent.OfferMade _ -> made++;
        case DispatchEvent.OfferAccepted e -> ends.merge(e.offerId(), 1, Integer::sum);
        case DispatchEvent.OfferDeclined e -> ends.merge(e.offerId(), 1, Integer::sum);
        case DispatchEvent.OfferLapsed e -> ends.merge(e.offerId(), 1, Integer::sum);
        case DispatchEvent.OfferWithdrawn e -> ends.merge(e.offerId(), 1, Integer::sum);
        default -> {}
      }
    }
    assertThat(ends.values()).as(where).allMatch(times -> times == 1);
    var open = room.dispatch().seating().offers().stream().filter(Offer::open).count();
    assertThat(ends.size() + open).as(where + ": made = ended + open").isEqualTo(made);
    assertThat(room.dispatch().offersMade())
        .as(where)
        .isEqualTo(room.dispatch().seating().offers().size());
  }

  private static void noSeatIsTwoPeoples(DispatchFixture room, String where) {
    for (var seat : room.dispatch().seats()) {
      var sitting = seat.offers().stream().filter(Offer::sitting).toList();
      assertThat(sitting).as(where + ": " + seat.name()).hasSizeLessThanOrEqualTo(1);
      if (seat.state() instanceof SeatState.Held held) {
        assertThat(sitting)
            .as(where + ": " + seat.name())
            .singleElement()
            .satisfies(offer -> assertThat(offer.engineerId()).isEqualTo(held.by()));
      } else {
        assertThat(sitting).as(where + ": " + seat.name()).isEmpty();
      }
    }
  }

  private static void noSeatWaitsOnNobody(DispatchFixture room, String where) {
    var running = room.dispatch().state() instanceof DispatchState.Running;
    for (var seat : room.dispatch().seats()) {
      var open = seat.openOffers();
      if (!running) {
        assertThat(open).as(where + ": nobody is asked for " + seat.name()).isEmpty();
      } else if (!(seat.state() instanceof SeatState.Held)) {
        assertThat(seat.state() instanceof SeatState.Asked)
            .as(where + ": " + seat.name() + " is " + seat.state() + " with " + open.size())
            .isEqualTo(!open.isEmpty());
        assertThat(seat.state()).as(where).isNotInstanceOf(SeatState.Open.class);
      }
      assertThat(open.stream().map(Offer::engineerId)).as(where).doesNotHaveDuplicates();
    }
  }

  private static void whatIsToldIsWhatIsSo(DispatchFixture room, String where) {
    var told = room.told();
    for (var n = 0; n < told.size(); n++) {
      assertThat(told.get(n).version()).as(where).isEqualTo(n + 1L);
    }
    if (!told.isEmpty() && told.getLast().standing() != null) {
      assertThat(told.getLast().standing()).as(where).isEqualTo(room.dispatch().standing());
    }
  }
}
