package org.hikeshi.figure;

import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.web.Csv;

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

  /// A heading such as `-5` is no formula in it.
  public String csv() {
    return Csv.of(
        Stream.concat(
                Stream.of(cells(name, columns)),
                lines.stream().map(line -> cells(line.label(), line.counts())))
            .toList());
  }

  private static List<String> cells(String first, List<?> others) {
    return Stream.concat(Stream.of(first), others.stream().map(String::valueOf)).toList();
  }
}
