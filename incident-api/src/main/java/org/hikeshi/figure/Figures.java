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
  private static final List<String> DAYS = List.of("ppc-PRELIMINARY", "ppc-FINAL");

  static final String REGION =
      """
      case when i.prefecture = '01' then 'HOKKAIDO' when i.prefecture <= '07' then 'TOHOKU'
           when i.prefecture <= '14' then 'KANTO' when i.prefecture <= '23' then 'CHUBU'
           when i.prefecture <= '30' then 'KINKI' when i.prefecture <= '35' then 'CHUGOKU'
           when i.prefecture <= '39' then 'SHIKOKU' else 'KYUSHU' end
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
          Optional.of(months(name, "i.founder", Stream.of(Founder.values()), fiscalYear));
      case "region" -> Optional.of(months(name, REGION, REGIONS.stream(), fiscalYear));
      case "times" ->
          Optional.of(
              figure(
                  name,
                  TimesToHelp.COLUMNS,
                  TimesToHelp.LINES,
                  TimesToHelp.SQL,
                  Map.of(),
                  fiscalYear));
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
        from incident i where %s group by 1, 2
        """
            .formatted(group, COUNTED),
        Map.of(),
        year);
  }

  /// Whether the commission had it by the day that its guideline names for a preliminary report,
  /// and by the law's last day for a final one. Nobody else's report has a day.
  private Figure days(int year, LocalDate today) {
    return figure(
        "days",
        List.of("KEPT", "MISSED", "AHEAD"),
        DAYS,
        """
        select d.authority || '-' || d.stage as line,
          case when coalesce(d.received_on, :today) > d.due_on then 'MISSED'
               when d.received_on is null then 'AHEAD' else 'KEPT' end as place,
          count(*) as counted
        from duty d join incident i on i.id = d.incident_id
        where d.due_on is not null and d.state <> 'NOT_REQUIRED' and %s
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

  private static YearMonth first(int fiscalYear) {
    return YearMonth.of(fiscalYear, Month.APRIL);
  }
}
