package org.hikeshi.dossier;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The dates that a duty showed from an instant on. Never changed: a date that moved can be seen to
/// have moved.
@Entity
public class DutyDate {

  @EmbeddedId private Key key;
  private UUID hospitalId;
  private Instant shownFrom;
  private @Nullable LocalDate knownOn;
  private @Nullable LocalDate targetOn;
  private @Nullable LocalDate dueOn;

  @Embeddable
  record Key(UUID dutyId, long version) {}

  protected DutyDate() {}

  DutyDate(TrackedDuty duty, Instant shownFrom) {
    var told = duty.told();
    this.key = new Key(duty.id(), duty.version());
    this.hospitalId = duty.hospitalId();
    this.shownFrom = shownFrom;
    this.knownOn = told.knownOn();
    this.targetOn = told.targetOn();
    this.dueOn = told.dueOn();
  }

  UUID dutyId() {
    return key.dutyId();
  }

  View view() {
    return new View(shownFrom, knownOn, targetOn, dueOn);
  }

  /// As callers read it.
  ///
  /// @param shownFrom until the next entry's, or until now
  @Schema(name = "DutyDateView")
  public record View(
      Instant shownFrom,
      @Nullable LocalDate knownOn,
      @Nullable LocalDate targetOn,
      @Nullable LocalDate dueOn) {

    boolean sameDays(View other) {
      return Objects.equals(targetOn, other.targetOn) && Objects.equals(dueOn, other.dueOn);
    }
  }
}
