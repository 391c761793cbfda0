package org.hikeshi.dispatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The reviewed table `rights.md`.
///
/// @param people the columns
/// @param rows by operation, what each of them meets
record RightsTable(List<String> people, Map<String, List<String>> rows) {

  static RightsTable read() {
    var rows = new LinkedHashMap<String, List<String>>();
    for (var line : lines()) {
      if (line.startsWith("| ")) {
        var cells = Arrays.stream(line.substring(2).split(" *\\| *")).toList();
        rows.put(cells.getFirst(), cells.subList(1, cells.size()));
      }
    }
    return new RightsTable(Objects.requireNonNull(rows.remove("operation")), rows);
  }

  private static List<String> lines() {
    try (var in = RightsTable.class.getResourceAsStream("/rights.md")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
