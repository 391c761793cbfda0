package org.hikeshi.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Unanswered;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.matching.Candidate;
import org.hikeshi.matching.Choice;
import org.hikeshi.matching.Matching;
import org.hikeshi.matching.Need;
import org.hikeshi.matching.Past;
import org.hikeshi.matching.Ranking;
import org.hikeshi.matching.Reason;
import org.jspecify.annotations.Nullable;

/// The search for somebody for each vacant seat of one dispatch. Afterwards no seat waits on
/// nobody: each is held, or asked for, or known to be unanswered.
///
/// Just past 200 lines: the search is one thought, and what speaks against somebody is part of it.
final class Search {

  /// Reasons that speak against the whole dispatch, not only against the seat.
  private static final Set<DeclineReason> AGAINST_ALL_SEATS =
      EnumSet.of(
          DeclineReason.CONFLICT_OF_INTEREST, DeclineReason.UNWELL, DeclineReason.ALREADY_ENGAGED);

  private final List<Seat> seats;
  private final Situation situation;
  private final Instant since;
  private final Watch watch;
  private @Nullable List<Candidate> bench;
  private @Nullable Wave wave;
  private final List<Searched> searched = new ArrayList<>();

  /// @param since when this search began; what was answered before it, when the dispatch had not
  ///   yet been called off and on again, is forgotten
  Search(List<Seat> seats, Situation situation, Instant since, Watch watch) {
    this.seats = seats;
    this.situation = situation;
    this.since = since;
    this.watch = watch;
  }

  /// Makes the offers that are due.
  Found fill() {
    var said = new ArrayList<Said>();
    var givenUp = false;
    for (var seat : seats) {
      if (seat.state() instanceof Vacant vacant) {
        said.addAll(ask(seat));
        seat.become(seat.openOffers().isEmpty() ? vacant.nobodyLeft(watch.now()) : vacant.asked());
        if (!(vacant instanceof Unanswered) && seat.state() instanceof Unanswered) {
          givenUp |= seat.mandatory();
        }
      }
    }
    if (givenUp) {
      said.add(Said.unanswered());
    }
    return new Found(List.copyOf(said), List.copyOf(searched));
  }

  /// What came of it.
  ///
  /// @param said in order
  /// @param searched every choice that led to an offer, or to giving up
  record Found(List<Said> said, List<Searched> searched) {}

  /// Who may be asked for this seat now, and who may not and why: first among those near enough for
  /// its round, and where that is nobody, at once farther off.
  Choice choice(Seat seat) {
    var need = need(seat);
    if (bench == null) {
      bench = watch.bench().get();
    }
    var choice = Matching.choose(need, bench);
    if (seat.mode() == DispatchEvent.Mode.REMOTE) {
      return choice;
    }
    for (var wider : need.reach().andWider()) {
      if (choice.ranking().ranked().isEmpty() && wider != need.reach()) {
        choice = Matching.choose(need.within(wider), bench);
      }
    }
    return choice;
  }

  private List<Said> ask(Seat seat) {
    var missing = watch.terms().width(seat.round()) - seat.openOffers().size();
    if (missing <= 0) {
      return List.of();
    }
    var choice = choice(seat);
    var asked = choice.ranking().ranked().stream().limit(missing).toList();
    spokenFor(seat, asked);
    seat.lacksRoomOnly(
        asked.isEmpty()
            && choice.ranking().excluded().stream()
                .anyMatch(place -> place.why().stream().allMatch(Reason::lacksRoom)));
    if (!asked.isEmpty() || !(seat.state() instanceof Unanswered)) {
      searched.add(Searched.of(watch, seat, choice, asked));
    }
    return asked.stream().map(place -> seat.offer(offer(seat, place))).map(Said::made).toList();
  }

  /// In a wave, what was just asked of somebody takes up her room for the next seat as well.
  private void spokenFor(Seat seat, List<Ranking.Place> asked) {
    if (wave(seat).on() && seat.kind() != SeatKind.TRIAGE && bench != null) {
      var ids = asked.stream().map(Ranking.Place::engineerId).collect(Collectors.toSet());
      bench =
          bench.stream().map(one -> ids.contains(one.id()) ? one.askedOnceMore() : one).toList();
    }
  }

  private Wave wave(Seat seat) {
    if (wave == null) {
      wave = watch.wave().apply(seat.dispatch());
    }
    return wave;
  }

  private Offer offer(Seat seat, Ranking.Place place) {
    return new Offer(
        watch.ids().get(),
        seat,
        place.engineerId(),
        Offer.Way.RANKED,
        place.why(),
        watch.now(),
        watch.now().plus(watch.terms().window(seat.round())));
  }

  private Need need(Seat seat) {
    var triage = seat.kind() == SeatKind.TRIAGE;
    var level = triage ? watch.waveRules().triageLevel() : watch.terms().level();
    return new Need(
        seat.dispatch().id(),
        seat.kind().skill(),
        level,
        Math.max(seat.preferredLevel(), level),
        seat.mode(),
        watch.terms().reach(seat.round()),
        situation.prefecture(),
        situation.secondaryMedicalArea(),
        situation.vendors(),
        watch.now(),
        watch.day(),
        past(seat),
        wave(seat).kept(seat, Triage.waitingSince(seats).isPresent()),
        triage ? watch.waveRules().triageSites() : 0);
  }

  private Map<UUID, Past> past(Seat wanted) {
    var past = new HashMap<UUID, Past>();
    for (var seat : seats) {
      for (var offer : offersOf(seat)) {
        switch (offer.state()) {
          case OfferState _ when offer.conflicted() -> past.put(offer.engineerId(), Past.DECLINED);
          case OfferState.Declined(var reason, _) when speaksAgainst(wanted, seat, reason) ->
              past.put(offer.engineerId(), Past.DECLINED);
          case OfferState.Lapsed _ when seat == wanted ->
              past.putIfAbsent(offer.engineerId(), Past.LAPSED);
          case OfferState.Accepted(_, var released) when seat == wanted && released != null ->
              past.putIfAbsent(offer.engineerId(), Past.GAVE_BACK);
          case OfferState.Accepted _ when givenBackAgainst(wanted, offer) ->
              past.put(offer.engineerId(), Past.DECLINED);
          default -> {}
        }
      }
    }
    wanted.openOffers().forEach(offer -> past.put(offer.engineerId(), Past.ASKED));
    for (var seat : seats) {
      if (seat.kind() != SeatKind.TRIAGE && seat.state() instanceof Held held && !held.done()) {
        past.put(held.by(), Past.ON_IT);
      }
    }
    return past;
  }

  private List<Offer> offersOf(Seat seat) {
    var passed = watch.now().minus(watch.terms().askedAgainAfter());
    return seat.offers().stream().filter(offer -> offer.counts(since, passed)).toList();
  }

  /// Why she gave another seat back counts as a no to that one.
  private static boolean givenBackAgainst(Seat wanted, Offer offer) {
    var reason = offer.releasedBecause();
    return reason != null && speaksAgainst(wanted, offer.seat(), reason);
  }

  private static boolean speaksAgainst(Seat wanted, Seat asked, DeclineReason reason) {
    return wanted == asked
        || AGAINST_ALL_SEATS.contains(reason)
        || (reason == DeclineReason.MISSING_SKILL && wanted.kind() == asked.kind());
  }
}
