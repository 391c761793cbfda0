package org.hikeshi.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.notice.Notice;

/// The bytes that leave for a notice, the same over all attempts.
@Entity
class NoticeBody {

  @Id private UUID noticeId;
  private UUID hospitalId;
  private String authority;
  private byte[] body;
  private Instant renderedAt;

  protected NoticeBody() {}

  NoticeBody(Notice notice, byte[] body, Instant at) {
    this.noticeId = notice.id();
    this.hospitalId = notice.hospitalId();
    this.authority = notice.authority();
    this.body = body;
    this.renderedAt = at;
  }

  byte[] body() {
    return body;
  }
}
