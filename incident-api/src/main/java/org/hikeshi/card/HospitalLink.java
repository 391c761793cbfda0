package org.hikeshi.card;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The link on a hospital's card: whoever has it may file a report for that hospital, and may see
/// nothing.
@Entity
public class HospitalLink {

  @Id private UUID id;
  private UUID hospitalId;
  private byte[] tokenHash;
  private String madeBy;
  private Instant madeAt;
  private @Nullable String revokedBy;
  private @Nullable Instant revokedAt;

  protected HospitalLink() {}

  HospitalLink(UUID id, UUID hospitalId, String token, String by, Instant at) {
    this.id = id;
    this.hospitalId = hospitalId;
    this.tokenHash = Secrets.hash(token);
    this.madeBy = by;
    this.madeAt = at;
  }

  /// From now on nobody comes in by it. Once more changes nothing.
  void revoke(String by, Instant at) {
    if (revokedAt == null) {
      revokedBy = by;
      revokedAt = at;
    }
  }

  public UUID id() {
    return id;
  }

  public UUID hospitalId() {
    return hospitalId;
  }

  public String madeBy() {
    return madeBy;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public @Nullable String revokedBy() {
    return revokedBy;
  }

  public @Nullable Instant revokedAt() {
    return revokedAt;
  }
}
