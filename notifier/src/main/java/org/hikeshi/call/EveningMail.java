package org.hikeshi.call;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalTime;
import org.hikeshi.web.time.JapanTime;

/// Tells the desk each evening what the roster lacks, also when it lacks nothing, so that silence
/// is noticed.
@ApplicationScoped
class EveningMail {

  private static final LocalTime AT = LocalTime.of(18, 0);

  private final Calling calling;
  private final Clock clock;

  EveningMail(Calling calling, Clock clock) {
    this.calling = calling;
    this.clock = clock;
  }

  @Scheduled(every = "60s", concurrentExecution = ConcurrentExecution.SKIP, identity = "evening")
  void everyMinute() {
    tick();
  }

  /// The day is the call's key, so however often and wherever this runs, one mail goes out.
  void tick() {
    var now = clock.instant().atZone(JapanTime.ZONE);
    if (!now.toLocalTime().isBefore(AT)) {
      QuarkusTransaction.requiringNew().run(() -> calling.gaps(now.toLocalDate()));
    }
  }
}
