package org.hikeshi.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.hikeshi.board.Night.Case;
import org.hikeshi.board.Night.Counts;
import org.hikeshi.board.Night.Due;
import org.hikeshi.board.Night.Ended;
import org.hikeshi.board.Night.Filed;
import org.hikeshi.board.Night.Waiting;
import org.hikeshi.events.CareImpact;
import org.hikeshi.incident.FiledReport;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Reads what happened since a moment, for the duty desk, which sees every hospital.
///
/// Past 200 lines by what it asks of the database.
@ApplicationScoped
public class LookingBack {

  private static final String CASE =
      """
      select i.id, i.number, h.name as hospital, h.prefecture, count(*) over () as total,
      """;

  private static final String ASKED =
      """
      (select min(coalesce(r.received_at, r.filed_at)) as since from report r
        where r.incident_id = i.id and r.facts ->> 'firstResponse' = 'REQUESTED')
      """;

  private static final String FILED =
      CASE
          + """
              case when i.merged_into is null then i.status else 'MERGED' end as status, i.pressing,
              coalesce(r.received_at, i.filed_at) as since, %s as only_by_card,
              (select string_agg(c.code, ',')
                from report l, jsonb_array_elements_text(l.facts -> 'careImpact') c (code)
                where l.incident_id = i.id and l.no = i.revision) as care, a.since as asked,
              (select min(p.at) from happening p
                where p.incident_id = i.id and p.what = 'OfferMade') as offered,
              (select min(y.at) from (
                select s.accepted_at as at from seat s
                where s.incident_id = i.id and s.seat = 'LEAD'
                union all
                select p.at from happening p where p.incident_id = i.id
                  and p.what in ('OfferAccepted', 'SeatHandedOver')
                  and p.codes ->> 'seat' = 'LEAD') y) as accepted
            from incident i
            join hospital h on h.id = i.hospital_id
            left join report r on r.incident_id = i.id and r.no = 1
            cross join lateral %s a
            where i.filed_at >= :from and i.filed_at <= :now
            order by i.filed_at desc limit :shown
            """
              .formatted(FiledReport.unconfirmed("i.id"), ASKED);

  private static final String ENDED =
      CASE
          + """
              e.at, i.merged_into_number,
              case when i.merged_into is null then i.status else 'MERGED' end as how
            from ending e
            join incident i on i.id = e.incident_id
            join hospital h on h.id = i.hospital_id
            where e.at >= :from and e.at <= :now
            order by e.at desc limit :shown
            """;

  private static final String HOW =
      """
      select count(*) filter (where i.merged_into is null and i.status = 'RESOLVED') as resolved,
        count(*) filter (where i.merged_into is not null) as merged,
        count(*) filter (where i.status = 'WITHDRAWN') as withdrawn
      from ending e join incident i on i.id = e.incident_id
      where e.at >= :from and e.at <= :now
      """;

  /// Open, and asked for help by its newest report or a seat that nobody has taken. A seat that
  /// goes unanswered waits whoever sits beside it, and whoever was called off comes no more.
  private static final String WAITING =
      CASE
          + """
              %s as since, i.dispatch_state is not distinct from 'UNANSWERED' as unanswered
            from incident i
            join hospital h on h.id = i.hospital_id
            where i.status not in ('RESOLVED', 'WITHDRAWN')
              and (i.dispatch_state in ('SEARCHING', 'OFFERING', 'UNANSWERED') or %s)
              and (i.dispatch_state in ('UNANSWERED', 'STOOD_DOWN')
                or not exists (select from seat where incident_id = i.id and %s))
            order by since limit :shown
            """
              .formatted(Help.ASKED_SINCE, Help.UNHEARD, Help.HAS_SOMEBODY);

