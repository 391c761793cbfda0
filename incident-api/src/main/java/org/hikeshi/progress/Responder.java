package org.hikeshi.progress;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.util.UUID;

/// An engineer who holds a seat and may therefore read the incident, until the seat is given up.
@Entity(name = "responder")
public class Responder {

  @EmbeddedId private Key key;
  private UUID hospitalId;

  @Embeddable
  record Key(UUID engineerId, UUID incidentId) {}

  protected Responder() {}

  Responder(UUID engineerId, UUID incidentId, UUID hospitalId) {
    this.key = new Key(engineerId, incidentId);
    this.hospitalId = hospitalId;
  }

  Key key() {
    return key;
  }
}
