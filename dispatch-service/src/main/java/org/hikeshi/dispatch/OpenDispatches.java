package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hikeshi.events.DispatchEvent.State;
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

  /// All of them, for what is not on the paper is forgotten; drills are left out. Two queries,
  /// however many there are.
  public List<Open> all() {
    var open =
        dispatches.list(
            """
            from Dispatch d left join fetch d.seats
            where d.phase in ?1 and d.drill = false order by d.priority desc, d.openedAt, d.id
            """,
            List.of(Dispatch.Phase.AWAITING_DESK, Dispatch.Phase.RUNNING));
    var names =
        engineers.names(
            open.stream()
                .flatMap(dispatch -> dispatch.seats().stream())
                .map(seat -> seat.told().engineerId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return open.stream().map(dispatch -> open(dispatch, names)).toList();
  }

  private static Open open(Dispatch dispatch, Map<UUID, String> names) {
    return new Open(
        dispatch.id(),
        dispatch.incidentId(),
        dispatch.hospitalId(),
        dispatch.situation().prefecture(),
        dispatch.toldState(),
        dispatch.seating().shown().map(seat -> new Sat(seat.name(), on(seat, names))).toList());
  }

  private static @Nullable String on(Seat seat, Map<UUID, String> names) {
    var engineer = seat.told().engineerId();
    return engineer == null ? null : names.get(engineer);
  }
}
