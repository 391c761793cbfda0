package org.hikeshi.notice;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a list of notices is narrowed to.
///
/// @param state only what is in it now; null: all
public record Selection(@Nullable NoticeState state) {

  public static final Selection ALL = new Selection(null);

  /// As a condition behind others; its values go into `values`.
  String condition(Map<String, Object> values) {
    if (state == null) {
      return "";
    }
    values.put("state", state);
    return " and state = :state";
  }
}
