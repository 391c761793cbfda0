package org.hikeshi.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.CareImpact;
import org.hikeshi.incident.Status;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Reads the board for the duty desk, which sees every hospital.
@ApplicationScoped
public class Looking {

  /// More than anybody reads; in a flood the oldest are on the board.
  public static final int MOST = 1_000;

  private final EntityManager entities;
  private final Clock clock;

  Looking(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /// @param prefecture only its rows, or null for all
  public Board at(@Nullable String prefecture) {
    var now = clock.instant();
    return Board.of(open(now), prefecture, now);
  }

  private List<OpenIncident> open(Instant now) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select i.id, i.number, h.name as hospital, h.prefecture, i.status, i.category,
                  i.filed_at, i.dispatch_id,
                  (select string_agg(c.code, ',')
                   from report r, jsonb_array_elements_text(r.facts -> 'careImpact') c (code)
                   where r.incident_id = i.id and r.no = i.revision) as care,
                  s.waiting, coalesce(s.coming, 0) as coming, s.expected_at,
                  i.dispatch_state = 'UNANSWERED' as unanswered,
                  (select count(*) from duty d
                   where d.incident_id = i.id and d.due_on < :today and d.received_on is null
                     and d.state <> 'NOT_REQUIRED') as overdue
                from incident i
                join hospital h on h.id = i.hospital_id
                left join lateral (
                  select
                    string_agg(seat, ',' order by position)
                      filter (where state in ('OPEN', 'OFFERED')) as waiting,
                    count(engineer_id) as coming,
                    min(expected_at) filter (where state in ('ACCEPTED', 'EN_ROUTE')) as expected_at
                  from seat where incident_id = i.id) s on true
                where i.status not in ('RESOLVED', 'WITHDRAWN')
                order by i.filed_at limit :most
                """,
                Tuple.class)
            .setParameter("today", JapanTime.dayOf(now))
            .setParameter("most", MOST)
            .getResultList();
    return rows.stream().map(row -> incident((Tuple) row)).toList();
  }

  private static OpenIncident incident(Tuple row) {
    return new OpenIncident(
        row.get("id", UUID.class),
        row.get("number", String.class),
        row.get("hospital", String.class),
        row.get("prefecture", String.class),
        Status.valueOf(row.get("status", String.class)),
        row.get("category", String.class),
        row.get("filed_at", Instant.class),
        row.get("dispatch_id", UUID.class),
        codes(row, "care").map(CareImpact::valueOf).sorted().toList(),
        codes(row, "waiting").toList(),
        Boolean.TRUE.equals(row.get("unanswered", Boolean.class)),
        row.get("coming", Long.class),
        row.get("expected_at", Instant.class),
        row.get("overdue", Long.class));
  }

  private static Stream<String> codes(Tuple row, String column) {
    var joined = row.get(column, String.class);
    return joined == null ? Stream.empty() : Arrays.stream(joined.split(","));
  }
}
