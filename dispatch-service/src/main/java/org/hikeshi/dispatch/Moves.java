package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.time.JapanTime;

/// In a wave, asks somebody to move to a clearly more urgent site: finds the sites that wait and
/// who sits where, and lets [Moving] decide.
@ApplicationScoped
class Moves {

  /// The most urgent come first; the rest wait for the next look, a second later.
  private static final int AT_ONCE = 20;

  /// For so long a site that was looked at leaves room for those behind it.
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final DispatchSettings settings;
  private final Waves waves;
  private final EntityManager entities;

  Moves(DispatchSettings settings, Waves waves, EntityManager entities) {
    this.settings = settings;
    this.waves = waves;
    this.entities = entities;
  }

  /// Sites that have been without a lead for want of room for long enough, the most urgent first;
  /// none outside a wave, or where the operator has not said that anybody may be asked to move.
  List<UUID> waiting(Instant now) {
    if (!settings.reassign() || !waves.isOn()) {
      return List.of();
    }
    List<?> ids =
        entities
            .createNativeQuery(
                """
            select d.id from dispatch d join seat s on s.dispatch_id = d.id
            where d.phase = 'RUNNING' and not d.drill
              and s.kind = 'LEAD' and s.phase = 'UNANSWERED' and s.waits_for_room
              and s.unanswered_since <= :since
              and (d.looked_at is null or d.looked_at <= :before)
            order by d.priority desc, d.opened_at, d.id
            """,
                Object.class)
            .setParameter(
                "since", now.minus(WaveRules.inForceOn(JapanTime.dayOf(now)).reassignWaited()))
            .setParameter("before", now.minus(PAUSE))
            .setMaxResults(AT_ONCE)
            .getResultList();
    return ids.stream().map(UUID.class::cast).toList();
  }

  /// Who sits where, apart from this dispatch and from drills. One look follows the other, so that
  /// nobody is asked to two sites at once.
  List<Sitting> sittings(UUID dispatch) {
    waves.inTurn();
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select s.engineer_id, s.dispatch_id, s.id, s.kind, s.progress, s.accepted_at,
                  d.priority, (select max(o.made_at) from offer o
                    where o.engineer_id = s.engineer_id and o.way = 'REASSIGNED') as moved_at
                from seat s join dispatch d on d.id = s.dispatch_id
                where s.phase = 'HELD' and s.progress <> 'DONE' and s.kind <> 'TRIAGE'
                  and d.phase = 'RUNNING' and not d.drill and d.id <> :dispatch
                """,
                Tuple.class)
            .setParameter("dispatch", dispatch)
            .getResultList();
    return rows.stream().map(Tuple.class::cast).map(Moves::sitting).toList();
  }

  private static Sitting sitting(Tuple row) {
    return new Sitting(
        row.get("engineer_id", UUID.class),
        row.get("dispatch_id", UUID.class),
        row.get("id", UUID.class),
        SeatKind.valueOf(row.get("kind", String.class)),
        row.get("priority", Integer.class),
        Progress.valueOf(row.get("progress", String.class)),
        row.get("accepted_at", Instant.class),
        row.get("moved_at", Instant.class));
  }

  /// Which dispatch this offer would take her from.
  Optional<UUID> leaves(UUID offer) {
    return entities
        .createQuery(
            "select s.dispatch.id from Offer o, Seat s where o.id = :offer and s.id = o.fromSeat",
            UUID.class)
        .setParameter("offer", offer)
        .getResultList()
        .stream()
        .findFirst();
  }
}
