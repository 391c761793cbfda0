package org.hikeshi.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.CareImpact;
import org.jspecify.annotations.Nullable;

/// What an authority sees of an incident by consent, and nothing beside it.
///
/// @param hospital its name
/// @param findings what the ministry found; null where that was not consented to, or it has found
///   nothing yet
/// @param care what is hindered; null where that was not consented to
record SharedView(
    UUID incidentId,
    String incidentNumber,
    String hospital,
    Consent.What what,
    Instant consentedAt,
    boolean withdrawn,
    @Nullable Findings findings,
    @Nullable Care care) {

  /// @param attack false for a fault or a near miss
  record Findings(String cause, @Nullable String lessons, @Nullable Boolean attack, Instant at) {}

  /// @param reportNo the report that says so
  record Care(Set<CareImpact> impact, int reportNo, Instant filedAt) {}

  /// An incident of which something is shared.
  @Schema(name = "SharedLine")
  record Line(
      UUID id, UUID incidentId, String incidentNumber, Consent.What what, Instant consentedAt) {}
}
