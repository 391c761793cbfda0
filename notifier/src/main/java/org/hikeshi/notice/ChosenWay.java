package org.hikeshi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;

/// That a person chose another way for one notice: who, when and why. Never changed.
@Entity
@Table(name = "notice_way")
public class ChosenWay {

  @Id private UUID id;
  private UUID noticeId;
  private UUID hospitalId;

  @Enumerated(EnumType.STRING)
  private Choice way;

  private String reason;
  private String chosenBy;
  private Instant chosenAt;

  public enum Choice {
    /// A person files it.
    MANUAL,
    /// It travels by the channel that was agreed with its authority.
    AGREED
  }

  /// What is chosen, and why.
  public record Request(@NotNull Choice way, @NotBlank @Size(max = 2000) String reason) {}

  protected ChosenWay() {}

  ChosenWay(UUID id, Notice notice, Request chosen, String by, Instant at) {
    this.id = id;
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.way = chosen.way();
    this.reason = chosen.reason();
    this.chosenBy = by;
    this.chosenAt = at;
  }
}
