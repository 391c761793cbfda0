package org.hikeshi.dispatch;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hikeshi.dispatch.Sweeping.Asking;
import org.hikeshi.events.watch.InTurn;
import org.hikeshi.events.watch.LogKeys;
import org.hikeshi.matching.Candidate;
import org.hikeshi.roster.CameOnDuty;
import org.hikeshi.roster.WentOffDuty;

/// What happens because time passes. The times are columns, so a restart forgets nothing, and any
/// number of instances may sweep at once: each row is taken by one of them.
@ApplicationScoped
class OfferTimer {

  /// Shifts begin, and duties end, without anybody calling here: that often it is looked at who is
  /// there while a seat is unanswered.
  private static final Duration LOOK_ROUND = Duration.ofSeconds(5);

  /// So long it is looked whether whoever went off duty is still asked: by a search, too, that saw
  /// her a moment before.
  private static final Duration LOOK_AFTER = Duration.ofSeconds(5);

  /// When so many in a row have found nobody, those who came are spoken for, or fit none. In a
  /// flood hundreds wait, and to go through them all each time would take the machine from the
  /// others.
  private static final int IN_VAIN = 25;

  private final Sweeping sweeping;
  private final Clock clock;
  private final AtomicBoolean somebodyCame = new AtomicBoolean();
  private final Map<UUID, Instant> wentOff = new ConcurrentHashMap<>();
  private volatile List<Candidate> bench = List.of();
  private volatile Instant lookedRound = Instant.EPOCH;

  OfferTimer(Sweeping sweeping, Clock clock) {
    this.sweeping = sweeping;
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP, identity = "offer-timer")
  void everySecond() {
    tick();
  }

  void cameOnDuty(@Observes(during = TransactionPhase.AFTER_SUCCESS) CameOnDuty came) {
    somebodyCame.set(true);
  }

  /// Should this process end before its next tick, her offers end by their time.
  void wentOffDuty(@Observes(during = TransactionPhase.AFTER_SUCCESS) WentOffDuty went) {
    wentOff.put(went.engineerId(), clock.instant());
  }

  void tick() {
    var inTurn = new InTurn<UUID>("offer-timer");
    var due = QuarkusTransaction.requiringNew().call(sweeping::due);
    if (due.lapsed()) {
      inTurn.all(sweeping::withLapsedOffer, sweeping::lapse);
    }
    if (due.silent()) {
      inTurn.all(sweeping::pastDesk, sweeping::release);
    }
    if (due.anything()) {
      tryAgain(due, inTurn, clock.instant());
      askToMove(inTurn);
    }
    spareWhoIsOff(clock.instant());
    inTurn.end();
  }

  /// Last, and a dispatch that fails is left: its offers end by their time.
  private void spareWhoIsOff(Instant now) {
    if (!wentOff.isEmpty()) {
      var went = Set.copyOf(wentOff.keySet());
      QuarkusTransaction.requiringNew()
          .call(() -> sweeping.askingWhoIsOff(went))
          .forEach(this::spare);
      wentOff.values().removeIf(at -> !at.plus(LOOK_AFTER).isAfter(now));
    }
  }

  private void spare(Asking asked) {
    try (var _ = LogKeys.dispatch(asked.dispatchId())) {
      try {
        QuarkusTransaction.requiringNew().run(() -> sweeping.spare(asked));
      } catch (RuntimeException e) {
        Log.warnf(e, "dispatch=%s: still asks who is off duty", asked.dispatchId());
      }
    }
  }

  /// Most urgent first when anything is otherwise with those who are there; besides each in its
  /// turn, the less often the longer it has waited. However many wait, this comes to its end, for
  /// the next offers have to lapse in time.
  private void tryAgain(Due due, InTurn<UUID> inTurn, Instant now) {
    if (!due.unanswered() && !QuarkusTransaction.requiringNew().call(sweeping::due).unanswered()) {
      return;
    }
    if (somebodyCame.getAndSet(false) | benchIsOtherwise(now)) {
      int inVain = 0;
      Optional<Boolean> asked;
      do {
        asked = inTurn.next(passedOver -> sweeping.mostUrgent(now, passedOver), sweeping::tryAgain);
        inVain = asked.orElse(false) ? 0 : inVain + 1;
      } while (asked.isPresent() && inVain < IN_VAIN);
    }
    int tried = 0;
    while (tried < IN_VAIN
        && inTurn
            .next(passedOver -> sweeping.whoseTurnItIs(now, passedOver), sweeping::tryAgain)
            .isPresent()) {
      tried++;
    }
  }

  private boolean benchIsOtherwise(Instant now) {
    if (Duration.between(lookedRound, now).abs().compareTo(LOOK_ROUND) < 0) {
      return false;
    }
    var before = bench;
    bench = QuarkusTransaction.requiringNew().call(sweeping::bench);
    lookedRound = now;
    return !bench.equals(before);
  }

  /// Only after everybody with room was asked.
  private void askToMove(InTurn<UUID> inTurn) {
    inTurn.each(
        QuarkusTransaction.requiringNew().call(sweeping::waitingForRoom), sweeping::askToMove);
  }
}
