package org.hikeshi.incident;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.outbox.Outbox;

/// Sees to it that silence is not taken for an answer: while dispatch-service or notifier has not
/// taken the newest report or the closing into account, it is published again every minute. Kafka
/// may lose what it acknowledged; PostgreSQL has not.
@ApplicationScoped
class Reconciler {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int AT_ONCE = 100;

  private final Incidents incidents;
  private final Outbox outbox;
  private final Clock clock;

  Reconciler(Incidents incidents, Outbox outbox, Clock clock) {
    this.incidents = incidents;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Scheduled(every = "10s", identity = "reconciler")
  void tick() {
    askAgain();
  }

  /// @return how many were still without an answer
  @Transactional
  int askAgain() {
    var now = clock.instant();
    var silent = incidents.unanswered(now.minus(PATIENCE), AT_ONCE);
    for (var incident : silent) {
      incident.askAgain(now);
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
    return silent.size();
  }
}
