package org.hikeshi.retention;

import java.util.List;
import java.util.stream.Stream;

/// What people wrote beside dispatches and alarms, and how it goes: the one list of it. Who sat
/// where, what rang when, and why it could happen, stays.
public final class Words {

  private static final List<String> BESIDE_SEATS =
      List.of(
          "delete from remark where %s",
          """
          update after_action set found = '', lessons = null
          where (found <> '' or lessons is not null) and %s
          """);

  private static final List<String> BESIDE_ALARMS =
      List.of(
          """
          update desk_alarm set words = null, asked_by = left(asked_by, 0),
            acknowledged_by = left(acknowledged_by, 0)
          where (words is not null or asked_by <> '' or acknowledged_by <> '') and %s
          """,
          """
          update desk_attempt set person = ''
          where person <> '' and alarm_id in (select id from desk_alarm where %s)
          """);

  /// Statements that erase all of it.
  ///
  /// @param which dispatches: a condition on `dispatch_id`
  public static List<String> besideDispatches(String which) {
    return Stream.concat(BESIDE_SEATS.stream(), BESIDE_ALARMS.stream())
        .map(sql -> sql.formatted(which))
        .toList();
  }

  /// Statements that erase what stands beside alarms.
  ///
  /// @param which alarms: a condition on `desk_alarm`
  static List<String> besideAlarms(String which) {
    return BESIDE_ALARMS.stream().map(sql -> sql.formatted(which)).toList();
  }

  private Words() {}
}
