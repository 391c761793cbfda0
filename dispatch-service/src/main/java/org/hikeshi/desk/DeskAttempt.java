package org.hikeshi.desk;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.web.Secret;
import org.jspecify.annotations.Nullable;

/// One attempt of notifier to reach somebody about an alarm, with the link that it carries.
@Entity
class DeskAttempt {

  @Id private UUID id;
  private UUID alarmId;
  private @Nullable String person;
  private String way;
  private byte[] wordHash;
  private Instant at;

  /// For Hibernate.
  protected DeskAttempt() {}

  /// @param id notifier's, of the attempt
  DeskAttempt(UUID id, UUID alarmId, @Nullable String person, String way, Secret word, Instant at) {
    this.id = id;
    this.alarmId = alarmId;
    this.person = person;
    this.way = way;
    this.wordHash = word.hash();
    this.at = at;
  }

  UUID alarmId() {
    return alarmId;
  }

  @Nullable String person() {
    return person;
  }

  Instant at() {
    return at;
  }

  AlarmView.Attempt view() {
    return new AlarmView.Attempt(at, person, way);
  }
}
