package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Unanswered;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.matching.Matching;
import org.hikeshi.matching.Need;
import org.hikeshi.matching.Past;
import org.hikeshi.matching.Ranking;

/// The search for somebody for each vacant seat of one dispatch. Afterwards no seat waits on
/// nobody: each is held, or asked for, or known to be unanswered.
final class Search {

  /// Reasons that speak against the whole dispatch, not only against the seat.
  private static final Set<DeclineReason> AGAINST_ALL_SEATS =
      EnumSet.of(
          DeclineReason.CONFLICT_OF_INTEREST, DeclineReason.UNWELL, DeclineReason.ALREADY_ENGAGED);

  private final List<Seat> seats;
  private final Situation situation;
  private final Instant since;
  private final Watch watch;

  /// @param since when this search began; what was answered before it, when the dispatch had not
  ///   yet been called off and on again, is forgotten
  Search(List<Seat> seats, Situation situation, Instant since, Watch watch) {
    this.seats = seats;
    this.situation = situation;
    this.since = since;
    this.watch = watch;
  }

  /// Makes the offers that are due, and says so.
  List<Said> fill() {
    var said = new ArrayList<Said>();
    var gaveUp = false;
    for (var seat : seats) {
      if (seat.state() instanceof Vacant vacant) {
        said.addAll(ask(seat));
        seat.become(seat.openOffers().isEmpty() ? vacant.nobodyLeft(watch.now()) : vacant.asked());
        gaveUp |= !(vacant instanceof Unanswered) && seat.state() instanceof Unanswered;
      }
    }
    if (gaveUp) {
      said.add(Said.unanswered());
    }
    return said;
  }

  /// Who may be asked for this seat now, and who may not and why.
  Ranking ranking(Seat seat) {
    return Matching.rank(need(seat), watch.bench().get());
  }

  private List<Said> ask(Seat seat) {
    var missing = watch.terms().width(seat.round()) - seat.openOffers().size();
    if (missing <= 0) {
      return List.of();
    }
    return ranking(seat).ranked().stream()
        .limit(missing)
        .map(
            place ->
                seat.offer(
                    new Offer(
                        watch.ids().get(),
                        seat,
                        place.engineerId(),
                        Offer.Way.RANKED,
                        place.why(),
                        watch.now(),
                        watch.now().plus(watch.terms().offerWindow()))))
        .map(Said::made)
        .toList();
  }

  private Need need(Seat seat) {
    return new Need(
        seat.kind().name(),
        watch.terms().level(),
        seat.mode(),
        situation.prefecture(),
        situation.secondaryMedicalArea(),
        situation.vendors(),
        watch.day(),
        past(seat));
  }

  private Map<UUID, Past> past(Seat wanted) {
    var past = new HashMap<UUID, Past>();
    for (var seat : seats) {
      for (var offer : offersOf(seat)) {
        switch (offer.state()) {
          case OfferState.Declined(var reason, _) when speaksAgainst(wanted, seat, reason) ->
              past.put(offer.engineerId(), Past.DECLINED);
          case OfferState.Lapsed _ when seat == wanted ->
              past.putIfAbsent(offer.engineerId(), Past.LAPSED);
          case OfferState.Accepted(_, var released) when seat == wanted && released != null ->
              past.putIfAbsent(offer.engineerId(), Past.GAVE_BACK);
          default -> {}
        }
      }
    }
    wanted.openOffers().forEach(offer -> past.put(offer.engineerId(), Past.ASKED));
    for (var seat : seats) {
      if (seat.state() instanceof Held held && !held.done()) {
        past.put(held.by(), Past.ON_IT);
      }
    }
    return past;
  }

  private List<Offer> offersOf(Seat seat) {
    return seat.offers().stream().filter(offer -> !offer.madeAt().isBefore(since)).toList();
  }

  private static boolean speaksAgainst(Seat wanted, Seat asked, DeclineReason reason) {
    return wanted == asked
        || AGAINST_ALL_SEATS.contains(reason)
        || (reason == DeclineReason.MISSING_SKILL && wanted.kind() == asked.kind());
  }
}
