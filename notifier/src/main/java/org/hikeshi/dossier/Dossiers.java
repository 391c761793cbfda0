package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
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
