package org.hikeshi.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hikeshi.events.Category;
import org.hikeshi.web.time.JapanTime;

/// Counts what was filed between two instants, and what old lists say was reported (or else
/// noticed) on the days between. It must see all hospitals.
@ApplicationScoped
class Counting {

  private static final String TOTAL = "TOTAL";

  private final EntityManager entities;

  Counting(EntityManager entities) {
    this.entities = entities;
  }

  Table count(By by, Instant from, Instant until) {
    long all = hospitals("'" + TOTAL + "'", "", from, until).getOrDefault(TOTAL, 0L);
    var hospitals =
        by.ofHospitals() ? hospitals(by.cell(), by.join(), from, until) : Map.<String, Long>of();
    long elsewhere = by.ofHospitals() ? 0 : all;
    var cells =
        incidents(by.cell(), by.join(), from, until)
            .map(row -> cell(row, hospitals, elsewhere))
            .toList();
    var total =
        incidents("'" + TOTAL + "'", "", from, until)
            .map(row -> cell(row, Map.of(), all))
            .findAny()
            .orElseGet(() -> new Cell(TOTAL, 0L, 0L, 0L, 0L, 0L, 0L, all, 0L));
    return new Table(cells, total);
  }

  private Stream<Tuple> incidents(String cell, String join, Instant from, Instant until) {
    return session()
        .createNativeQuery(
            """
            select %s as cell, count(*) filter (where t.merged_into is null) as incidents,
              sum(t.revision)::bigint as reports,
              count(*) filter (where k.kind = 'ATTACK') as attacks,
              count(*) filter (where k.kind = 'NEAR_MISS') as near_misses,
              count(*) filter (where k.kind = 'FAULT') as faults,
              count(*) filter (where t.status = 'WITHDRAWN') as withdrawn,
              count(*) filter (where t.imported) as imported
            from (
              select id, prefecture, beds, functions, category, filed_at, status, merged_into,
                revision, null as kind, false as imported from incident
              union all
              select id, prefecture, beds, functions, category,
                coalesce(reported_on, detected_on)::timestamp at time zone 'Asia/Tokyo',
                'RESOLVED', null, 1, kind, true from past_incident) t
            left join ending e on e.incident_id = t.id
            cross join lateral (select coalesce(t.kind, e.kind, case when e.attack then 'ATTACK'
              when not e.attack and t.category in (:attacks) then 'NEAR_MISS'
              when not e.attack then 'FAULT' end)) k (kind)
            %s
            where t.filed_at >= :from and t.filed_at < :until
            group by 1 order by 1
            """
                .formatted(cell, join),
            Tuple.class)
        .setParameter("attacks", attacks())
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultList()
        .stream();
  }

  /// Those that were there on some day between.
  private Map<String, Long> hospitals(String cell, String join, Instant from, Instant until) {
    return session()
        .createNativeQuery(
            """
            select %s as cell, count(*) as hospitals from hospital t %s
            where coalesce(t.opened_on < :until, true) and coalesce(t.closed_on >= :from, true)
            group by 1
            """
                .formatted(cell, join),
            Tuple.class)
        .setParameter("from", JapanTime.dayOf(from))
        .setParameter("until", JapanTime.dayOf(until))
        .getResultList()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.get("cell", String.class), row -> row.get("hospitals", Long.class)));
  }

  private static Cell cell(Tuple row, Map<String, Long> hospitals, long otherwise) {
    var name = row.get("cell", String.class);
    return new Cell(
        name,
        row.get("incidents", Long.class),
        row.get("reports", Long.class),
        row.get("attacks", Long.class),
        row.get("near_misses", Long.class),
        row.get("faults", Long.class),
        row.get("withdrawn", Long.class),
        hospitals.getOrDefault(name, otherwise),
        row.get("imported", Long.class));
  }

  private static List<String> attacks() {
    return Stream.of(Category.values()).filter(Category::attack).map(Category::name).toList();
  }

  private Session session() {
    return entities.unwrap(Session.class);
  }
}
