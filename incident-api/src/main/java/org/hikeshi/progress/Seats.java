package org.hikeshi.progress;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikeshi.events.DispatchEvent.Seat;

/// The seats of each incident, and with them who may read it.
@ApplicationScoped
public class Seats implements PanacheRepositoryBase<SeatStanding, SeatStanding.Key> {

  /// In the order in which they were asked for.
  public List<SeatStanding> of(UUID incidentId) {
    return list("key.incidentId = ?1 order by position", incidentId);
  }

  /// The first word of an incident: there is nothing yet that it could replace.
  public void begin(UUID incidentId, UUID hospitalId, List<Seat> heard) {
    replace(incidentId, hospitalId, heard, List.of(), List.of());
  }

  /// The newest word replaces all there was: an event carries every seat.
  public void become(UUID incidentId, UUID hospitalId, List<Seat> heard) {
    replace(incidentId, hospitalId, heard, of(incidentId), responders(incidentId));
  }

  private void replace(
      UUID incidentId,
      UUID hospitalId,
      List<Seat> heard,
      List<SeatStanding> seats,
      List<Responder> responders) {
    replace(
        seats,
        IntStream.range(0, heard.size())
            .mapToObj(at -> new SeatStanding(incidentId, hospitalId, at, heard.get(at)))
            .toList(),
        SeatStanding::key);
    replace(
        responders,
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
  /// each time. What is new is not merged, for then it would be looked up.
  private <T> void replace(List<T> known, List<T> heard, Function<T, Record> key) {
    var stay = heard.stream().map(key).toList();
    known.stream().filter(row -> !stay.contains(key.apply(row))).forEach(getSession()::remove);
    var there = known.stream().map(key).collect(Collectors.toCollection(HashSet::new));
    for (var row : heard) {
      if (there.add(key.apply(row))) {
        getSession().persist(row);
      } else {
        getSession().merge(row);
      }
    }
  }
}
