package org.hikeshi.duty;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every rule with the days between which it was in force, and where it comes from. What became
/// known on a day is judged by the rules of that day, also years later.
public final class Rulebook {

  private final List<Row> rows;

  private Rulebook(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /// Reads `law/rules.md`.
  ///
  /// @throws IllegalArgumentException when two rows of one rule are in force on one day, or a
  ///   source is missing
  public static Rulebook read(List<String> page) {
    var rows = Table.rows(page).stream().map(Row::of).toList();
    for (var row : rows) {
      if (rows.stream().anyMatch(other -> other != row && other.overlaps(row))) {
        throw new IllegalArgumentException("two values on one day: " + row);
      }
    }
    return new Rulebook(rows);
  }

  Rules on(LocalDate day) {
    var values = new HashMap<String, String>();
    rows.stream().filter(row -> row.inForce(day)).forEach(row -> values.put(row.rule, row.value));
    return new Rules(values);
  }

  private record Row(String rule, LocalDate from, LocalDate to, String value) {

    static Row of(Map<String, String> cells) {
      if (cells.getOrDefault("source", "").isBlank()) {
        throw new IllegalArgumentException("a rule without its source: " + cells);
      }
      var to = cells.getOrDefault("to", "");
      return new Row(
          cells.getOrDefault("rule", ""),
          LocalDate.parse(cells.getOrDefault("from", "")),
          to.isEmpty() ? LocalDate.MAX : LocalDate.parse(to),
          cells.getOrDefault("value", ""));
    }

    boolean inForce(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(Row other) {
      return rule.equals(other.rule) && !from.isAfter(other.to) && !other.from.isAfter(to);
    }
  }
}
