package org.hikeshi.dispatch;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.outbox.Ahead;

/// Goes ahead of [IncidentListener], however far that one is behind: where a hospital's patients
/// may die, help is not looked for after thousands of reports that can wait.
@ApplicationScoped
class AheadListener {

  private final Ahead ahead;
  private final Dispatching dispatching;

  AheadListener(Ahead ahead, Dispatching dispatching) {
    this.ahead = ahead;
    this.dispatching = dispatching;
  }

  @Incoming("incidents-ahead")
  @Blocking
  CompletionStage<Void> on(IncomingKafkaRecordBatch<String, byte[]> poll) {
    ahead.some(
        poll,
        IncidentEvent.class,
        "dispatch-service",
        AheadListener::mayGoAhead,
        dispatching::ahead);
    return poll.ack();
  }

  /// What presses, and what changes or ends the help that was begun: nobody is called out to a
  /// hospital that has long said that it needs nobody.
  private static boolean mayGoAhead(IncidentEvent event) {
    return switch (event) {
      case ReportFiled report -> report.presses() || report.version() > 1 && report.standsAlone();
      case IncidentWithdrawn _, IncidentResolved _, IncidentMerged _ -> true;
      case IncidentLinked _, ContactsErased _ -> false;
    };
  }
}
