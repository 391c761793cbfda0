package org.hikeshi.dispatch;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.hikeshi.dispatch.DispatchState.AwaitingDesk;
import org.hikeshi.dispatch.DispatchState.Done;
import org.hikeshi.dispatch.DispatchState.Dormant;
import org.hikeshi.dispatch.DispatchState.Live;
import org.hikeshi.dispatch.DispatchState.NotNeeded;
import org.hikeshi.dispatch.DispatchState.Running;
import org.hikeshi.dispatch.DispatchState.StoodDown;
import org.hikeshi.dispatch.OfferState.Because;
import org.hikeshi.dispatch.SeatState.Held;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.Origin;
import org.jspecify.annotations.Nullable;

/// What a dispatch does about what the hospital and the desk say of the incident. Each event is
/// answered, also where nothing follows from it, so that silence is seen; that contacts were erased
/// is no news of it.
///
/// Past 200 lines because each event has its answer here, and what a dispatch begins and ends with.
final class Hearing {

  private final Dispatch dispatch;
  private final Watch watch;

  Hearing(Dispatch dispatch, Watch watch) {
    this.dispatch = dispatch;
    this.watch = watch;
  }

  /// The same event twice, or an old one late, changes nothing and tells nothing.
  void hear(IncidentEvent event) {
    if (!dispatch.isNews(event)) {
      return;
    }
    var first = dispatch.hasHeardNothing();
    var newest = dispatch.isNewest(event);
    dispatch.heard(event);
    switch (event) {
      case ReportFiled report -> {
        var waited = dispatch.unconfirmed();
        dispatch.isCalled(report.number());
        dispatch.spokenOf(report.origin(), first);
        if (newest) {
          carried(report);
        }
        filed(report, first, waited && !dispatch.unconfirmed());
      }
      case IncidentWithdrawn _ -> over();
      case IncidentResolved _ -> resolved(Said::progressed);
      case ContactsErased _ -> {}
      case IncidentMerged _ -> over();
      case IncidentLinked linked -> linked(linked);
    }
  }

  /// What was said of the incident before, which may not have been heard yet.
  private void carried(ReportFiled report) {
    if (report.over() != null) {
      dispatch.belongsTo(report.campaignId());
    }
    if (Boolean.TRUE.equals(report.over())) {
      if (dispatch.state() instanceof Live) {
        resolved(Said::progressed);
      } else {
        dispatch.end();
      }
    }
  }

  /// Somebody wants to see whether help would come, or says more of what is exercised.
  void exercise() {
    switch (dispatch.state()) {
      case Dormant dormant -> open(dormant);
      case Live _ -> saidMore();
      case Done _ -> {}
    }
  }

  void exerciseEnds() {
    resolved(Said::progressed);
  }

  void exerciseEndsByItself() {
    resolved(Said::overUnended);
  }

  /// What asks for somebody where nobody is sent any more rings the desk: where it names something
  /// new, or asks anew. What an incident asked for before it was resolved is asked for anew by the
  /// first report after it that itself asks, but by no final one.
  ///
  /// @param confirmed whether this is the first that is not a card's
  private void filed(ReportFiled report, boolean first, boolean confirmed) {
    var situation = Situation.of(report);
    var worse = situation.addsTo(dispatch.situation());
    dispatch.found(situation, Priority.of(situation, watch.day()));
    var wanted = report.facts().firstResponse() == FirstResponse.REQUESTED;
    var anew = !isFinal(report) && dispatch.wantedAnew(wanted, report.asks()) && !first;
    var asks = wanted && (worse || anew || dispatch.asksAgain());
    switch (dispatch.state()) {
      case Dormant dormant when wanted && !dispatch.over() -> open(dormant);
      case Dormant dormant -> unsent(dormant, asks);
      case Live live when !wanted -> standDown(live);
      case Live live -> {
        if (confirmed && live instanceof AwaitingDesk awaiting && isYes(report.origin())) {
          dispatch.become(awaiting.released());
        }
        dispatch.asksAgain(asks && !dispatch.left(watch.terms()).isEmpty());
        saidMore();
      }
      case Done _ -> {
        dispatch.asksAgain(asks);
        tell(Said.updated());
      }
    }
  }

  private boolean isFinal(ReportFiled report) {
    return dispatch.over() && !report.finalFor().isEmpty();
  }

  /// Nobody is sent. Where somebody is asked for all the same, for the incident is resolved, that
  /// is a dispatch called off from its first moment on: it can be looked at, and ring.
  private void unsent(Dormant dormant, boolean asks) {
    dispatch.asksAgain(asks);
    if (asks && dormant instanceof NotNeeded) {
      dispatch.become(new StoodDown(watch.now()));
    }
    tell(Said.notNeeded(!(dispatch.state() instanceof NotNeeded)));
  }

  private void saidMore() {
    tell(Said.updated());
    addSeats().forEach(seat -> tell(Said.seatOpened(seat)));
    dispatch.search(watch);
  }

  /// The desk that has called back has said yes by it; the hospital's own word is a yes where the
  /// desk's is not waited for anyway.
  private boolean isYes(Origin origin) {
    return origin != Origin.HOSPITAL || watch.terms().start() == Terms.Start.AT_ONCE;
  }

  private void open(Dormant dormant) {
    begin(dormant.needed(watch.terms(), !dispatch.unconfirmed(), watch.now()));
  }

