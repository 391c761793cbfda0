package org.hikeshi.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts in lines and columns: the table behind a picture.
///
/// @param name what is counted: `kind`, `region`, `times`, `days`
/// @param columns codes
public record Figure(String name, List<String> columns, List<Line> lines) {

  /// @param label a code
  /// @param counts one for each column
  public record Line(String label, List<Long> counts) {

    public long total() {
      return counts.stream().mapToLong(Long::longValue).sum();
    }
  }

  /// The largest count, which the tallest bar stands for; at least 1.
  public long most() {
    return lines.stream()
        .flatMap(line -> line.counts().stream())
        .mapToLong(Long::longValue)
        .reduce(1, Math::max);
  }

  /// RFC 4180. It holds codes and counts only, so no cell can be a formula.
  public String csv() {
    return Stream.concat(
            Stream.of(Stream.concat(Stream.of(name), columns.stream())),
            lines.stream()
                .map(
                    line ->
                        Stream.concat(
                            Stream.of(line.label()), line.counts().stream().map(String::valueOf))))
        .map(cells -> cells.collect(Collectors.joining(",", "", "\r\n")))
        .collect(Collectors.joining());
  }
}
