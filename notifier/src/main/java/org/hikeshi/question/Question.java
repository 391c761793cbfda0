package org.hikeshi.question;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.notice.Notice;
import org.jspecify.annotations.Nullable;

/// A question about one notice. It is answered once; what is wrong with an answer is asked anew.
@Entity
class Question {

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

  protected Question() {}

  Question(
      UUID id, Notice notice, String question, LocalDate dueOn, String askedBy, Instant askedAt) {
    this.id = id;
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.authority = notice.authority();
    this.question = question;
    this.dueOn = dueOn;
    this.askedBy = askedBy;
    this.askedAt = askedAt;
  }

  /// @return false when it was answered otherwise before
  boolean answer(String text, String by, Instant at) {
    if (answer != null) {
      return answer.equals(text);
    }
    answer = text;
    answeredBy = by;
    answeredAt = at;
    return true;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  UUID id() {
    return id;
  }

  View view() {
    return new View(id, noticeId, authority, question, dueOn, askedAt, answer, answeredAt);
  }

  /// As callers read it.
  record View(
      UUID id,
      UUID noticeId,
      String authority,
      String question,
      LocalDate dueOn,
      Instant askedAt,
      @Nullable String answer,
      @Nullable Instant answeredAt) {}
}
