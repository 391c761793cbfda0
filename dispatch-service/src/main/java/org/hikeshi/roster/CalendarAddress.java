package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.web.Secret;

/// The secret address of one engineer's calendar. A new one ends the old; none, and there is no
/// calendar to read.
@Entity
class CalendarAddress {

  @Id private UUID engineerId;
  private byte[] wordHash;
  private Instant madeAt;

  /// For Hibernate.
  protected CalendarAddress() {}

  CalendarAddress(UUID engineerId) {
    this.engineerId = engineerId;
  }

  void become(Secret word, Instant now) {
    wordHash = word.hash();
    madeAt = now;
  }

  UUID engineerId() {
    return engineerId;
  }
}
