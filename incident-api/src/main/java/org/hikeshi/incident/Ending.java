package org.hikeshi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hikeshi.events.ResolvedAs;
import org.jspecify.annotations.Nullable;

/// How an incident ended, in words: why it was taken back, why another goes on for it, or what it
/// was and what it taught.
@Entity
@Immutable
public class Ending {

  @Id private UUID incidentId;
  private UUID hospitalId;
  private Instant at;
  private String closedBy;
  private String reason;
  private @Nullable String lessons;
  private @Nullable Boolean attack;

  @Enumerated(EnumType.STRING)
  private @Nullable ResolvedAs kind;

  protected Ending() {}

  private Ending(
      Incident incident,
      Instant at,
      String closedBy,
      String reason,
      @Nullable String lessons,
      @Nullable ResolvedAs kind) {
    this.incidentId = incident.id();
    this.hospitalId = incident.hospitalId();
    this.at = at;
    this.closedBy = closedBy;
    this.reason = reason;
    this.lessons = lessons;
    this.attack = kind == null ? null : kind.attack();
    this.kind = kind;
  }

  static Ending withdrawn(Incident incident, Instant at, String by, String reason) {
    return new Ending(incident, at, by, reason, null, null);
  }

  static Ending merged(Incident incident, Instant at, String by, String reason) {
    return new Ending(incident, at, by, reason, null, null);
  }

  static Ending resolved(
      Incident incident,
      Instant at,
      String by,
      String cause,
      @Nullable String lessons,
      ResolvedAs kind) {
    return new Ending(incident, at, by, cause, lessons, kind);
  }

  boolean isBy(String person) {
    return closedBy.equals(person);
  }

  boolean says(String why, @Nullable String taught, @Nullable ResolvedAs as) {
    return reason.equals(why) && Objects.equals(lessons, taught) && kind == as;
  }

  /// Where a resolution leaves out which of the three it was, it says only whether it was an
  /// attack.
  boolean says(Resolution resolution) {
    var as =
        resolution.kind() == null
            ? Objects.equals(attack, resolution.attack())
            : kind == resolution.kind();
    return as && says(resolution.cause(), resolution.lessons(), kind);
  }

  View view() {
    return new View(reason, lessons, attack, at);
  }

  /// As callers read it, of an incident that was resolved.
  @Schema(name = "EndingView")
  record View(String cause, @Nullable String lessons, @Nullable Boolean attack, Instant at) {}
}
