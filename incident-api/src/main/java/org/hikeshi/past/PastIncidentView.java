package org.hikeshi.past;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.Category;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.hospital.Hospital;
import org.hikeshi.incident.IncidentView.At;
import org.hikeshi.incident.Status;
import org.jspecify.annotations.Nullable;

/// An incident of before the register. It is over, and has neither reports nor duties here.
///
/// @param status always RESOLVED
/// @param imported when it came in, and by whom (null once that was erased)
public record PastIncidentView(
    UUID id,
    @Nullable String reference,
    At hospital,
    Status status,
    Category category,
    @Nullable ResolvedAs kind,
    LocalDate detectedOn,
    @Nullable LocalDate reportedOn,
    @Nullable LocalDate closedOn,
    Set<String> careImpact,
    @Nullable Integer persons,
    @Nullable String summary,
    @Nullable String lessons,
    By imported,
    @Nullable Instant erasedAt) {

  @Schema(name = "ImportedBy")
  public record By(Instant at, @Nullable String by) {}

  static PastIncidentView of(PastIncident incident, Hospital hospital) {
    var facts = incident.facts();
    return new PastIncidentView(
        incident.id(),
        facts.reference(),
        At.of(hospital),
        Status.RESOLVED,
        facts.category(),
        facts.kind(),
        facts.detectedOn(),
        facts.reportedOn(),
        facts.closedOn(),
        facts.careImpact(),
        facts.persons(),
        facts.summary(),
        facts.lessons(),
        new By(incident.importedAt(), incident.erasedAt() == null ? incident.importedBy() : null),
        incident.erasedAt());
  }
}
