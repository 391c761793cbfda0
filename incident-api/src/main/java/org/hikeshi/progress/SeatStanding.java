package org.hikeshi.progress;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.jspecify.annotations.Nullable;

/// One seat of an incident's dispatch, as last heard.
@Entity(name = "seat")
public class SeatStanding {

  @EmbeddedId private Key key;
  private UUID hospitalId;
  private int position;

  @Enumerated(EnumType.STRING)
  private Mode mode;

  @Enumerated(EnumType.STRING)
  private SeatState state;

  private @Nullable UUID engineerId;
  private @Nullable Instant acceptedAt;
  private @Nullable Instant expectedAt;

  @Embeddable
  record Key(UUID incidentId, String seat) {}

  protected SeatStanding() {}

  SeatStanding(UUID incidentId, UUID hospitalId, int position, Seat heard) {
    this.key = new Key(incidentId, heard.seat());
    this.hospitalId = hospitalId;
    this.position = position;
    this.mode = heard.mode();
    this.state = heard.state();
    this.engineerId = heard.engineerId();
    this.acceptedAt = heard.acceptedAt();
    this.expectedAt = heard.expectedAt();
  }

  Key key() {
    return key;
  }

  public String seat() {
    return key.seat();
  }

  public Mode mode() {
    return mode;
  }

  public SeatState state() {
    return state;
  }

  public @Nullable UUID engineerId() {
    return engineerId;
  }

  public @Nullable Instant acceptedAt() {
    return acceptedAt;
  }

  public @Nullable Instant expectedAt() {
    return expectedAt;
  }
}
