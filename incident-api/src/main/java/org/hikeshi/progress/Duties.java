package org.hikeshi.progress;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hikeshi.events.NoticeEvent.Duty;

/// The duties of each incident.
@ApplicationScoped
public class Duties implements PanacheRepositoryBase<DutyStanding, UUID> {

  /// What is due first comes first.
  public List<DutyStanding> of(UUID incidentId) {
    return list("incidentId = ?1 order by dueOn nulls last, id", incidentId);
  }

  /// The first word of an incident: there is nothing yet that it could change.
  public void begin(UUID incidentId, UUID hospitalId, List<Duty> heard) {
    heard.forEach(duty -> persist(new DutyStanding(incidentId, hospitalId, duty)));
  }

  public void become(UUID incidentId, UUID hospitalId, List<Duty> heard) {
    var known = of(incidentId).stream().collect(toMap(DutyStanding::id, Function.identity()));
    for (var duty : heard) {
      var standing = known.get(duty.id());
      if (standing == null) {
        persist(new DutyStanding(incidentId, hospitalId, duty));
      } else {
        standing.become(duty);
      }
    }
  }
}
