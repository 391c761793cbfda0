package org.hikeshi.dispatch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The rows of the one table of a Markdown page under `rules/`, each with the days between which it
/// is in force (Asia/Tokyo, the last one included; open where empty).
final class RuleTable {

  /// @param cells by the names in the table's head
  record Row(Map<String, String> cells) {

    Row {
      if (cells.getOrDefault("source", "").isBlank()) {
        throw new IllegalArgumentException("a rule without its source: " + cells);
      }
    }

    String of(String column) {
      return Objects.requireNonNull(cells.get(column), column);
    }

    List<String> words(String column) {
      return of(column).isEmpty() ? List.of() : List.of(of(column).split(" +"));
    }

    boolean inForceOn(LocalDate day) {
      return !day.isBefore(LocalDate.parse(of("from")))
          && (of("to").isEmpty() || !day.isAfter(LocalDate.parse(of("to"))));
    }
  }

  /// @param page the name of a file beside `/rules/`
  static List<Row> read(String page) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RuleTable.class.getResourceAsStream("/rules/" + page), page),
                StandardCharsets.UTF_8))) {
      return rows(lines.lines().filter(line -> line.startsWith("|")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Row> rows(List<String> lines) {
    var head = cells(lines.getFirst());
    var rows = new ArrayList<Row>();
    for (var line : lines.subList(2, lines.size())) {
      var cells = cells(line);
      if (cells.size() != head.size()) {
        throw new IllegalArgumentException("a row of another width than its head: " + line);
      }
      var row = new TreeMap<String, String>();
      for (int i = 0; i < head.size(); i++) {
        row.put(head.get(i), cells.get(i));
      }
      rows.add(new Row(row));
    }
    return List.copyOf(rows);
  }

  private static List<String> cells(String line) {
    var inner = line.strip();
    return Arrays.stream(inner.substring(1, inner.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private RuleTable() {}
}
