package org.hikeshi.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import org.hikeshi.consent.Consent.What;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.dossier.Dossiers;
import org.hikeshi.dossier.FiledReports;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;

/// Gives a consent and takes it back. Twice is once.
@ApplicationScoped
class Granting {

  private final Consents consents;
  private final Dossiers dossiers;
  private final FiledReports reports;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Granting(
      Consents consents,
      Dossiers dossiers,
      FiledReports reports,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.consents = consents;
    this.dossiers = dossiers;
    this.reports = reports;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  sealed interface Answer {

    record Stands(Consent consent) implements Answer {}

    /// Nothing is provided to be shown to that authority.
    record NotProvidedFor() implements Answer {}

    /// A prefecture sees its own area only.
    record ElsewhereThan(String prefecture) implements Answer {}
  }

  Answer grant(Dossier dossier, String authority, String by) {
    var what = What.forAuthority(authority);
    if (what.isEmpty()) {
      return new Answer.NotProvidedFor();
    }
    dossiers.locked(dossier.incidentId());
    var own = "prefecture-" + reports.newest(dossier.incidentId()).prefecture();
    if (what.get() == What.CARE_IMPACT && !authority.equals(own)) {
      return new Answer.ElsewhereThan(own);
    }
    var standing = consents.inForce(dossier.incidentId(), authority);
    if (standing.isPresent()) {
      return new Answer.Stands(standing.get());
    }
    var consent = new Consent(ids.next(), dossier, authority, what.get(), by, clock.instant());
    consents.persist(consent);
    audited("consent.granted", dossier, authority);
    return new Answer.Stands(consent);
  }

  void revoke(Dossier dossier, String authority, String by) {
    dossiers.locked(dossier.incidentId());
    consents
        .inForce(dossier.incidentId(), authority)
        .ifPresent(
            consent -> {
              consent.revoke(by, clock.instant());
              audited("consent.revoked", dossier, authority);
            });
  }

  private void audited(String action, Dossier dossier, String authority) {
    audit.record(
        action,
        dossier.hospitalId(),
        "incident/" + dossier.incidentId(),
        Map.of("authority", authority));
  }
}
