package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.duty.KnownOn;

/// Every day that a person set.
@ApplicationScoped
public class KnownDays implements PanacheRepositoryBase<KnownDay, UUID> {

  /// Oldest first.
  List<KnownOn> of(UUID incidentId) {
    return list("incidentId = ?1 order by id", incidentId).stream().map(KnownDay::knownOn).toList();
  }

  /// Those on the clock of that duty, oldest first.
  public List<KnownDay.View> of(TrackedDuty duty) {
    return list(
            "incidentId = ?1 and authority = ?2 order by id", duty.incidentId(), duty.authority())
        .stream()
        .filter(day -> day.on(duty.clock()))
        .map(KnownDay::view)
        .toList();
  }

  /// Whether the duty may apply, for all that is known: a day that a person set may be mistyped,
  /// and have taken it away. A day takes no choice or consent away, that its giver takes back.
  public boolean mayApply(TrackedDuty duty) {
    return duty.mayApply() || (!duty.voluntary() && !of(duty).isEmpty());
  }
}
