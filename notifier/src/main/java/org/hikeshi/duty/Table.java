package org.hikeshi.duty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rows of the one table of a Markdown page, by the names in its head. The law is kept in such
/// tables so that a lawyer can read it where it lies.
public final class Table {

  public static List<Map<String, String>> rows(List<String> page) {
    var lines = page.stream().filter(line -> line.startsWith("|")).toList();
    var head = cells(lines.getFirst());
    var rows = new ArrayList<Map<String, String>>();
    for (var line : lines.subList(2, lines.size())) {
      var cells = cells(line);
      if (cells.size() != head.size()) {
        throw new IllegalArgumentException("a row of another width than its head: " + line);
      }
      var row = new TreeMap<String, String>();
      for (int i = 0; i < head.size(); i++) {
        row.put(head.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    var inner = line.strip();
    return Arrays.stream(inner.substring(1, inner.length() - 1).split("\\|", -1))
        .map(String::strip)
        .toList();
  }

  private Table() {}
}
