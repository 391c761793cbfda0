package org.hikeshi.statistics;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The counts of one fiscal year (年度, April to March).
///
/// @param upTo the last day that is counted; the year's last, or the end of the last whole quarter
/// @param suppressedBelow counts from 1 up to this are shown as null; null where nothing is hidden
record StatisticsView(
    String by,
    int fiscalYear,
    LocalDate upTo,
    @Nullable Long suppressedBelow,
    List<Cell> cells,
    Cell total) {

  /// RFC 4180. It holds codes, counts and the last day only, so no cell can be a formula.
  String csv() {
    var heading =
        "cell,incidents,reports,confirmedAttacks,nearMisses,faults,withdrawn,hospitals,imported,upTo\r\n";
    return Stream.concat(cells.stream(), Stream.of(total))
        .map(this::line)
        .collect(Collectors.joining("", heading, ""));
  }

  private String line(Cell cell) {
    return Stream.of(
            cell.cell(),
            cell.incidents(),
            cell.reports(),
            cell.confirmedAttacks(),
            cell.nearMisses(),
            cell.faults(),
            cell.withdrawn(),
            cell.hospitals(),
            cell.imported(),
            upTo)
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining(",", "", "\r\n"));
  }
}
