package org.hikeshi.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
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
    replace(
        of(incidentId),
        IntStream.range(0, heard.size())
            .mapToObj(at -> new SeatStanding(incidentId, hospitalId, at, heard.get(at)))
            .toList(),
        SeatStanding::key);
    replace(
        responders(incidentId),
        heard.stream()
            .map(Seat::engineerId)
            .filter(Objects::nonNull)
            .distinct()
            .map(engineer -> new Responder(engineer, incidentId, hospitalId))
            .toList(),
        Responder::key);
  }

  private List<Responder> responders(UUID incidentId) {
    return getSession()
        .createQuery("from responder r where r.key.incidentId = :incident", Responder.class)
        .setParameter("incident", incidentId)
        .getResultList();
  }

  /// Row by row, for most stay as they are, and Hibernate plans a `delete` in its own language anew
  /// each time.
  private <T> void replace(List<T> known, List<T> heard, Function<T, Record> key) {
    var stay = heard.stream().map(key).toList();
    known.stream().filter(row -> !stay.contains(key.apply(row))).forEach(getSession()::remove);
    heard.forEach(getSession()::merge);
  }
}
