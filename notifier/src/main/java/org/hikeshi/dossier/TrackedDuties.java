package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Caller;
import org.hikeshi.web.Role;

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

  /// The duty, if this caller may know that there is one: the hospital's own, or any for the desk.
  public Optional<TrackedDuty> seenBy(Caller caller, UUID id) {
    return findByIdOptional(id)
        .filter(
            duty -> caller.is(Role.COORDINATOR) || duty.hospitalId().equals(caller.hospitalId()));
  }
}
