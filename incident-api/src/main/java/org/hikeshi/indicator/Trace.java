package org.hikeshi.indicator;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.DynamicUpdate;

/// An indicator that a report of an incident named, and who may have it.
@Entity
@DynamicUpdate
public class Trace {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;

  @Enumerated(EnumType.STRING)
  private Indicator.Kind kind;

  private String value;
  private int reportNo;

  @Enumerated(EnumType.STRING)
  private Tlp tlp;

  protected Trace() {}

  void mark(Tlp tlp) {
    this.tlp = tlp;
  }

  UUID id() {
    return id;
  }

  View view() {
    return new View(id, kind, value, reportNo, tlp, tlp.label());
  }

  /// As callers read it.
  ///
  /// @param reportNo the report that named it first
  @Schema(name = "IndicatorView")
  record View(UUID id, Indicator.Kind kind, String value, int reportNo, Tlp tlp, String tlpLabel) {}
}
