package org.hikeshi.dispatch;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/// What a person wrote beside a step. Free text, so it is told to nobody over Kafka.
@Entity
@Table(name = "remark")
class Remark {

  @Id private UUID id;
  private UUID dispatchId;
  private UUID hospitalId;
  private String seat;
  private String action;
  private String author;

  /// Whether somebody of the desk wrote it; false for whatever an older instance writes.
  private boolean byDesk;

  private String words;
  private Instant at;

  /// For Hibernate.
  protected Remark() {}

  Remark(
      UUID id,
      Dispatch dispatch,
      String seat,
      String action,
      String author,
      boolean byDesk,
      String words,
      Instant at) {
    this.id = id;
    this.dispatchId = dispatch.id();
    this.hospitalId = dispatch.hospitalId();
    this.seat = seat;
    this.action = action;
    this.author = author;
    this.byDesk = byDesk;
    this.words = words;
    this.at = at;
  }

  RemarkView view() {
    return new RemarkView(seat, action, author, words, at);
  }
}
