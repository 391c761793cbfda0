package org.hikeshi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who approved a draft, by name and title.
@Entity
public class Approval {

  @Id private UUID noticeId;
  private UUID hospitalId;
  private String name;
  private @Nullable String title;
  private String approvedBy;
  private Instant approvedAt;

  protected Approval() {}

  Approval(Notice notice, String name, @Nullable String title, String by, Instant at) {
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.name = name;
    this.title = title;
    this.approvedBy = by;
    this.approvedAt = at;
  }

  public String name() {
    return name;
  }

  public @Nullable String title() {
    return title;
  }

  View view() {
    return new View(name, title, approvedAt);
  }

  /// As callers read it.
  @Schema(name = "ApprovalView")
  public record View(String name, @Nullable String title, Instant at) {}
}
