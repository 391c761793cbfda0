package org.hikeshi.reminder;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// That a rung came, and what was made of it. Never changed: it is the history of what was said,
/// also when the day has moved since.
@Entity
public class Reminder {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private String incidentNumber;
  private UUID subject;
  private String authority;

  @Enumerated(EnumType.STRING)
  private @Nullable Stage stage;

  @Enumerated(EnumType.STRING)
  private Matter matter;

  private LocalDate day;
  private LocalDate rungOn;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private Instant at;

  /// What was made of a rung.
  public enum Outcome {
    SAID,
    /// A later one of the same subject came while nobody looked, and was said.
    SUPERSEDED
  }

  protected Reminder() {}

  Reminder(UUID id, Dossier dossier, Deadline deadline, Rung rung, Outcome outcome, Instant at) {
    this.id = id;
    this.incidentId = dossier.incidentId();
    this.hospitalId = dossier.hospitalId();
    this.incidentNumber = dossier.number();
    this.subject = rung.subject();
    this.authority = deadline.authority();
    this.stage = deadline.stage();
    this.matter = rung.matter();
    this.day = rung.day();
    this.rungOn = rung.on();
    this.outcome = outcome;
    this.at = at;
  }

  Rung rung() {
    return new Rung(subject, matter, day, rungOn);
  }

  public UUID id() {
    return id;
  }

  public UUID incidentId() {
    return incidentId;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  public String incidentNumber() {
    return incidentNumber;
  }

  public String authority() {
    return authority;
  }

  public Matter matter() {
    return matter;
  }

  public LocalDate day() {
    return day;
  }

  /// Until its day, as of `now` in Asia/Tokyo; negative when that is over.
  public int daysLeft(Instant now) {
    return (int) ChronoUnit.DAYS.between(JapanTime.dayOf(now), day);
  }

  View view() {
    return new View(
        id,
        incidentId,
        incidentNumber,
        subject,
        authority,
        stage,
        matter,
        day,
        rungOn,
        outcome,
        at);
  }

  /// As callers read it.
  ///
  /// @param subject the duty, notice or question
  /// @param day the day that was spoken of
  /// @param rungOn the day on which it was to be spoken of
  /// @param at when that was done
  @Schema(name = "ReminderView")
  public record View(
      UUID id,
      UUID incidentId,
      String incidentNumber,
      UUID subject,
      String authority,
      @Nullable Stage stage,
      Matter matter,
      LocalDate day,
      LocalDate rungOn,
      Outcome outcome,
      Instant at) {}
}
