package org.hikeshi.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Seat;

/// The seats of each incident, and with them who may read it.
@ApplicationScoped
public class Seats implements PanacheRepositoryBase<SeatStanding, SeatStanding.Key> {

  /// In the order in which they were asked for.
  public List<SeatStanding> of(UUID incidentId) {
    return list("key.incidentId = ?1 order by position", incidentId);
  }

  /// The newest word replaces all there was: an event carries every seat.
  public void become(UUID incidentId, UUID hospitalId, List<Seat> heard) {
    delete("key.incidentId", incidentId);
    getSession()
        .createMutationQuery("delete from responder where key.incidentId = ?1")
        .setParameter(1, incidentId)
        .executeUpdate();
    for (int position = 0; position < heard.size(); position++) {
      persist(new SeatStanding(incidentId, hospitalId, position, heard.get(position)));
    }
    heard.stream()
        .map(Seat::engineerId)
        .filter(Objects::nonNull)
        .distinct()
        .map(engineer -> new Responder(engineer, incidentId, hospitalId))
        .forEach(getSession()::persist);
  }
}
