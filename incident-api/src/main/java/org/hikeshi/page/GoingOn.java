package org.hikeshi.page;

import io.quarkus.qute.TemplateData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.events.CareImpact;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Incidents;
import org.hikeshi.incident.Reports;

/// Which incidents may go on for a duplicate: the open ones of its hospital, and of the others of
/// its operator. Any other is merged into by its number.
@ApplicationScoped
class GoingOn {

  private static final int SHOWN = 8;

  private final Incidents incidents;
  private final Reports reports;
  private final Hospitals hospitals;

  GoingOn(Incidents incidents, Reports reports, Hospitals hospitals) {
    this.incidents = incidents;
    this.reports = reports;
    this.hospitals = hospitals;
  }

  /// @param care what has stopped, by the newest report
  /// @param onlyByCard whether nobody but a card has spoken of it
  @TemplateData
  public record Candidate(
      Incident incident, String hospital, Set<CareImpact> care, boolean onlyByCard) {}

  /// Those of its own hospital first, and the newest of each; a few, for all are read.
  List<Candidate> of(Incident duplicate) {
    var all = hospitals.ofOperator(duplicate.hospitalId());
    var open =
        incidents.openOf(all.keySet()).values().stream()
            .flatMap(List::stream)
            .filter(one -> !one.id().equals(duplicate.id()))
            .sorted(
                Comparator.comparing(
                        (Incident one) -> !one.hospitalId().equals(duplicate.hospitalId()))
                    .thenComparing(Incident::filedAt, Comparator.reverseOrder()))
            .limit(SHOWN)
            .toList();
    var onlyByCard = incidents.onlyByCard(open);
    return open.stream().map(one -> candidate(one, all, onlyByCard)).toList();
  }

  private Candidate candidate(Incident one, Map<UUID, Hospital> at, Set<UUID> onlyByCard) {
    return new Candidate(
        one,
        at.get(one.hospitalId()).name(),
        reports.latest(one).careImpact(),
        onlyByCard.contains(one.id()));
  }
}
