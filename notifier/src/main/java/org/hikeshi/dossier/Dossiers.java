package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.IncidentEvent.ReportFiled;

/// All dossiers.
@ApplicationScoped
public class Dossiers implements PanacheRepositoryBase<Dossier, UUID> {

  /// Locks it until the transaction ends.
  public Dossier locked(UUID incidentId) {
    return findByIdOptional(incidentId, LockModeType.PESSIMISTIC_WRITE).orElseThrow();
  }

  /// Locks it, if there is one.
  public Optional<Dossier> find(UUID incidentId) {
    return findByIdOptional(incidentId, LockModeType.PESSIMISTIC_WRITE);
  }

  /// Locks the incident that waits longest for somebody to be reminded by now, unless another has
  /// it.
  ///
  /// @param passedOver none of these
  public Optional<UUID> toRemind(Instant now, Set<UUID> passedOver) {
    return getSession()
        .createNativeQuery(
            """
            select incident_id from dossier
            where remind_at <= :now and incident_id <> all (:passed_over)
            order by remind_at, incident_id limit 1 for update skip locked
            """,
            Object.class)
        .setParameter("now", now)
        .setParameter("passed_over", passedOver.toArray(UUID[]::new))
        .uniqueResultOptional()
        .map(UUID.class::cast);
  }

  /// Those that go on in this one.
  List<Dossier> mergedInto(UUID incidentId) {
    return list("mergedInto = ?1 order by incidentId", incidentId);
  }

  /// Those too that were merged into one of them.
  Stream<Dossier> goingOnIn(UUID incidentId) {
    return mergedInto(incidentId).stream()
        .flatMap(
            duplicate -> Stream.concat(Stream.of(duplicate), goingOnIn(duplicate.incidentId())));
  }

  /// Opens one with the first report that is heard.
  public Dossier of(ReportFiled filed) {
    return find(filed.incidentId())
        .orElseGet(
            () -> {
              var opened = new Dossier(filed.incidentId(), filed.hospitalId(), filed.number());
              persistAndFlush(opened);
              return opened;
            });
  }
}
