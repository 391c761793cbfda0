package org.hikeshi.dossier;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.duty.KnownOn;
import org.hikeshi.events.NoticeEvent.Law;
import org.jspecify.annotations.Nullable;

/// A day of knowing that a person set, who, when and why. Kept for ever; the newest one holds.
@Entity
public class KnownDay {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private String authority;

  @Enumerated(EnumType.STRING)
  private @Nullable Law clock;

  private LocalDate day;
  private int revision;
  private String reason;
  private String setBy;
  private Instant setAt;

  protected KnownDay() {}

  KnownDay(
      UUID id,
      TrackedDuty duty,
      int revision,
      LocalDate day,
      String reason,
      String by,
      Instant at) {
    this.id = id;
    this.incidentId = duty.incidentId();
    this.hospitalId = duty.hospitalId();
    this.authority = duty.authority();
    this.clock = duty.clock();
    this.day = day;
    this.revision = revision;
    this.reason = reason;
    this.setBy = by;
    this.setAt = at;
  }

  KnownOn knownOn() {
    return new KnownOn(authority, clock, day, revision);
  }

  boolean on(@Nullable Law clock) {
    return this.clock == clock;
  }

  View view() {
    return new View(day, reason, setBy, setAt);
  }

  /// As callers read it.
  ///
  /// @param setBy the identity provider's id of who set it
  @Schema(name = "KnownDayView")
  public record View(LocalDate knownOn, String reason, String setBy, Instant setAt) {}
}
