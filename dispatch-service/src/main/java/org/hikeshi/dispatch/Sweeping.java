package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.matching.Candidate;
import org.hikeshi.web.Tenant;

/// What is due because time has passed, one dispatch at a time: another instance that looks at the
/// same moment takes another one. Callers have begun a transaction.
@ApplicationScoped
class Sweeping {

  private final Dispatching dispatching;
  private final Dispatches dispatches;
  private final Moves moves;
  private final Bench bench;
  private final AfterCommit afterCommit;
  private final Tenant tenant;
  private final Clock clock;

  Sweeping(
      Dispatching dispatching,
      Dispatches dispatches,
      Moves moves,
      Bench bench,
      AfterCommit afterCommit,
      Tenant tenant,
      Clock clock) {
    this.dispatching = dispatching;
    this.dispatches = dispatches;
    this.moves = moves;
    this.bench = bench;
    this.afterCommit = afterCommit;
    this.tenant = tenant;
    this.clock = clock;
  }

  Due due() {
    return dispatches.due(clock.instant());
  }

  /// A dispatch with offers whose time is over, locked.
  ///
  /// @param passedOver none of these, as with the others
  Optional<UUID> withLapsedOffer(Set<UUID> passedOver) {
    return dispatches.nextWithLapsedOffer(clock.instant(), passedOver);
  }

  /// Ends these offers.
  void lapse(UUID id) {
    sweep(id, (dispatch, watch) -> new Answering(dispatch, watch).lapseDue());
  }

  /// One for which the desk has had its time to say no, locked.
  Optional<UUID> pastDesk(Set<UUID> passedOver) {
    return dispatches.nextPastDesk(clock.instant(), passedOver);
  }

  /// Takes the duty desk's silence for a yes.
  void release(UUID id) {
    sweep(id, (dispatch, watch) -> new Hearing(dispatch, watch).release(Beginning.FIRST, null));
  }

  /// Everybody as the next choice will see them.
  List<Candidate> bench() {
    return bench.at(clock.instant());
  }

  /// The most urgent unanswered dispatch that was not tried since, locked.
  Optional<UUID> mostUrgent(Instant triedBefore, Set<UUID> passedOver) {
    return dispatches.nextUnanswered(triedBefore, passedOver);
  }

  /// An unanswered dispatch that was long not tried, locked.
  Optional<UUID> whoseTurnItIs(Instant now, Set<UUID> passedOver) {
    return dispatches.nextUnansweredInTurn(now, passedOver);
  }

  /// @return whether somebody was asked
  boolean tryAgain(UUID id) {
    var offers = dispatches.findById(id).offersMade();
    var tried =
        sweep(
            id,
            (dispatch, watch) -> {
              dispatch.triedAgain(watch.now());
              dispatch.search(watch);
            });
    return tried.offersMade() > offers;
  }

  /// Dispatches that still ask one of these people, of those who can be called no more.
  List<Asking> askingWhoIsOff(Set<UUID> people) {
    var off =
        bench().stream()
            .filter(Candidate::off)
            .map(Candidate::id)
            .filter(people::contains)
            .toList();
    return off.stream()
        .flatMap(her -> dispatches.asking(her).stream().map(id -> new Asking(id, her)))
        .toList();
  }

  record Asking(UUID dispatchId, UUID engineerId) {}

  /// Looks at her again behind the lock: she may be back since. Where somebody else is working on
  /// that dispatch, it is left to the next time.
  void spare(Asking asking) {
    dispatches
        .lockedIfFree(asking.dispatchId())
        .ifPresent(
            free ->
                dispatching.take(
                    free,
                    (dispatch, watch) ->
                        new Answering(dispatch, watch).spare(asking.engineerId())));
  }

  /// Sites whose lead is missing for want of room, if anybody may be asked to move at all.
  List<UUID> waitingForRoom() {
    return tenant.all(() -> moves.waiting(clock.instant()));
  }

  /// Asks somebody to move to this one, where that does more good than harm.
  void askToMove(UUID id) {
    dispatching.change(
        id,
        (dispatch, watch) -> {
          dispatch.lookedForMove(watch.now());
          return new Moving(dispatch, watch).ask(() -> moves.sittings(id));
        });
  }

  private Dispatch sweep(UUID locked, BiConsumer<Dispatch, Watch> step) {
    var dispatch = dispatches.findById(locked);
    dispatching.take(dispatch, step);
    FailPoint.reached("offer-timer.before-commit");
    afterCommit.run(() -> FailPoint.reached("offer-timer.after-commit"));
    return dispatch;
  }
}
