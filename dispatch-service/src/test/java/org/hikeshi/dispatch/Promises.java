package org.hikeshi.dispatch;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent;

/// What must hold after each step of a history, whatever was asked in whatever order. Without the
/// words of an assertion library: a million histories are checked after each step.
final class Promises {

  static void ofADispatch(Dispatch dispatch, List<DispatchEvent> told, String where) {
    everyOfferEndsOnce(dispatch, told, where);
    for (var seat : dispatch.seats()) {
      noSeatIsTwoPeoples(seat, where);
      noSeatWaitsOnNobody(dispatch, seat, where);
    }
    nobodyIsOnTwoSeats(dispatch, where);
    telephoningIsNotLeading(dispatch, where);
    whatIsToldIsWhatIsSo(dispatch, told, where);
  }

  /// That the seat is hers is heard where it is, and else never; where it is, she never hears that
  /// there is nothing to do.
  static void aYesHearsWhatIsSo(Reply heard, Offer offer, String where) {
    var seat = offer.seat();
    var hers =
        seat.dispatch().state() instanceof DispatchState.Running
            && seat.state() instanceof SeatState.Held held
            && held.by().equals(offer.engineerId())
            && !held.done();
    must(
        heard instanceof Reply.AnsweredOtherwise || hers == heard instanceof Reply.Accepted,
        where,
        "she hears " + heard + ", and the seat is " + seat.state());
  }

  /// Of all dispatches that draw on the same engineers.
  static void ofAWave(WaveFixture wave, int room, String where) {
    for (var one : wave.bench()) {
      must(
          one.openDuties() + one.spokenFor() <= room,
          where,
          one.id() + " has " + one.openDuties() + " and is promised " + one.spokenFor());
      must(one.triages() <= WaveFixture.RULES.triageSites(), where, one.id() + " telephones all");
    }
  }

  static void sameAgain(Collection<Searched> searched, String where) {
    for (var each : searched) {
      must(
          each.choice().replayed().equals(each.choice().ranking()),
          where,
          "a choice came out otherwise");
    }
  }

  static void must(boolean holds, String where, String what) {
    if (!holds) {
      throw new AssertionError(where + ": " + what);
    }
  }

  private static void everyOfferEndsOnce(
      Dispatch dispatch, List<DispatchEvent> told, String where) {
    var ended = new HashSet<UUID>();
    var made = 0;
    for (var event : told) {
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
    var offers = dispatch.seating().offers();
    var open = offers.stream().filter(Offer::open).count();
    must(ended.size() + open == made, where, "made is not ended and open");
    must(dispatch.offersMade() == offers.size(), where, "an offer is not counted");
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

  private static void noSeatWaitsOnNobody(Dispatch dispatch, Seat seat, String where) {
    var open = seat.openOffers().stream().map(Offer::engineerId).toList();
    must(Set.copyOf(open).size() == open.size(), where, "somebody is asked twice");
    if (!(dispatch.state() instanceof DispatchState.Running)) {
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

  /// Whoever only telephones for it may have one beside that.
  private static void nobodyIsOnTwoSeats(Dispatch dispatch, String where) {
    var engaged = new HashSet<UUID>();
    for (var seat : dispatch.seats()) {
      if (seat.kind() != SeatKind.TRIAGE
          && seat.state() instanceof SeatState.Held held
          && !held.done()) {
        must(engaged.add(held.by()), where, held.by() + " has two seats");
      }
    }
  }

  /// Nobody looks after a site by telephone where its lead is there, and two never do.
  private static void telephoningIsNotLeading(Dispatch dispatch, String where) {
    if (!(dispatch.state() instanceof DispatchState.Running)) {
      return;
    }
    var led = false;
    var telephoned = 0;
    for (var seat : dispatch.seats()) {
      led |= seat.kind() == SeatKind.LEAD && seat.state() instanceof SeatState.Held;
      telephoned += seat.kind() == SeatKind.TRIAGE && goesOn(seat) ? 1 : 0;
    }
    must(telephoned <= (led ? 0 : 1), where, telephoned + " triages, led: " + led);
  }

  private static boolean goesOn(Seat seat) {
    return switch (seat.state()) {
      case SeatState.Held held -> !held.done();
      case SeatState.Vacant _ -> true;
      case SeatState.Closed _ -> false;
    };
  }

  private static void whatIsToldIsWhatIsSo(
      Dispatch dispatch, List<DispatchEvent> told, String where) {
    for (var n = 0; n < told.size(); n++) {
      must(told.get(n).version() == n + 1L, where, "a version is missing");
    }
    if (!told.isEmpty() && told.getLast().standing() != null) {
      must(
          told.getLast().standing().equals(dispatch.standing()),
          where,
          "told " + told.getLast().standing() + ", is " + dispatch.standing());
    }
  }

  private Promises() {}
}
