package org.hikeshi.delivery;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/// The bytes that leave for a notice, the same over all attempts.
@Entity
class NoticeBody {

  @Id private UUID noticeId;
  private byte[] body;

  protected NoticeBody() {}

  byte[] body() {
    return body;
  }
}