  /// As [Late.DUTY_OVERDUE], of what the law obliges to; what was merged goes on elsewhere.
  private static final String DUE =
      CASE
          + """
              d.authority, d.stage, d.due_on, d.due_on < :today as over,
              count(*) filter (where d.due_on < :today) over () as overdue
            from duty d
            join incident i on i.id = d.incident_id
            join hospital h on h.id = i.hospital_id
            where d.basis = 'STATUTORY' and d.due_on <= :soon and d.received_on is null
              and d.state not in ('NOT_REQUIRED', 'RECEIPTED')
              and i.status <> 'WITHDRAWN' and i.merged_into is null
            order by d.due_on, i.filed_at, d.authority limit :shown
            """;

  private final EntityManager entities;
  private final Clock clock;

  LookingBack(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /// @param from null for the shift that is ending
  public Night since(@Nullable Instant from) {
    var now = clock.instant();
    var began = from == null ? Night.usual(now) : from;
    var filed = during(FILED, began, now).setParameter("shown", Night.SHOWN).getResultList();
    var ended = during(ENDED, began, now).setParameter("shown", Night.SHOWN).getResultList();
    var how = during(HOW, began, now).getSingleResult();
    var waiting = query(WAITING).setParameter("shown", Night.SHOWN).getResultList();
    var due =
        query(DUE)
            .setParameter("today", JapanTime.dayOf(now))
            .setParameter("soon", JapanTime.dayOf(now.plus(Duration.ofHours(24))))
            .setParameter("shown", Night.SHOWN)
            .getResultList();
    var overdue = first(due, "overdue");
    return new Night(
        began,
        now,
        new Counts(
            first(filed, "total"),
            how.get("resolved", Long.class),
            how.get("merged", Long.class),
            how.get("withdrawn", Long.class),
            first(waiting, "total"),
            overdue,
            first(due, "total") - overdue),
        filed.stream().map(LookingBack::filed).toList(),
        ended.stream().map(LookingBack::ended).toList(),
        waiting.stream().map(row -> waiting(row, now)).toList(),
        due.stream().map(LookingBack::due).toList());
  }

  private NativeQuery<Tuple> during(String sql, Instant from, Instant now) {
    return query(sql).setParameter("from", from).setParameter("now", now);
  }

  private NativeQuery<Tuple> query(String sql) {
    return entities.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
  }

  private static long first(List<Tuple> rows, String column) {
    return rows.isEmpty() ? 0 : rows.getFirst().get(column, Long.class);
  }

  private static Filed filed(Tuple row) {
    var care = row.get("care", String.class);
    return new Filed(
        of(row),
        row.get("since", Instant.class),
        row.get("status", String.class),
        care == null
            ? List.of()
            : Arrays.stream(care.split(",")).map(CareImpact::valueOf).sorted().toList(),
        row.get("pressing", Boolean.class),
        row.get("only_by_card", Boolean.class),
        minutes(row, "offered"),
        minutes(row, "accepted"));
  }

  private static @Nullable Long minutes(Tuple row, String column) {
    var asked = row.get("asked", Instant.class);
    var at = row.get(column, Instant.class);
    return asked == null || at == null ? null : Duration.between(asked, at).toMinutes();
  }

  private static Ended ended(Tuple row) {
    return new Ended(
        of(row),
        row.get("at", Instant.class),
        row.get("how", String.class),
        row.get("merged_into_number", String.class));
  }

  private static Waiting waiting(Tuple row, Instant now) {
    return new Waiting(
        of(row),
        Duration.between(row.get("since", Instant.class), now).toMinutes(),
        row.get("unanswered", Boolean.class));
  }

  private static Due due(Tuple row) {
    return new Due(
        of(row),
        row.get("authority", String.class),
        row.get("stage", String.class),
        row.get("due_on", LocalDate.class),
        row.get("over", Boolean.class));
  }

  private static Case of(Tuple row) {
    return new Case(
        row.get("id", UUID.class),
        row.get("number", String.class),
        row.get("hospital", String.class),
        row.get("prefecture", String.class));
  }
}
