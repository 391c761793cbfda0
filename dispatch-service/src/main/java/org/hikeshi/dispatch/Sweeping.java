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

  /// Ends the offers of one dispatch whose time is over.
  ///
  /// @return whether there was one, as with the others
  boolean lapseNext() {
    return sweep(
        dispatches.nextWithLapsedOffer(clock.instant()),
        (dispatch, watch) -> new Answering(dispatch, watch).lapseDue());
  }

  /// Takes the duty desk's silence for a yes.
  boolean releaseNext() {
    return sweep(
        dispatches.nextPastDesk(clock.instant()),
        (dispatch, watch) -> new Hearing(dispatch, watch).release(Beginning.FIRST));
  }

  /// Everybody as the next choice will see them.
  List<Candidate> bench() {
    return bench.at(clock.instant());
  }

  /// Tries the most urgent unanswered dispatch again that was not tried since.
  ///
  /// @return whether somebody was asked; empty when there was none to try
  Optional<Boolean> tryMostUrgent(Instant triedBefore) {
    return tryAgain(dispatches.nextUnanswered(triedBefore));
  }

  /// Tries an unanswered dispatch again that was long not tried.
  boolean tryWhoseTurnItIs(Instant now) {
    return tryAgain(dispatches.nextUnansweredInTurn(now)).isPresent();
  }

  private Optional<Boolean> tryAgain(Optional<Dispatch> found) {
    var offers = found.map(Dispatch::offersMade);
    sweep(
        found,
        (dispatch, watch) -> {
          dispatch.triedAgain(watch.now());
          dispatch.search(watch);
        });
    return found.map(dispatch -> dispatch.offersMade() > offers.orElseThrow());
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

  private boolean sweep(Optional<Dispatch> found, BiConsumer<Dispatch, Watch> step) {
    found.ifPresent(
        dispatch -> {
          dispatching.take(dispatch, step);
          FailPoint.reached("offer-timer.before-commit");
          afterCommit.run(() -> FailPoint.reached("offer-timer.after-commit"));
        });
    return found.isPresent();
  }
}
