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
    var known =
        getSession().findMultiple(DutyStanding.class, heard.stream().map(Duty::id).toList());
    for (int i = 0; i < heard.size(); i++) {
      if (known.get(i) == null) {
        persist(new DutyStanding(incidentId, hospitalId, heard.get(i)));
      } else {
        known.get(i).become(heard.get(i));
      }
    }
  }
}
