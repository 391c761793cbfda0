package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Map;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Audit;

/// Ends incidents: the hospital takes its report back, or the duty desk closes the case. Nothing is
/// erased, and open duties stay open.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Closing {

  private final Incidents incidents;
  private final Timeline timeline;
  private final Outbox outbox;
  private final Audit audit;
  private final AfterCommit afterCommit;
  private final Clock clock;

  Closing(
      Incidents incidents,
      Timeline timeline,
      Outbox outbox,
      Audit audit,
      AfterCommit afterCommit,
      Clock clock) {
    this.incidents = incidents;
    this.timeline = timeline;
    this.outbox = outbox;
    this.audit = audit;
    this.afterCommit = afterCommit;
    this.clock = clock;
  }

  /// What came of it.
  enum Outcome {
    CLOSED,
    /// It was closed the other way before.
    CLOSED_OTHERWISE
  }

  /// Taking back twice is taking back once.
  Outcome withdraw(Incident incident, Withdrawal withdrawal, String by) {
    if (incident.status().closed()) {
      return already(incident, Status.WITHDRAWN);
    }
    var now = clock.instant();
    end(incident.withdraw(now), Ending.withdrawn(incident, now, by, withdrawal.reason()));
    audited(incident, "incident.withdrawn");
    return Outcome.CLOSED;
  }

  Outcome resolve(Incident incident, Resolution resolution, String by) {
    if (incident.status().closed()) {
      return already(incident, Status.RESOLVED);
    }
    var now = clock.instant();
    var ending =
        Ending.resolved(
            incident, now, by, resolution.cause(), resolution.lessons(), resolution.attack());
    end(incident.resolve(resolution.attack(), now), ending);
    audited(incident, "incident.resolved");
    return Outcome.CLOSED;
  }

  private static Outcome already(Incident incident, Status wanted) {
    return incident.status() == wanted ? Outcome.CLOSED : Outcome.CLOSED_OTHERWISE;
  }

  private void end(IncidentEvent event, Ending ending) {
    incidents.getSession().persist(ending);
    timeline.told(event.hospitalId(), event);
    incidents.flush();
    outbox.append(event, event.hospitalId());
    FailPoint.reached("closing.before-commit");
    afterCommit.run(() -> FailPoint.reached("closing.after-commit"));
  }

  private void audited(Incident incident, String action) {
    audit.record(action, incident.hospitalId(), "incident/" + incident.id(), Map.of());
  }
}
