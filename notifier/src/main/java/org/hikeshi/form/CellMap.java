package org.hikeshi.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hikeshi.duty.Table;
import org.jspecify.annotations.Nullable;

/// Which field of a report goes into which cell of a workbook, and from when to when. Data, since
/// the office that makes a form changes it.
record CellMap(List<Place> places) {

  private static final Pattern CELL = Pattern.compile("([^!]+)!([A-Z]{1,3})([1-9][0-9]{0,6})");

  /// @param column from 0
  /// @param row from 0
  record Place(
      String field,
      String label,
      String sheet,
      int column,
      int row,
      LocalDate from,
      @Nullable LocalDate to) {

    boolean holdsOn(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  /// @param page Markdown with one table: field, label, cell, from, to
  /// @throws IllegalArgumentException where a row does not say that
  static CellMap read(List<String> page) {
    return new CellMap(Table.rows(page).stream().map(CellMap::place).toList());
  }

  /// In force on a day: the forms of the day of sending hold.
  List<Place> on(LocalDate day) {
    return places.stream().filter(place -> place.holdsOn(day)).toList();
  }

  private static Place place(Map<String, String> row) {
    var cell = CELL.matcher(row.getOrDefault("cell", ""));
    if (!cell.matches()) {
      throw new IllegalArgumentException("no cell such as 様式!C6: " + row);
    }
    var to = row.getOrDefault("to", "");
    return new Place(
        row.get("field"),
        row.get("label"),
        cell.group(1),
        column(cell.group(2)),
        Integer.parseInt(cell.group(3)) - 1,
        LocalDate.parse(row.get("from")),
        to.isEmpty() ? null : LocalDate.parse(to));
  }

  private static int column(String letters) {
    return letters.chars().reduce(0, (sofar, letter) -> sofar * 26 + letter - 'A' + 1) - 1;
  }
}
