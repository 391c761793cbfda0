package org.hikeshi.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.events.Founder;
import org.hikeshi.incident.FiledReport;
import org.hikeshi.statistics.Quarter;
import org.jspecify.annotations.Nullable;

/// What anybody may see: how many incidents were filed in each of the last eight whole quarters, by
/// founder and by region, small counts suppressed. A quarter is told when it is over, so that
/// nobody reads off a single report by looking again; what nothing but a card has spoken of is not
/// counted, unless the duty desk has said what it was. It must see all hospitals.
///
/// Counted once a day in Japan, so that no crowd reaches the database.
@ApplicationScoped
public class PublicFigures {

  /// Counts from 1 up to this are small.
  public static final long SMALL = 5;

  private static final int QUARTERS = 8;

  private final Figures figures;
  private volatile @Nullable Kept kept;

  PublicFigures(Figures figures) {
    this.figures = figures;
  }

  private record Kept(LocalDate day, List<Figure> figures) {}

  /// Each column is the first month of a quarter, `2026-04`.
  ///
  /// @param today whose quarter is not over
  public List<Figure> of(LocalDate today) {
    var known = kept;
    if (known == null || !known.day.equals(today)) {
      known = new Kept(today, counted(today).stream().map(all -> all.suppressed(SMALL)).toList());
      kept = known;
    }
    return known.figures;
  }

  /// The same before anything is hidden.
  List<Figure> counted(LocalDate today) {
    var end = Quarter.running(today);
    return List.of(
        quarters("kind", "i.founder", Stream.of(Founder.values()).map(Enum::name).toList(), end),
        quarters("region", Figures.REGION, Figures.REGIONS, end));
  }

  private Figure quarters(String name, String group, List<String> groups, YearMonth end) {
    var first = end.minusMonths(QUARTERS * Quarter.MONTHS);
    return figures.figure(
        name,
        IntStream.range(0, QUARTERS)
            .mapToObj(no -> first.plusMonths((long) no * Quarter.MONTHS).toString())
            .toList(),
        groups,
        """
        select %s as line, count(*) as counted,
          to_char(date_trunc('quarter', i.filed_at at time zone 'Asia/Tokyo'), 'YYYY-MM') as place
        from incident i left join ending e on e.incident_id = i.id
        where %s and (e.attack is not null or %s)
        group by 1, 3
        """
            .formatted(group, Figures.COUNTED, FiledReport.notOnlyByCard("i.id")),
        Map.of(),
        first,
        end);
  }
}
