package org.hikeshi.card;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The code on a receipt: whoever has it may see how this one incident stands, without names, and
/// add to it.
@Entity
class ReceiptCode {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private byte[] codeHash;
  private String madeBy;
  private Instant madeAt;
  private @Nullable Instant endedAt;

  protected ReceiptCode() {}

  ReceiptCode(UUID id, UUID incidentId, UUID hospitalId, String code, String by, Instant at) {
    this.id = id;
    this.incidentId = incidentId;
    this.hospitalId = hospitalId;
    this.codeHash = Secrets.hash(Secrets.plain(code));
    this.madeBy = by;
    this.madeAt = at;
  }

  void end(Instant at) {
    endedAt = at;
  }

  UUID incidentId() {
    return incidentId;
  }
}
