package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.hikeshi.report.Saying;
import org.hikeshi.report.Statement;

/// Makes sure that what came by a card is real. An incident is unconfirmed as long as nothing but a
/// card has spoken of it; whoever confirms it says so by a report that adds nothing, so that the
/// other services hear of it as they hear of everything.
@ApplicationScoped
public class Confirming {

  private static final Statement NOTHING_NEW = Saying.nothing().said();

  private final Reports reports;
  private final Filing filing;

  Confirming(Reports reports, Filing filing) {
    this.reports = reports;
    this.filing = filing;
  }

  /// From the hospital itself, its notices leave as it has set; the desk's word lets none leave.
  ///
  /// @return empty where there is nothing to confirm any more
  public Optional<Filing.Outcome> confirm(Incident incident, Clerk clerk) {
    if (!unconfirmed(incident)) {
      return Optional.empty();
    }
    return Optional.of(filing.followUp(incident, NOTHING_NEW, clerk));
  }

  private boolean unconfirmed(Incident incident) {
    return FiledReport.onlyByCard(reports.of(incident.id()));
  }
}