  private void begin(Live live) {
    var free = dispatch.state().freeSince(watch.now());
    dispatch.begin(live, watch.now());
    dispatch.seats().forEach(seat -> seat.vacate(free));
    addSeats();
    tell(Said.opened());
    dispatch.search(watch);
  }

  /// What the situation asks for by now and is not there yet. A seat is never taken away: whoever
  /// accepted it was promised it.
  private List<Seat> addSeats() {
    var there = dispatch.seating().shown().map(Seat::kind).collect(Collectors.toSet());
    return watch.terms().seatsFor(dispatch.situation()).stream()
        .filter(rule -> !there.contains(rule.kind()))
        .map(rule -> dispatch.addSeat(watch.ids().get(), rule))
        .toList();
  }

  /// One of many of the same attack; who is sent where follows from its own reports.
  private void linked(IncidentLinked linked) {
    dispatch.belongsTo(linked.campaignId());
    tell(
        dispatch.state() instanceof Dormant dormant
            ? Said.notNeeded(!(dormant instanceof NotNeeded))
            : Said.updated());
  }

  /// Nobody can be wanted again for what is withdrawn, or goes on in another incident.
  private void over() {
    if (dispatch.state() instanceof Done) {
      dispatch.end();
    }
    withdrawn();
  }

  void withdrawn() {
    dispatch.asksAgain(false);
    switch (dispatch.state()) {
      case Live live -> standDown(live);
      case Dormant dormant -> tell(Said.notNeeded(!(dormant instanceof NotNeeded)));
      case Done _ -> tell(Said.updated());
    }
  }

  /// Whoever is at work is done by it; where nobody came yet, nobody needs to any more. Later
  /// reports are about duties.
  ///
  /// @param done what is said of each seat that this ends
  private void resolved(BiFunction<Seat, Held, Said> done) {
    dispatch.end();
    dispatch.asksAgain(false);
    switch (dispatch.state()) {
      case Running running when anybodyThere() -> finish(running, done);
      case Live live -> standDown(live);
      case Dormant dormant -> tell(Said.notNeeded(!(dormant instanceof NotNeeded)));
      case Done _ -> tell(Said.updated());
    }
  }

  private boolean anybodyThere() {
    return dispatch.seats().stream().anyMatch(seat -> seat.state() instanceof Held);
  }

  private void finish(Running running, BiFunction<Seat, Held, Said> said) {
    dispatch.become(running.done(watch.now()));
    withdrawOpenOffers();
    for (var seat : dispatch.seats()) {
      if (seat.state() instanceof Held held && !held.done()) {
        var done = held.progressed(Progress.DONE);
        seat.become(done);
        seat.doneAt(watch.now());
        tell(said.apply(seat, done));
      }
    }
    tell(Said.updated());
  }

  /// Every open offer is withdrawn. Who sits on a seat stays written there, and may read why.
  private void standDown(Live live) {
    dispatch.become(live.stoodDown(watch.now()));
    dispatch.asksAgain(false);
    withdrawOpenOffers();
    tell(Said.stoodDown());
  }

  private void withdrawOpenOffers() {
    Answering.withdraw(dispatch, dispatch.seating().offers(), Because.STOOD_DOWN, watch.now());
  }

  /// Somebody of the desk has it in hand: to call the hospital back, or to say whether somebody is
  /// wanted again. What a later report adds to that rings anew. Where the incident is resolved,
  /// nothing else would end the question.
  void takenUp() {
    if (dispatch.unconfirmed() && dispatch.state() instanceof AwaitingDesk awaiting) {
      dispatch.become(awaiting.takenUp(watch.terms(), watch.now()));
    }
    var asked = dispatch.asksAgain();
    dispatch.asksAgain(false);
    if (asked && dispatch.over()) {
      tell(Said.updated());
    }
  }

  /// The desk's yes, or the end of its time to say no; or where the work is done and the incident
  /// goes on, its word that somebody is wanted again: for all seats, or while others are at work,
  /// for those that are done: where it was asked whether somebody is wanted again, for those that
  /// the situation asks for.
  ///
  /// @param meant which of the two, or null for whichever it is: what was meant for the one does
  ///   not do the other
  /// @param only the one seat that is meant while others are at work, or null for all that are done
  /// @return whether there was anything to say yes to
  boolean release(@Nullable Beginning meant, @Nullable String only) {
    return switch (dispatch.state()) {
      case AwaitingDesk awaiting when only == null && meant != Beginning.AGAIN -> {
        dispatch.become(awaiting.released());
        dispatch.search(watch);
        yield true;
      }
      case Done done when only == null && meant != Beginning.FIRST && !dispatch.over() -> {
        begin(done.again());
        yield true;
      }
      case Running _ when meant == Beginning.AGAIN && only == null ->
          reopened(dispatch.left(watch.terms()));
      case Running _ when meant != Beginning.FIRST -> reopened(done(only));
      case Dormant _, Live _, Done _ -> false;
    };
  }

  private List<Seat> done(@Nullable String only) {
    return dispatch.seating().done().stream()
        .filter(seat -> only == null || seat.name().equals(only))
        .toList();
  }

  /// Somebody is looked for again on seats that are done, as on any that opens.
  private boolean reopened(List<Seat> done) {
    if (done.isEmpty()) {
      return false;
    }
    done.forEach(seat -> seat.vacate(watch.now()));
    dispatch.filledAgain(watch.terms());
    done.forEach(seat -> tell(Said.seatOpened(seat)));
    dispatch.search(watch);
    return true;
  }

  private void tell(Said said) {
    dispatch.tell(said, watch.now());
  }
}
