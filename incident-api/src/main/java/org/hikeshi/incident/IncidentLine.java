package org.hikeshi.incident;

import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.Category;
import org.hikeshi.hospital.Hospital;

/// An incident in a list.
public record IncidentLine(
    UUID id,
    String number,
    Status status,
    int revision,
    Category category,
    Instant filedAt,
    IncidentView.At hospital) {

  static IncidentLine of(Incident incident, Hospital hospital) {
    return new IncidentLine(
        incident.id(),
        incident.number(),
        incident.status(),
        incident.revision(),
        incident.category(),
        incident.filedAt(),
        IncidentView.At.of(hospital));
  }
}
