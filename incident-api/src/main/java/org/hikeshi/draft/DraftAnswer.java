package org.hikeshi.draft;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// The answer to one question, as it was typed last. Each change makes a new edition; whoever has
/// read an older one is shown the newer, and overwrites nothing.
@Entity
public class DraftAnswer {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;

  @Enumerated(EnumType.STRING)
  private Question question;

  private int edition;

  /// The newest report that its writer has seen.
  private int revision;

  @JdbcTypeCode(SqlTypes.JSON)
  private Typed typed;

  private String typedBy;
  private Instant typedAt;

  protected DraftAnswer() {}

  DraftAnswer(UUID id, UUID incidentId, UUID hospitalId, Question question) {
    this.id = id;
    this.incidentId = incidentId;
    this.hospitalId = hospitalId;
    this.question = question;
    this.typed = Typed.NOTHING;
  }

  /// What came of an answer.
  public sealed interface Saving {

    /// It is kept as this edition.
    record Saved(int edition) implements Saving {}

    /// Somebody else was first, with other words.
    record Overtaken(DraftAnswer theirs) implements Saving {}
  }

  /// The same words again change nothing, so what a browser sends twice is kept once.
  Saving become(int readEdition, Typed words, String by, Instant at) {
    if (edition > 0 && words.equals(typed)) {
      return new Saving.Saved(edition);
    }
    if (readEdition != edition) {
      return new Saving.Overtaken(this);
    }
    edition++;
    typed = words;
    typedBy = by;
    typedAt = at;
    return new Saving.Saved(edition);
  }

  UUID id() {
    return id;
  }

  void seen(int newest) {
    revision = newest;
  }

  /// The newest report that whoever typed it has seen; 0 where that was not kept.
  public int revision() {
    return revision;
  }

  /// As its page names what it shows.
  public Read read() {
    return new Read(revision, edition);
  }

  public Question question() {
    return question;
  }

  public int edition() {
    return edition;
  }

  public Typed typed() {
    return typed;
  }

  public String typedBy() {
    return typedBy;
  }

  public Instant typedAt() {
    return typedAt;
  }
}
