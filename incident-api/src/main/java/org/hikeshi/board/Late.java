package org.hikeshi.board;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why an incident is late, the worst first. Each is a condition on what [Looking] knows of an
/// incident, so that the rows and the map cannot differ.
public enum Late {
  /// Everybody who could be asked has been.
  UNANSWERED("unanswered"),
  /// Seats wait, and nobody has come for three offers' time (`dispatch.offer-window`, PT5M each)
  /// since help was first asked for, or first again after a report that did not ask. Triage is no
  /// help yet.
  NOBODY_YET(
      "not unanswered and seats > 0 and helping = 0"
          + " and asked_since + interval '15 minutes' < :now"),
  /// Somebody said yes and is not there at the time that she gave.
  ARRIVAL_PASSED("expected_at < :now"),
  /// An authority's day has passed.
  DUTY_OVERDUE("overdue > 0");

  private final String condition;

  Late(String condition) {
    this.condition = condition;
  }

  /// All that hold, as text with commas; empty where nothing is late.
  static String reasons() {
    return Stream.of(values())
        .map(late -> "case when %s then '%s' end".formatted(late.condition, late))
        .collect(Collectors.joining(", ", "concat_ws(',', ", ")"));
  }

  /// 0 for the worst, and one more than the mildest where nothing is late.
  static String worst() {
    return Stream.of(values())
        .map(late -> "when %s then %d".formatted(late.condition, late.ordinal()))
        .collect(Collectors.joining(" ", "case ", " else %d end".formatted(values().length)));
  }
}
