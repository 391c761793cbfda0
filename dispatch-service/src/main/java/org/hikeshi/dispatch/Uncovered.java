package org.hikeshi.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Dispatches that wait for somebody, the most urgent first, equals in the order of their arrival;
/// and how long that may take, as seats were taken of late.
@ApplicationScoped
public class Uncovered {

  private static final Duration LATELY = Duration.ofHours(2);

  private final EntityManager entities;
  private final Clock clock;
  private final Texts texts;

  Uncovered(EntityManager entities, Clock clock, Texts texts) {
    this.entities = entities;
    this.clock = clock;
    this.texts = texts;
  }

  /// @param drill only exercised; drills come last
  /// @param priorityWhy what its urgency is made of
  /// @param campaignId the attack on many that it belongs to, or null
  /// @param seats mandatory ones that nobody has taken
  /// @param alone whether nobody at all is there yet; who only telephones is not there
  /// @param triage whether somebody looks after it by telephone meanwhile
  /// @param waitsForRoom whether somebody would be asked if she had less to do
  /// @param place in the order of urgency, from 1
  /// @param expectedWaitMinutes from now, as if seats went on being taken as in the last two hours;
  ///   null where none was
  public record Waiting(
      UUID dispatchId,
      UUID incidentId,
      String prefecture,
      boolean drill,
      int priority,
      List<PriorityPoint> priorityWhy,
      @Nullable UUID campaignId,
      Instant openedAt,
      List<String> seats,
      boolean alone,
      boolean triage,
      boolean waitsForRoom,
      int place,
      @Nullable Long expectedWaitMinutes) {}

  @Transactional
  public List<Waiting> all() {
    var perSeat = minutesPerSeat();
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select d.id, d.incident_id, d.prefecture, d.drill, d.priority,
                  array_to_string(d.priority_why, ' ') as why, d.campaign_id, d.opened_at,
                  string_agg(s.name, ',' order by s.position)
                    filter (where s.mandatory and s.phase in ('OPEN', 'ASKED', 'UNANSWERED'))
                    as seats,
                  bool_and(s.phase <> 'HELD' or s.kind = 'TRIAGE') as alone,
                  bool_or(s.phase = 'HELD' and s.kind = 'TRIAGE' and s.progress <> 'DONE') as triage,
                  bool_or(s.mandatory and s.phase = 'UNANSWERED' and s.waits_for_room) as room
                from dispatch d join seat s on s.dispatch_id = d.id
                where d.phase = 'RUNNING'
                group by d.id
                having bool_or(s.mandatory and s.phase in ('OPEN', 'ASKED', 'UNANSWERED'))
                order by d.drill, d.priority desc, d.opened_at, d.id
                """,
                Tuple.class)
            .getResultList();
    var waiting = new ArrayList<Waiting>();
    for (var row : rows) {
      waiting.add(waiting((Tuple) row, waiting.size() + 1, perSeat));
    }
    return List.copyOf(waiting);
  }

  private Waiting waiting(Tuple row, int place, @Nullable Double perSeat) {
    return new Waiting(
        row.get("id", UUID.class),
        row.get("incident_id", UUID.class),
        row.get("prefecture", String.class),
        row.get("drill", Boolean.class),
        row.get("priority", Integer.class),
        why(row.get("why", String.class)),
        row.get("campaign_id", UUID.class),
        row.get("opened_at", Instant.class),
        Arrays.asList(row.get("seats", String.class).split(",")),
        row.get("alone", Boolean.class),
        row.get("triage", Boolean.class),
        row.get("room", Boolean.class),
        place,
        perSeat == null ? null : Math.round(perSeat * place));
  }

  private List<PriorityPoint> why(String written) {
    return Arrays.stream(written.split(" "))
        .filter(point -> !point.isEmpty())
        .map(point -> PriorityPoint.of(Priority.Point.parse(point), texts))
        .toList();
  }

  private @Nullable Double minutesPerSeat() {
    var taken =
        (Number)
            entities
                .createNativeQuery(
                    """
                    select count(*) from offer o join seat s on s.id = o.seat_id
                      join dispatch d on d.id = o.dispatch_id
                    where o.phase = 'ACCEPTED' and o.ended_at > :since
                      and s.kind <> 'TRIAGE' and not d.drill
                    """)
                .setParameter("since", clock.instant().minus(LATELY))
                .getSingleResult();
    return taken.longValue() == 0 ? null : (double) LATELY.toMinutes() / taken.longValue();
  }
}
