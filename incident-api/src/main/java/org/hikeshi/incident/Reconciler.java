package org.hikeshi.incident;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.outbox.Outbox;

/// Sees to it that silence is not taken for an answer: while dispatch-service or notifier has not
/// taken the newest report or the closing into account, it is published again every minute. Kafka
/// may lose what it acknowledged; PostgreSQL has not.
///
/// What only waits for its turn is let wait: to say it again would make the line longer, for each
/// of those in it, and a burst or a service that was away would take as long again to catch up.
@ApplicationScoped
class Reconciler {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /// After that it is rather said in vain than not at all.
  private static final Duration LONG_AGO = Duration.ofMinutes(10);

  private static final int AT_ONCE = 100;

  private final Unanswered unanswered;
  private final Outbox outbox;
  private final Clock clock;

  Reconciler(Unanswered unanswered, Outbox outbox, Clock clock) {
    this.unanswered = unanswered;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(every = "10s", identity = "reconciler")
  void tick() {
    askAgain();
  }

  /// @return those that were published again
  @Transactional
  List<UUID> askAgain() {
    var now = clock.instant();
    var silent = unanswered.notLookedAtSince(now.minus(PATIENCE), AT_ONCE);
    if (silent.isEmpty()) {
      return List.of();
    }
    silent.forEach(incident -> incident.lookedAt(now));
    var inLine = unanswered.inLine(silent.stream().map(Incident::id).toList(), now.minus(LONG_AGO));
    var passedOver = silent.stream().filter(incident -> !inLine.contains(incident.id())).toList();
    passedOver.forEach(this::sayAgain);
    return passedOver.stream().map(Incident::id).toList();
  }

  private void sayAgain(Incident incident) {
    outbox.again(incident.id(), EventJson.typeOf(ReportFiled.class));
    switch (incident.status()) {
      case WITHDRAWN -> outbox.again(incident.id(), EventJson.typeOf(IncidentWithdrawn.class));
      case RESOLVED ->
          outbox.again(
              incident.id(),
              EventJson.typeOf(
                  incident.mergedInto() == null ? IncidentResolved.class : IncidentMerged.class));
      case REPORTED, DISPATCHING, RESPONDING, UNANSWERED -> {}
    }
    Log.warnf("no answer yet, published again: incident=%s", incident.id());
  }
}
