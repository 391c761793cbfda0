package org.hikeshi.board;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is on the board at one moment: the late first, then the gravest, then the oldest.
///
/// @param rows of the prefecture that was asked for, or of all, as many as a page can bear
/// @param more how many follow those
/// @param areas every prefecture where something is open, by its code (JIS X 0401)
public record Board(List<Row> rows, long more, Map<String, Area> areas) {

  /// A page of them stays under 150 KB.
  static final int SHOWN = 80;

  public record Row(OpenIncident incident, long minutes, List<Late> late) {

    static Row of(OpenIncident incident, Instant now) {
      return new Row(incident, incident.waitingFor(now).toMinutes(), Late.of(incident, now));
    }

    boolean isLate() {
      return !late.isEmpty();
    }
  }

  /// @param seats that nobody has taken
  public record Area(long open, long late, long seats) {

    static Area of(List<Row> rows) {
      return new Area(
          rows.size(),
          rows.stream().filter(Row::isLate).count(),
          rows.stream().mapToLong(row -> row.incident().waiting().size()).sum());
    }

    /// How it looks: the worst of it.
    public String look() {
      return late > 0 ? "alarm" : seats > 0 ? "wait" : "good";
    }
  }

  static Board of(List<OpenIncident> open, @Nullable String prefecture, Instant now) {
    var all = open.stream().map(incident -> Row.of(incident, now)).toList();
    var areas =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.incident().prefecture(),
                    TreeMap::new,
                    Collectors.collectingAndThen(Collectors.toList(), Area::of)));
    var asked =
        all.stream()
            .filter(row -> prefecture == null || row.incident().prefecture().equals(prefecture))
            .sorted(
                comparing(Row::isLate)
                    .reversed()
                    .thenComparing(row -> row.incident().gravity())
                    .thenComparing(row -> row.incident().filedAt()))
            .toList();
    return new Board(
        asked.stream().limit(SHOWN).toList(), Math.max(0, asked.size() - SHOWN), areas);
  }

  public long late() {
    return sum(Area::late);
  }

  public long open() {
    return sum(Area::open);
  }

  public long seats() {
    return sum(Area::seats);
  }

  private long sum(Function<Area, Long> of) {
    return areas.values().stream().mapToLong(of::apply).sum();
  }
}
