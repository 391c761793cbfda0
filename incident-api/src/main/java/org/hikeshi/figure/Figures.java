package org.hikeshi.figure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hikeshi.events.Founder;
import org.hikeshi.web.time.JapanTime;

/// Counts the incidents that were filed in one fiscal year (年度, April to March). What was merged
/// into another counts there, and what was withdrawn nowhere; nor are past incidents, which came as
/// a list and have no times. It must see all hospitals.
@ApplicationScoped
public class Figures {

  private static final List<String> NAMES = List.of("kind", "region", "times", "days");

  static final List<String> REGIONS =
      List.of("HOKKAIDO", "TOHOKU", "KANTO", "CHUBU", "KINKI", "CHUGOKU", "SHIKOKU", "KYUSHU");
  static final List<String> AUTHORITIES =
      List.of("ppc", "mhlw", "mext", "nco", "prefecture", "city", "police");

  /// Upper ends in minutes; the last bucket has none.
  static final List<Integer> UNTIL = List.of(5, 15, 30, 60, 120, 240, 480, 1440);

  static final String REGION =
      """
      case when h.prefecture = '01' then 'HOKKAIDO' when h.prefecture <= '07' then 'TOHOKU'
           when h.prefecture <= '14' then 'KANTO' when h.prefecture <= '23' then 'CHUBU'
           when h.prefecture <= '30' then 'KINKI' when h.prefecture <= '35' then 'CHUGOKU'
           when h.prefecture <= '39' then 'SHIKOKU' else 'KYUSHU' end
      """;

  /// Needs `:from` and `:until`.
  static final String COUNTED =
      """
      i.filed_at >= :from and i.filed_at < :until and i.merged_into is null
        and i.status <> 'WITHDRAWN'
      """;

  private final EntityManager entities;

  Figures(EntityManager entities) {
    this.entities = entities;
  }

  /// All of one fiscal year.
  ///
  /// @param today whose day counts as not yet over
  public List<Figure> of(int fiscalYear, LocalDate today) {
    return NAMES.stream().flatMap(name -> of(name, fiscalYear, today).stream()).toList();
  }

  /// One of them, or none where there is none of that name.
  public Optional<Figure> of(String name, int fiscalYear, LocalDate today) {
    return switch (name) {
      case "kind" ->
          Optional.of(months(name, "h.founder", Stream.of(Founder.values()), fiscalYear));
      case "region" -> Optional.of(months(name, REGION, REGIONS.stream(), fiscalYear));
      case "times" -> Optional.of(times(fiscalYear));
      case "days" -> Optional.of(days(fiscalYear, today));
      default -> Optional.empty();
    };
  }

  private Figure months(String name, String group, Stream<?> groups, int year) {
    var months =
        IntStream.range(0, 12).mapToObj(no -> first(year).plusMonths(no).toString()).toList();
    return figure(
        name,
        months,
        groups.map(String::valueOf).toList(),
        """
        select %s as line, to_char(i.filed_at at time zone 'Asia/Tokyo', 'YYYY-MM') as place,
          count(*) as counted
        from incident i join hospital h on h.id = i.hospital_id where %s group by 1, 2
        """
            .formatted(group, COUNTED),
        Map.of(),
        year);
  }

  /// From the first report until somebody first said yes to the lead's seat, whoever has it by now,
  /// and until the first one was there.
  private Figure times(int year) {
    var buckets =
        Stream.concat(UNTIL.stream().map(until -> "-" + until), Stream.of(UNTIL.getLast() + "-"))
            .toList();
    var ends = UNTIL.stream().map(String::valueOf).toList();
    return figure(
        "times",
        buckets,
        List.of("ACCEPTED", "ARRIVED"),
        """
        select t.line, (array[%s])[1 + width_bucket(
            ceil(extract(epoch from t.at - i.filed_at) / 60)::int - 1, array[%s])] as place,
          count(*) as counted
        from incident i cross join lateral (
          select 'ACCEPTED' as line, min(y.at) as at from (
            select s.accepted_at as at from seat s
            where s.incident_id = i.id and s.seat = 'LEAD'
            union all
            select p.at from happening p
            where p.incident_id = i.id and p.what = 'OfferAccepted'
              and p.codes ->> 'seat' = 'LEAD') y
          having min(y.at) is not null
          union all
          select 'ARRIVED', min(p.at) from happening p
          where p.incident_id = i.id and p.what = 'SeatProgressed'
            and p.codes ->> 'state' = 'ARRIVED'
          having min(p.at) is not null) t
        where %s group by 1, 2
        """
            .formatted(quoted(buckets), String.join(", ", ends), COUNTED),
        Map.of(),
        year);
  }

  /// Days that count: whether the authority had it by then.
  private Figure days(int year, LocalDate today) {
    return figure(
        "days",
        List.of("KEPT", "MISSED", "AHEAD"),
        AUTHORITIES,
        """
        select split_part(d.authority, '-', 1) as line,
          case when coalesce(d.received_on, :today) > d.due_on then 'MISSED'
               when d.received_on is null then 'AHEAD' else 'KEPT' end as place,
          count(*) as counted
        from duty d join incident i on i.id = d.incident_id
        where d.due_on is not null and d.state not in ('NOT_REQUIRED', 'UNDETERMINED') and %s
        group by 1, 2
        """
            .formatted(COUNTED),
        Map.of("today", today),
        year);
  }

  private Figure figure(
      String name,
      List<String> columns,
      List<String> lines,
      String sql,
      Map<String, Object> more,
      int year) {
    return figure(name, columns, lines, sql, more, first(year), first(year + 1));
  }

  /// @param sql which line and place, and how many were counted there
  Figure figure(
      String name,
      List<String> columns,
      List<String> lines,
      String sql,
      Map<String, Object> more,
      YearMonth from,
      YearMonth until) {
    var query = entities.unwrap(Session.class).createNativeQuery(sql, Tuple.class);
    query.setParameter("from", from.atDay(1).atStartOfDay(JapanTime.ZONE).toInstant());
    query.setParameter("until", until.atDay(1).atStartOfDay(JapanTime.ZONE).toInstant());
    more.forEach(query::setParameter);
    var counted = new HashMap<List<String>, Long>();
    for (var row : query.getResultList()) {
      counted.put(
          Arrays.asList(row.get("line", String.class), row.get("place", String.class)),
          row.get("counted", Long.class));
    }
    return new Figure(
        name,
        columns,
        lines.stream()
            .map(
                line ->
                    new Figure.Line(
                        line,
                        columns.stream()
                            .map(column -> counted.getOrDefault(List.of(line, column), 0L))
                            .toList()))
            .toList());
  }

  private static String quoted(List<String> words) {
    return "'" + String.join("', '", words) + "'";
  }

  private static YearMonth first(int fiscalYear) {
    return YearMonth.of(fiscalYear, Month.APRIL);
  }
}
