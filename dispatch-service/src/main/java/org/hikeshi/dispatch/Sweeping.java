package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.web.Tenant;

/// What is due because time has passed, one dispatch at a time: another instance that looks at the
/// same moment takes another one. Callers have begun a transaction.
@ApplicationScoped
class Sweeping {

  private final Dispatching dispatching;
  private final Dispatches dispatches;
  private final Moves moves;
  private final AfterCommit afterCommit;
  private final Tenant tenant;
  private final Clock clock;

  Sweeping(
      Dispatching dispatching,
      Dispatches dispatches,
      Moves moves,
      AfterCommit afterCommit,
      Tenant tenant,
      Clock clock) {
    this.dispatching = dispatching;
    this.dispatches = dispatches;
    this.moves = moves;
    this.afterCommit = afterCommit;
    this.tenant = tenant;
    this.clock = clock;
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
        (dispatch, watch) -> new Hearing(dispatch, watch).release());
  }

  /// Tries an unanswered dispatch again: somebody may have come on duty since.
  boolean tryNextAgain(Instant triedBefore) {
    return sweep(
        dispatches.nextUnanswered(triedBefore),
        (dispatch, watch) -> {
          dispatch.triedAgain(watch.now());
          dispatch.search(watch);
        });
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
