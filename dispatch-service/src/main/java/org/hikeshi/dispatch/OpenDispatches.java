package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.roster.Engineer;
import org.hikeshi.roster.Engineers;
import org.jspecify.annotations.Nullable;

/// What goes on now, the most urgent first; for the list on paper. Callers have begun a
/// transaction, with sight of everything.
@ApplicationScoped
public class OpenDispatches {

  private final Dispatches dispatches;
  private final Engineers engineers;

  OpenDispatches(Dispatches dispatches, Engineers engineers) {
    this.dispatches = dispatches;
    this.engineers = engineers;
  }

  public record Open(
      UUID dispatchId,
      UUID incidentId,
      UUID hospitalId,
      String prefecture,
      State state,
      List<Sat> seats) {}

  /// @param engineer the name of whoever sits there, or null
  public record Sat(String seat, @Nullable String engineer) {}

  /// Drills are left out.
  public List<Open> all() {
    return dispatches
        .list(
            "phase in ?1 and drill = false order by priority desc, openedAt, id",
            List.of(Dispatch.Phase.AWAITING_DESK, Dispatch.Phase.RUNNING))
        .stream()
        .map(this::open)
        .toList();
  }

  private Open open(Dispatch dispatch) {
    return new Open(
        dispatch.id(),
        dispatch.incidentId(),
        dispatch.hospitalId(),
        dispatch.situation().prefecture(),
        dispatch.toldState(),
        dispatch.seating().shown().map(seat -> new Sat(seat.name(), on(seat))).toList());
  }

  private @Nullable String on(Seat seat) {
    var engineer = seat.told().engineerId();
    return engineer == null
        ? null
        : engineers.findByIdOptional(engineer).map(Engineer::name).orElse(null);
  }
}
