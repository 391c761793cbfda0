package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /// The incidents in which somebody may have to be reminded by now, longest waiting first.
  public List<UUID> toRemind(Instant now, int most) {
    return getEntityManager()
        .createQuery(
            "select incidentId from Dossier where remindAt <= ?1 order by remindAt, incidentId",
            UUID.class)
        .setParameter(1, now)
        .setMaxResults(most)
        .getResultList();
  }

  /// Locks it, unless another has it, and only while it is still to be looked at.
  public Optional<Dossier> toRemind(UUID incidentId, Instant now) {
    return getSession()
        .createNativeQuery(
            """
            select * from dossier where incident_id = :id and remind_at <= :now
            for update skip locked
            """,
            Dossier.class)
        .setParameter("id", incidentId)
        .setParameter("now", now)
        .uniqueResultOptional();
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
