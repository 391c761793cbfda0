package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// The duties of all incidents.
@ApplicationScoped
public class TrackedDuties implements PanacheRepositoryBase<TrackedDuty, UUID> {

  /// In the order in which the rules speak of them.
  public List<TrackedDuty> of(UUID incidentId) {
    return list("incidentId = ?1 order by id", incidentId);
  }

  public List<TrackedDuty> servedBy(UUID noticeId) {
    return list("noticeId = ?1 order by id", noticeId);
  }
}
