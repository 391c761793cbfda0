package org.hikeshi.question;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.notice.Notice;
import org.jspecify.annotations.Nullable;

/// A question about one notice. It is answered once, or taken back by whoever asked; what is wrong
/// with an answer is asked anew.
@Entity
public class Question {

  @Id private UUID id;
  private UUID noticeId;
  private UUID hospitalId;
  private String authority;
  private String question;
  private LocalDate dueOn;
  private String askedBy;
  private Instant askedAt;
  private @Nullable String answer;
  private @Nullable String answeredBy;
  private @Nullable Instant answeredAt;
  private @Nullable Integer answerReportNo;
  private @Nullable UUID answerNoticeId;
  private @Nullable Instant withdrawnAt;
  private @Nullable String withdrawnBy;

  protected Question() {}

  Question(UUID id, Notice notice, Asked asked, String askedBy, Instant askedAt) {
    this.id = id;
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.authority = notice.authority();
    this.question = asked.question();
    this.dueOn = asked.dueOn();
    this.askedBy = askedBy;
    this.askedAt = askedAt;
  }

  /// Nothing is left to be answered. Once answered, it stays so.
  void withdraw(String by, Instant at) {
    withdrawnBy = by;
    withdrawnAt = at;
  }

  boolean withdrawn() {
    return withdrawnAt != null;
  }

  /// @return false when it was answered otherwise before
  boolean answer(Answered said, @Nullable UUID notice, String by, Instant at) {
    if (answer != null) {
      return answer.equals(said.answer()) && Objects.equals(answerReportNo, said.reportNo());
    }
    answer = said.answer();
    answerReportNo = said.reportNo();
    answerNoticeId = notice;
    answeredBy = by;
    answeredAt = at;
    return true;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  boolean answered() {
    return answeredAt != null;
  }

  UUID noticeId() {
    return noticeId;
  }

  public UUID id() {
    return id;
  }

  public String authority() {
    return authority;
  }

  /// By when an answer is wanted, in Asia/Tokyo.
  public LocalDate dueOn() {
    return dueOn;
  }

  public Instant askedAt() {
    return askedAt;
  }

  View view(LocalDate today) {
    return new View(
        id,
        noticeId,
        authority,
        question,
        dueOn,
        askedAt,
        state(),
        state() == State.OPEN && today.isAfter(dueOn),
        answer,
        answeredAt,
        answerReportNo,
        answerNoticeId);
  }

  private State state() {
    if (withdrawn()) {
      return State.WITHDRAWN;
    }
    return answered() ? State.ANSWERED : State.OPEN;
  }

  public enum State {
    OPEN,
    ANSWERED,
    WITHDRAWN
  }

  /// What an authority asks, and by when it wants an answer.
  public record Asked(@NotBlank @Size(max = 5000) String question, @NotNull LocalDate dueOn) {}

  /// What the hospital answers.
  ///
  /// @param reportNo the report that says more, such as the newest one
  public record Answered(
      @NotBlank @Size(max = 5000) String answer, @Positive @Nullable Integer reportNo) {}

  /// As callers read it.
  ///
  /// @param late whether the answer is still missing after its day
  /// @param reportNo the report that the answer comes from, or null
  /// @param reportNoticeId the notice by which this authority has that report, or null
  @Schema(name = "QuestionView")
  public record View(
      UUID id,
      UUID noticeId,
      String authority,
      String question,
      LocalDate dueOn,
      Instant askedAt,
      State state,
      boolean late,
      @Nullable String answer,
      @Nullable Instant answeredAt,
      @Nullable Integer reportNo,
      @Nullable UUID reportNoticeId) {}
}
