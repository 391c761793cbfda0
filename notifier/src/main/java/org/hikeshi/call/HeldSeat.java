package org.hikeshi.call;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.Seat;
import org.hikeshi.events.DispatchEvent.SeatState;
import org.hikeshi.events.DispatchEvent.State;
import org.jspecify.annotations.Nullable;

/// Who has a seat, by the latest that was heard of it. Nobody has one that is done.
@Entity
class HeldSeat {

  @Id private UUID id;
  private UUID incidentId;
  private String seat;
  private @Nullable UUID engineerId;
  private long version;
  private Instant at;

  protected HeldSeat() {}

  HeldSeat(UUID id, DispatchEvent event, Seat seat) {
    this.id = id;
    this.incidentId = event.incidentId();
    this.seat = seat.seat();
    this.engineerId = holder(event, seat);
    this.version = event.version();
    this.at = at(event);
  }

  /// What is heard too late changes nothing.
  void heard(DispatchEvent event, Seat now) {
    if (!isLaterThan(event)) {
      engineerId = holder(event, now);
      version = event.version();
      at = at(event);
    }
  }

  /// Later is what counts higher and did not happen before: a database that was put back counts on
  /// from there.
  boolean isLaterThan(DispatchEvent event) {
    return version > event.version() && !at.isBefore(at(event));
  }

  boolean isOf(UUID engineer) {
    return engineer.equals(engineerId);
  }

  private static @Nullable UUID holder(DispatchEvent event, Seat seat) {
    var standing = event.standing();
    var over =
        standing == null || standing.state() == State.STOOD_DOWN || standing.state() == State.DONE;
    return over || seat.state() == SeatState.DONE ? null : seat.engineerId();
  }

  /// As it is kept.
  private static Instant at(DispatchEvent event) {
    return event.at().truncatedTo(ChronoUnit.MICROS);
  }
}
