package org.hikeshi.statistics;

import java.util.Arrays;
import java.util.Optional;

/// What the counts are broken down by, and how PostgreSQL sees it.
enum By {
  CATEGORY("category", "t.category", ""),
  PREFECTURE("prefecture", "t.prefecture", ""),
  /// The ministry's bands of licensed beds (許可病床数).
  BED_BAND(
      "bedBand",
      """
      case when t.beds is null then 'UNKNOWN' when t.beds < 20 then '0-19'
           when t.beds < 100 then '20-99' when t.beds < 200 then '100-199'
           when t.beds < 300 then '200-299' when t.beds < 400 then '300-399'
           when t.beds < 500 then '400-499' else '500-' end
      """,
      ""),
  /// A hospital with several functions counts in each, so the cells add up to more than the total.
  FUNCTION(
      "function",
      "f.code",
      """
      cross join lateral
        unnest(case when t.functions = '{}' then array['NONE'] else t.functions end) f (code)
      """);

  private final String parameter;
  private final String cell;
  private final String join;

  By(String parameter, String cell, String join) {
    this.parameter = parameter;
    this.cell = cell;
    this.join = join;
  }

  static Optional<By> of(String parameter) {
    return Arrays.stream(values()).filter(by -> by.parameter.equals(parameter)).findAny();
  }

  String parameter() {
    return parameter;
  }

  /// The expression that names the cell of `t`: an incident, or a hospital.
  String cell() {
    return cell;
  }

  /// What the expression needs beside `t`.
  String join() {
    return join;
  }

  /// Whether one incident may be in several cells.
  boolean overlapping() {
    return this == FUNCTION;
  }

  /// Whether hospitals fall into the same cells; a category is no trait of a hospital.
  boolean ofHospitals() {
    return this != CATEGORY;
  }
}
