package org.hikeshi.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Duty;

/// The duties of each incident.
@ApplicationScoped
public class Duties implements PanacheRepositoryBase<DutyStanding, UUID> {

  /// What is due first comes first.
  public List<DutyStanding> of(UUID incidentId) {
    return list("incidentId = ?1 order by dueOn nulls last, id", incidentId);
  }

  public void become(UUID incidentId, UUID hospitalId, List<Duty> heard) {
    for (var duty : heard) {
      findByIdOptional(duty.id())
          .ifPresentOrElse(
              known -> known.become(duty),
              () -> persist(new DutyStanding(incidentId, hospitalId, duty)));
    }
  }
}
