package org.hikeshi.dispatch;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.hikeshi.roster.CameOnDuty;

/// What happens because time passes. The times are columns, so a restart forgets nothing, and any
/// number of instances may sweep at once: each row is taken by one of them.
@ApplicationScoped
class OfferTimer {

  /// Shifts begin without anybody saying so; that often an unanswered dispatch is tried again.
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Sweeping sweeping;
  private final Clock clock;
  private final AtomicBoolean somebodyCame = new AtomicBoolean();

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

  void tick() {
    whileAny(sweeping::lapseNext);
    whileAny(sweeping::releaseNext);
    var now = clock.instant();
    var triedBefore = somebodyCame.getAndSet(false) ? now : now.minus(TRY_AGAIN);
    whileAny(() -> sweeping.tryNextAgain(triedBefore));
    askToMove();
  }

  /// Only after everybody with room was asked.
  private void askToMove() {
    QuarkusTransaction.requiringNew()
        .call(sweeping::waitingForRoom)
        .forEach(id -> QuarkusTransaction.requiringNew().run(() -> sweeping.askToMove(id)));
  }

  /// Each in a transaction of its own.
  private static void whileAny(BooleanSupplier next) {
    while (QuarkusTransaction.requiringNew().call(next::getAsBoolean)) {
      // one more
    }
  }
}
