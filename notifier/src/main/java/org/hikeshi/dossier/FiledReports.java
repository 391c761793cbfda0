package org.hikeshi.dossier;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.duty.Reported;
import org.hikeshi.events.Facts;

/// Every report that was heard.
@ApplicationScoped
public class FiledReports implements PanacheRepositoryBase<FiledReport, FiledReport.Key> {

  /// What report no. n says, if it was heard.
  public Optional<Facts> facts(UUID incidentId, int revision) {
    return findByIdOptional(new FiledReport.Key(incidentId, revision)).map(FiledReport::facts);
  }

  boolean has(UUID incidentId, int revision) {
    return findByIdOptional(new FiledReport.Key(incidentId, revision)).isPresent();
  }

  /// Oldest first.
  List<Reported> of(UUID incidentId) {
    return list("key.incidentId = ?1 order by key.revision", incidentId).stream()
        .map(FiledReport::reported)
        .toList();
  }

  /// The newest report of an incident that has one.
  public FiledReport.Newest newest(UUID incidentId) {
    return find("key.incidentId = ?1 order by key.revision desc", incidentId)
        .firstResult()
        .newest();
  }
}
