package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Origin;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.report.Statement;
import org.jspecify.annotations.Nullable;

/// Makes sure that what came by a card is real. An incident is unconfirmed as long as nothing but a
/// card has spoken of it; whoever confirms it says so by a report that adds nothing, so that the
/// other services hear of it as they hear of everything.
@ApplicationScoped
public class Confirming {

  private final Reports reports;
  private final Hospitals hospitals;
  private final Filing filing;

  Confirming(Reports reports, Hospitals hospitals, Filing filing) {
    this.reports = reports;
    this.hospitals = hospitals;
    this.filing = filing;
  }

  /// From the hospital itself, its notices leave as it has set; the desk's word lets none leave.
  ///
  /// @return empty where there is nothing to confirm any more
  public Optional<Filing.Outcome> confirm(Incident incident, Clerk clerk) {
    if (!unconfirmed(incident)) {
      return Optional.empty();
    }
    var own = clerk.origin() == Origin.HOSPITAL;
    var usual = hospitals.findById(incident.hospitalId()).usualForward();
    return Optional.of(filing.followUp(incident, nothingNew(own ? usual : null), clerk));
  }

  private boolean unconfirmed(Incident incident) {
    return FiledReport.onlyByCard(reports.of(incident.id()));
  }

  private static Statement nothingNew(@Nullable Forward forward) {
    return new Statement(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        forward, null, null, null, null, null, null);
  }
}
