package org.hikeshi.figure;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hikeshi.statistics.SmallCells;
import org.hikeshi.web.Csv;
import org.jspecify.annotations.Nullable;

/// Counts in lines and columns: the table behind a picture.
///
/// @param name what is counted: `kind`, `region`, `times`, `days`
/// @param columns codes
public record Figure(String name, List<String> columns, List<Line> lines) {

  /// @param label a code
  /// @param counts one for each column; null where it is suppressed
  public record Line(String label, List<@Nullable Long> counts) {

    /// Of what is shown.
    public long total() {
      return counts.stream().filter(Objects::nonNull).mapToLong(Long::longValue).sum();
    }
  }

  /// The largest count that is shown, which the tallest bar stands for; at least 1.
  public long most() {
    return lines.stream()
        .flatMap(line -> line.counts().stream())
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .reduce(1, Math::max);
  }

  /// What may be shown to anyone, also to somebody who knows the sum of a column from elsewhere.
  /// Each column is taken for itself: what is hidden in it does not depend on what stands beside
  /// it, so that it stays hidden when the figure is made anew with other columns.
  Figure suppressed(long below) {
    var hidden =
        IntStream.range(0, columns.size()).mapToObj(column -> hidden(column, below)).toList();
    return new Figure(
        name,
        columns,
        IntStream.range(0, lines.size()).mapToObj(line -> line(line, hidden)).toList());
  }

  /// All of it where the sum would tell the small ones: the zeros beside them say which those are.
  private Set<Integer> hidden(int column, long below) {
    var small =
        SmallCells.of(lines.stream().map(line -> line.counts().get(column)).toList(), below);
    return small.betrayed()
        ? IntStream.range(0, lines.size()).boxed().collect(Collectors.toUnmodifiableSet())
        : small.places();
  }

  private Line line(int place, List<Set<Integer>> hidden) {
    var line = lines.get(place);
    return new Line(
        line.label,
        IntStream.range(0, columns.size())
            .mapToObj(column -> hidden.get(column).contains(place) ? null : line.counts.get(column))
            .toList());
  }

  /// A heading such as `-5` is no formula in it; what is suppressed is empty.
  public String csv() {
    return Csv.of(
        Stream.concat(
                Stream.of(cells(name, columns)),
                lines.stream().map(line -> cells(line.label(), line.counts())))
            .toList());
  }

  private static List<String> cells(String first, List<? extends @Nullable Object> others) {
    return Stream.concat(Stream.of(first), others.stream().map(one -> Objects.toString(one, "")))
        .toList();
  }
}
