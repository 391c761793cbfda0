package org.hikeshi.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.watch.InTurn;

/// What somebody took up, and about which the desk has written nothing down since, rings again
/// while its reason stands: she may have fallen asleep over it.
@ApplicationScoped
class LeftInHand {

  private final Alarms alarms;
  private final HandingOn handingOn;
  private final Clock clock;
  private final Duration after;

  LeftInHand(
      Alarms alarms,
      HandingOn handingOn,
      Clock clock,
      @ConfigProperty(name = "hikeshi.desk.again-after") Duration after) {
    this.alarms = alarms;
    this.handingOn = handingOn;
    this.clock = clock;
    this.after = after;
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP, identity = "desk-again")
  void everyMinute() {
    ringAgain();
  }

  void ringAgain() {
    var since = clock.instant().minus(after);
    var left = QuarkusTransaction.requiringNew().call(() -> alarms.leftInHand(since));
    var round = new InTurn<UUID>("desk-again");
    round.each(left, handingOn::ringAgain);
    round.end();
  }
}
