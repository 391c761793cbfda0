package org.hikeshi.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The bytes that leave for a notice, the same over all attempts.
@Entity
class NoticeBody {

  @Id private UUID noticeId;
  private byte[] body;

  @Column(insertable = false, updatable = false)
  private @Nullable String hospitalName;

  protected NoticeBody() {}

  byte[] body() {
    return body;
  }

  /// As the words say it, by the database; lists look for it.
  @Nullable String hospitalName() {
    return hospitalName;
  }
}
