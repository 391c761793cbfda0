package org.hikeshi.dispatch;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.OfferState.Because;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.dispatch.SeatState.Vacant;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.matching.Ranking;
import org.hikeshi.matching.Reason;
import org.jspecify.annotations.Nullable;

/// Asks somebody to move to a dispatch that has no lead, and what her yes does to both. Whoever
/// calls holds the locks of both rows.
final class Moving {

  private final Dispatch to;
  private final Watch watch;

  Moving(Dispatch to, Watch watch) {
    this.to = to;
    this.watch = watch;
  }

  /// Asks the one whose move does least harm, if the site has waited long enough.
  ///
  /// @param others sittings of other dispatches, which are looked up behind a lock that all share
  /// @return whether anybody was asked
  boolean ask(Supplier<? extends Collection<Sitting>> others) {
    var rules = watch.waveRules();
    if (!(to.state() instanceof DispatchState.Running)
        || Triage.waitingSince(to.seats())
            .filter(since -> !watch.now().isBefore(since.plus(rules.reassignWaited())))
            .isEmpty()) {
      return false;
    }
    var sittings = others.get();
    var lead = to.seats().stream().filter(seat -> seat.kind() == SeatKind.LEAD).findFirst();
    var choice = to.choice(lead.orElseThrow(), watch);
    var fit =
        choice.ranking().excluded().stream()
            .filter(place -> place.why().stream().allMatch(Reason::lacksRoom))
            .map(Ranking.Place::engineerId)
            .collect(Collectors.toSet());
    var chosen = Reassigning.choose(to.priority(), sittings, fit, rules, watch.now());
    chosen.ifPresent(
        sitting -> {
          var why =
              new Reason(
                  Reason.Code.REASSIGNED, Integer.toString(to.priority() - sitting.priority()));
          to.kept(
              Searched.of(
                  watch,
                  lead.get(),
                  choice,
                  List.of(new Ranking.Place(sitting.engineer(), List.of(why)))));
          make(lead.get(), sitting, why);
        });
    return chosen.isPresent();
  }

  private void make(Seat lead, Sitting sitting, Reason why) {
    var offer =
        new Offer(
            watch.ids().get(),
            lead,
            sitting.engineer(),
            Offer.Way.REASSIGNED,
            List.of(why),
            watch.now(),
            watch.now().plus(watch.terms().window(0)));
    lead.offer(offer.leaving(sitting.seat()));
    if (lead.state() instanceof Vacant vacant) {
      lead.become(vacant.asked());
    }
    to.tell(Said.made(offer), watch.now());
  }

  /// Her yes: the seat that she leaves opens at once. Where she has left for it or arrived since
  /// she was asked, she stays, and the offer is taken back.
  Reply accept(Dispatch from, UUID offerId, UUID engineer, @Nullable Duration eta) {
    var offer = to.seating().offer(offerId).orElseThrow();
    var seat = from.seats().stream().filter(each -> each.id().equals(offer.fromSeat())).findFirst();
    var held =
        seat.filter(each -> from.state() instanceof DispatchState.Running)
            .filter(each -> each.engages(engineer))
            .map(Seat::state)
            .map(Held.class::cast);
    if (offer.open() && held.filter(sits -> sits.progress() != Progress.ACCEPTED).isPresent()) {
      Answering.withdraw(to, List.of(offer), Because.ON_HER_WAY, watch.now());
      to.search(watch);
      return new Reply.Gone(watch.now());
    }
    var open = offer.open();
    var reply = new Answering(to, watch).accept(offerId, engineer, eta);
    if (open && reply instanceof Reply.Accepted) {
      held.ifPresent(
          sits -> {
            seat.orElseThrow().giveBack(sits, DeclineReason.OTHER, watch.now());
            from.tell(Said.movedAway(seat.orElseThrow(), engineer), watch.now());
            from.search(watch);
          });
    }
    return reply;
  }
}
