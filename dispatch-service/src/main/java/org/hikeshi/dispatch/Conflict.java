package org.hikeshi.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/// An employer has a conflict of interest with a vendor, as one who works there has said.
@Entity
@Immutable
@Table(name = "conflict")
class Conflict {

  @Id private UUID id;
  private String employer;
  private String vendor;
  private UUID saidBy;
  private UUID dispatchId;
  private Instant at;

  /// For Hibernate.
  protected Conflict() {}

  Conflict(UUID id, String employer, String vendor, UUID saidBy, UUID dispatchId, Instant at) {
    this.id = id;
    this.employer = employer;
    this.vendor = vendor;
    this.saidBy = saidBy;
    this.dispatchId = dispatchId;
    this.at = at;
  }

  String employer() {
    return employer;
  }

  String vendor() {
    return vendor;
  }

  ConflictView view() {
    return new ConflictView(id, employer, vendor, saidBy, dispatchId, at);
  }
}
