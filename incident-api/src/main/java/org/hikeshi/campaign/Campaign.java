package org.hikeshi.campaign;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One attack on many hospitals. Its name and advice are read by each of them, so they name none.
@Entity
public class Campaign {

  @Id private UUID id;
  private String name;
  private @Nullable String advice;
  private String startedBy;
  private Instant startedAt;
  @Version private long version;

  protected Campaign() {}

  public Campaign(UUID id, String name, @Nullable String advice, String by, Instant at) {
    this.id = id;
    this.name = name;
    this.advice = advice;
    this.startedBy = by;
    this.startedAt = at;
  }

  public void says(String name, @Nullable String advice) {
    this.name = name;
    this.advice = advice;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public @Nullable String advice() {
    return advice;
  }

  public String startedBy() {
    return startedBy;
  }

  public Instant startedAt() {
    return startedAt;
  }
}
