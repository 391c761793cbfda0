package org.hikeshi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// An entry of the ledger: one attempt and what became of it. Never changed.
@Entity
public class Delivery {

  @Id private UUID id;
  private UUID noticeId;
  private UUID hospitalId;
  private String authority;
  private int attempt;
  private Instant at;

  @Enumerated(EnumType.STRING)
  private Way channel;

  @Enumerated(EnumType.STRING)
  private Result outcome;

  private @Nullable String detail;

  /// How an attempt ended.
  public enum Result {
    DELIVERED,
    FAILED,
    /// It left, and nobody knows whether it arrived: it is repeated under the same id.
    UNKNOWN,
    /// No further attempt follows by itself.
    GAVE_UP,
    FILED_BY_HAND
  }

  protected Delivery() {}

  public Delivery(
      UUID id,
      Notice notice,
      int attempt,
      Way channel,
      Result outcome,
      @Nullable String detail,
      Instant at) {
    this.id = id;
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.authority = notice.authority();
    this.attempt = attempt;
    this.channel = channel;
    this.outcome = outcome;
    this.detail = detail;
    this.at = at;
  }

  UUID id() {
    return id;
  }

  UUID noticeId() {
    return noticeId;
  }

  int attempt() {
    return attempt;
  }

  View view() {
    return new View(at, channel, outcome, detail);
  }

  /// As callers read it.
  @Schema(name = "DeliveryView")
  public record View(Instant at, Way channel, Result outcome, @Nullable String detail) {}
}
