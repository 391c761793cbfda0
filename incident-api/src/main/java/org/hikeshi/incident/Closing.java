package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Map;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.events.outbox.AfterCommit;
import org.hikeshi.events.outbox.FailPoint;
import org.hikeshi.events.outbox.Outbox;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.progress.Timeline;
import org.hikeshi.web.Audit;
import org.jspecify.annotations.Nullable;

/// Ends incidents: the hospital takes its report back, or the duty desk closes the case or joins it
/// to another. Nothing is erased, and open duties stay open.
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Closing {

  private final Incidents incidents;
  private final Hospitals hospitals;
  private final HandingOn handingOn;
  private final Timeline timeline;
  private final Outbox outbox;
  private final Audit audit;
  private final AfterCommit afterCommit;
  private final Clock clock;

  Closing(
      Incidents incidents,
      Hospitals hospitals,
      HandingOn handingOn,
      Timeline timeline,
      Outbox outbox,
      Audit audit,
      AfterCommit afterCommit,
      Clock clock) {
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.handingOn = handingOn;
    this.timeline = timeline;
    this.outbox = outbox;
    this.audit = audit;
    this.afterCommit = afterCommit;
    this.clock = clock;
  }

  /// What came of it.
  public enum Outcome {
    CLOSED,
    /// It was closed the other way before.
    CLOSED_OTHERWISE,
    /// It was resolved before, and other words were stored.
    RESOLVED_OTHERWISE,
    /// What it is said to be does not fit whether it was an attack.
    CONTRADICTORY,
    /// Two hospitals of different operators have no incident in common.
    ANOTHER_OPERATOR,
    /// The one that is to go on was taken back, or goes on in a third.
    DOES_NOT_GO_ON,
    /// The duplicate has somebody looked for or at work, and the other one can ask for nobody.
    HELP_WOULD_BE_LOST,
    /// The same, and the other one is resolved for good.
    HELP_IS_OVER,
    /// The duplicate asks for help by a card only: nobody has called the hospital back.
    CALL_BACK_FIRST,
    /// Only a card has spoken of the one that is to go on, which is another hospital's: nobody has
    /// called that one back.
    CALL_BACK_THERE_FIRST
  }

  /// Taking back twice is taking back once.
  public Outcome withdraw(Incident incident, Withdrawal withdrawal, String by) {
    if (incident.status().closed()) {
      return already(incident, Status.WITHDRAWN);
    }
    var now = clock.instant();
    end(incident.withdraw(now), Ending.withdrawn(incident, now, by, withdrawal.reason()));
    audited(incident, "incident.withdrawn", Map.of());
    return Outcome.CLOSED;
  }

  /// Resolving twice in the same words is resolving once. In other words it is refused, for they
  /// would be kept nowhere.
  public Outcome resolve(Incident incident, Resolution resolution, String by) {
    if (incident.status().closed()) {
      var before = already(incident, Status.RESOLVED);
      return before == Outcome.CLOSED && !says(incident, resolution)
          ? Outcome.RESOLVED_OTHERWISE
          : before;
    }
    if (resolution.contradicts()) {
      return Outcome.CONTRADICTORY;
    }
    var now = clock.instant();
    var kind = resolution.kind(incident.category());
    var ending = Ending.resolved(incident, now, by, resolution.cause(), resolution.lessons(), kind);
    end(incident.resolve(kind, now), ending);
    audited(incident, "incident.resolved", Map.of("kind", kind.name()));
    return Outcome.CLOSED;
  }

  /// The duplicate ends, and the other goes on for both, and asks for the help that the duplicate
  /// has asked for. Both are locked.
  public Outcome merge(Incident duplicate, Incident into, String reason, String by) {
    if (duplicate.status().closed()) {
      return into.id().equals(duplicate.mergedInto()) ? Outcome.CLOSED : Outcome.CLOSED_OTHERWISE;
    }
    if (into.status() == Status.WITHDRAWN || into.mergedInto() != null) {
      return Outcome.DOES_NOT_GO_ON;
    }
    if (!hospitals.ofOneOperator(duplicate.hospitalId(), into.hospitalId())) {
      return Outcome.ANOTHER_OPERATOR;
    }
    return switch (handingOn.help(duplicate, into, by)) {
      case WOULD_BE_LOST -> Outcome.HELP_WOULD_BE_LOST;
      case OVER -> Outcome.HELP_IS_OVER;
      case UNCONFIRMED -> Outcome.CALL_BACK_FIRST;
      case UNCONFIRMED_THERE -> Outcome.CALL_BACK_THERE_FIRST;
      case NOT_CONCERNED, ASKED_FOR -> merged(duplicate, into, reason, by);
    };
  }

  /// Whether this person has ended it already, and in these words.
  ///
  /// @param lessons of a resolution, as is its kind
  public boolean endedSo(
      Incident incident,
      String by,
      String reason,
      @Nullable String lessons,
      @Nullable ResolvedAs kind) {
    var ending = incidents.getSession().find(Ending.class, incident.id());
    return ending != null && ending.isBy(by) && ending.says(reason, lessons, kind);
  }

  private Outcome merged(Incident duplicate, Incident into, String reason, String by) {
    var now = clock.instant();
    end(duplicate.mergeInto(into, now), Ending.merged(duplicate, now, by, reason));
    audited(duplicate, "incident.merged", Map.of("into", into.id().toString()));
    return Outcome.CLOSED;
  }

  private boolean says(Incident incident, Resolution resolution) {
    var ending = incidents.getSession().find(Ending.class, incident.id());
    return ending.says(resolution);
  }

  private static Outcome already(Incident incident, Status wanted) {
    return incident.status() == wanted && incident.mergedInto() == null
        ? Outcome.CLOSED
        : Outcome.CLOSED_OTHERWISE;
  }

  private void end(IncidentEvent event, Ending ending) {
    incidents.getSession().persist(ending);
    timeline.told(event.hospitalId(), event);
    incidents.flush();
    outbox.append(event, event.hospitalId());
    FailPoint.reached("closing.before-commit");
    afterCommit.run(() -> FailPoint.reached("closing.after-commit"));
  }

  private void audited(Incident incident, String action, Map<String, String> codes) {
    audit.record(action, incident.hospitalId(), "incident/" + incident.id(), codes);
  }
}
