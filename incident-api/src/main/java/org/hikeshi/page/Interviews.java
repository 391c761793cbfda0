package org.hikeshi.page;

import jakarta.enterprise.context.ApplicationScoped;
import org.hikeshi.draft.Drafts;
import org.hikeshi.incident.Incident;
import org.hikeshi.incident.Reports;
import org.hikeshi.report.SnapshotView;

/// Where the answering of each incident's questions stands.
@ApplicationScoped
class Interviews {

  private final Reports reports;
  private final Drafts drafts;

  Interviews(Reports reports, Drafts drafts) {
    this.reports = reports;
    this.drafts = drafts;
  }

  Interview of(Incident incident) {
    return of(incident, reports.latest(incident));
  }

  Interview of(Incident incident, SnapshotView latest) {
    return new Interview(
        latest, drafts.of(incident.id()), incident.revision(), no -> reports.at(incident, no));
  }
}
