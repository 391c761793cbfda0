package org.hikeshi.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One engineer on duty for another for a time.
///
/// ```
///   ORDERED (by the desk: it counts at once) ──▶ WITHDRAWN
///   OFFERED (a swap) ──▶ AGREED ──▶ WITHDRAWN
///      └──▶ DECLINED, WITHDRAWN
/// ```
///
/// Until the other agrees, whoever is on duty stays on duty.
@Entity
@Table(name = "cover")
class Cover {

  @Schema(name = "CoverState")
  enum State {
    ORDERED,
    OFFERED,
    AGREED,
    DECLINED,
    WITHDRAWN;

    /// Whether the plan goes by it.
    boolean counts() {
      return this == ORDERED || this == AGREED;
    }
  }

  @Id private UUID id;
  private @Nullable UUID ofId;
  private UUID byId;
  private Instant startsAt;
  private Instant endsAt;

  @Enumerated(EnumType.STRING)
  private State state;

  private Instant at;

  /// For Hibernate.
  protected Cover() {}

  /// @param of null is somebody put on duty beside the plan
  Cover(UUID id, @Nullable UUID of, UUID by, Stretch time, State begun, Instant now) {
    this.id = id;
    this.ofId = of;
    this.byId = by;
    this.startsAt = time.from();
    this.endsAt = time.to();
    this.state = begun;
    this.at = now;
  }

  /// The other says yes or no, once.
  ///
  /// @return false when there is nothing to say it to
  boolean answered(boolean yes, Instant now) {
    var said = yes ? State.AGREED : State.DECLINED;
    if (state == said) {
      return true;
    }
    if (state != State.OFFERED || !now.isBefore(endsAt)) {
      return false;
    }
    become(said, now);
    return true;
  }

  /// Whoever offered it, or the desk, takes it back.
  void withdrawn(Instant now) {
    become(State.WITHDRAWN, now);
  }

  private void become(State next, Instant now) {
    state = next;
    at = now;
  }

  boolean concerns(UUID engineer) {
    return engineer.equals(ofId) || engineer.equals(byId);
  }

  boolean counts() {
    return state.counts();
  }

  UUID id() {
    return id;
  }

  @Nullable UUID of() {
    return ofId;
  }

  UUID by() {
    return byId;
  }

  State state() {
    return state;
  }

  /// Since when it stands as it does: a swap that counts, since the other agreed.
  Instant at() {
    return at;
  }

  Stretch time() {
    return new Stretch(startsAt, endsAt);
  }

  View view() {
    return new View(id, ofId, byId, startsAt, endsAt, state);
  }

  @Schema(name = "CoverView")
  record View(UUID id, @Nullable UUID of, UUID by, Instant startsAt, Instant endsAt, State state) {}
}
