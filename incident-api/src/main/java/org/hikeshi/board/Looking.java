package org.hikeshi.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hikeshi.events.CareImpact;
import org.hikeshi.incident.FiledReport;
import org.hikeshi.incident.Status;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Reads the board for the duty desk, which sees every hospital. The database counts and sorts, for
/// in a flood the newest cry must not fall off a list that was cut too early. What is open goes
/// before what is closed, however late its duties are.
///
/// Just past 200 lines by its SQL.
@ApplicationScoped
public class Looking {

  /// What is open, and what was resolved while an authority has not received what was due: of what
  /// is `NoticeEvent.Duty.overdue`, that which has not come late meanwhile. Nobody is looked for
  /// any more where it is resolved or help was called off, whatever was last heard of the seats.
  /// Where dispatch-service has not been heard of what was asked for, that is a seat that waits:
  /// its silence is no good news.
  private static final String STANDING =
      """
      with late as materialized (
        select incident_id, count(*) as overdue from duty
        where due_on < :today and received_on is null and state <> 'NOT_REQUIRED'
        group by incident_id),
      shown as (
        select i.*, coalesce(late.overdue, 0) as overdue
        from incident i left join late on late.incident_id = i.id
        where i.status not in ('RESOLVED', 'WITHDRAWN')
        union all
        select i.*, late.overdue from late join incident i on i.id = late.incident_id
        where i.status = 'RESOLVED'),
      standing as (
        select i.id, i.number, i.hospital_id, h.name as hospital, h.prefecture, i.status,
          i.category, i.filed_at, i.dispatch_id, i.revision, s.waiting,
          s.seats + case when u.unheard then 1 else 0 end as seats, u.unheard, s.coming,
          s.helping, s.expected_at, i.overdue, i.status = 'RESOLVED' as closed,
          i.status <> 'RESOLVED' and i.dispatch_state is not distinct from 'UNANSWERED'
            as unanswered,
          %s as asked_since
        from shown i
        join hospital h on h.id = i.hospital_id
        cross join lateral (
          select
            string_agg(seat, ',' order by position)
              filter (where state in ('OPEN', 'OFFERED')) as waiting,
            count(*) filter (where state in ('OPEN', 'OFFERED')) as seats,
            count(engineer_id) filter (where state <> 'DONE') as coming,
            count(*) filter (where %s) as helping,
            min(expected_at) filter (where state in ('ACCEPTED', 'EN_ROUTE')) as expected_at
          from seat where incident_id = i.id and i.status <> 'RESOLVED'
            and i.dispatch_state is distinct from 'STOOD_DOWN') s
        cross join lateral (select i.status <> 'RESOLVED' and %s as unheard) u)
      """
          .formatted(Help.ASKED_SINCE, Help.HAS_SOMEBODY, Help.UNHEARD);

  private static final String ROWS =
      STANDING
          + """
            select s.*, c.care, %s as late, count(*) over () as total, coalesce((
                select received_at from report where incident_id = s.id and no = 1), s.filed_at)
                as since, coalesce((
                select coalesce(received_at, filed_at) from report
                where incident_id = s.id and no = s.revision), s.filed_at) as last_said,
              %s as only_by_card
            from standing s
            cross join lateral (
              select string_agg(c.code, ',') as care,
                min(array_position(string_to_array(:impacts, ','), c.code)) as gravest
              from report r, jsonb_array_elements_text(r.facts -> 'careImpact') c (code)
              where r.incident_id = s.id and r.no = s.revision) c
            where :prefecture in (s.prefecture, '')
              and (:everything or not s.closed and %s)
            order by s.closed, %s, s.seats = 0, c.gravest, s.filed_at limit :shown
            """
              .formatted(
                  Late.reasons(),
                  FiledReport.unconfirmed("s.id"),
                  FiledReport.notOnlyByCard("s.id"),
                  Late.worst());

  private static final String AREAS =
      STANDING
          + """
            select prefecture, count(*) filter (where not closed) as open,
              count(*) filter (where closed) as closed,
              count(*) filter (where %s < %d) as late, cast(sum(seats) as bigint) as seats
            from standing group by prefecture
            """
              .formatted(Late.worst(), Late.values().length);

  private static final String IMPACTS =
      Stream.of(CareImpact.values()).map(Enum::name).collect(Collectors.joining(","));

  private final EntityManager entities;
  private final Clock clock;

  Looking(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /// @param prefecture only its rows, or null for all
  public Board at(@Nullable String prefecture) {
    var now = clock.instant();
    return board(prefecture == null ? "" : prefecture, true, areas(now), now);
  }

  /// What a prefecture may see: what is open in its own area, unless nobody but a card has spoken
  /// of it.
  public Board in(String prefecture) {
    return board(prefecture, false, Map.of(), clock.instant());
  }

  private Board board(
      String prefecture, boolean everything, Map<String, Board.Area> areas, Instant now) {
    var found =
        query(ROWS, now)
            .setParameter("impacts", IMPACTS)
            .setParameter("prefecture", prefecture)
            .setParameter("everything", everything)
            .setParameter("shown", Board.SHOWN)
            .getResultList();
    long all = found.isEmpty() ? 0 : found.getFirst().get("total", Long.class);
    return new Board(
        found.stream().map(row -> row(row, now)).toList(), all - found.size(), areas, now);
  }

  private Map<String, Board.Area> areas(Instant now) {
    var areas = new TreeMap<String, Board.Area>();
    for (var row : query(AREAS, now).getResultList()) {
      areas.put(
          row.get("prefecture", String.class),
          new Board.Area(
              row.get("open", Long.class),
              row.get("closed", Long.class),
              row.get("late", Long.class),
              row.get("seats", Long.class)));
    }
    return areas;
  }

  private NativeQuery<Tuple> query(String sql, Instant now) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(sql, Tuple.class)
        .setParameter("today", JapanTime.dayOf(now))
        .setParameter("now", now);
  }

  private static Board.Row row(Tuple row, Instant now) {
    return new Board.Row(
        incident(row),
        minutes(row.get("since", Instant.class), now),
        minutes(row.get("last_said", Instant.class), now),
        codes(row, "late").map(Late::valueOf).toList());
  }

  private static long minutes(Instant from, Instant to) {
    return Duration.between(from, to).toMinutes();
  }

  private static OpenIncident incident(Tuple row) {
    return new OpenIncident(
        row.get("id", UUID.class),
        row.get("number", String.class),
        row.get("hospital", String.class),
        row.get("prefecture", String.class),
        Status.valueOf(row.get("status", String.class)),
        row.get("category", String.class),
        row.get("since", Instant.class),
        row.get("last_said", Instant.class),
        row.get("only_by_card", Boolean.class),
        row.get("dispatch_id", UUID.class),
        codes(row, "care").map(CareImpact::valueOf).sorted().toList(),
        codes(row, "waiting").toList(),
        row.get("unheard", Boolean.class),
        row.get("unanswered", Boolean.class),
        row.get("coming", Long.class),
        row.get("expected_at", Instant.class));
  }

  private static Stream<String> codes(Tuple row, String column) {
    var joined = row.get(column, String.class);
    return joined == null || joined.isEmpty() ? Stream.empty() : Arrays.stream(joined.split(","));
  }
}
