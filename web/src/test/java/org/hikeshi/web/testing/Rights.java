package org.hikeshi.web.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A module's reviewed table `rights.txt`: who is answered what.
///
/// @param callers the columns
public record Rights(List<String> callers, List<Row> rows) {

  /// @param operation method and path
  /// @param expected the status for each caller
  public record Row(String operation, List<Integer> expected) {
    public boolean reads() {
      return operation.startsWith("GET");
    }
  }

  /// Who is answered so by this operation.
  public List<String> answered(String operation, int status) {
    var expected =
        rows.stream().filter(row -> row.operation().equals(operation)).findAny().orElseThrow();
    return callers.stream()
        .filter(caller -> expected.expected().get(callers.indexOf(caller)) == status)
        .toList();
  }

  public static Rights read() {
    var lines = lines();
    var heading = lines.stream().filter(line -> line.startsWith("# operation")).findAny();
    var rows = lines.stream().filter(line -> !line.startsWith("#") && !line.isBlank());
    return new Rights(
        cells(heading.orElseThrow()),
        rows.map(
                line ->
                    new Row(
                        line.split("\\|")[0].strip(),
                        cells(line).stream().map(Integer::valueOf).toList()))
            .toList());
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split("\\|")[1].strip().split(" +"));
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("src/test/resources/rights.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
