package org.hikeshi.notice;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a list of notices is narrowed to.
///
/// @param state only what is in it now; null: all
/// @param unreceipted only what no receipt has closed
/// @param words a part of the incident's number or of the hospital's name, in whatever width and
///   case; blank or null: all
public record Selection(@Nullable NoticeState state, boolean unreceipted, @Nullable String words) {

  public static final Selection ALL = new Selection(null, false, null);

  private static final String FOLDED = "cast(sql('normalize(?, NFKC)', hospitalName) as String)";

  /// As a condition behind others; its values go into `values`.
  String condition(Map<String, Object> values) {
    var condition = new StringBuilder();
    if (state != null) {
      values.put("state", state);
      condition.append(" and state = :state");
    }
    if (unreceipted) {
      condition.append(" and state <> RECEIPTED");
    }
    if (words != null && !words.isBlank()) {
      var folded = Normalizer.normalize(words.strip(), Normalizer.Form.NFKC);
      values.put("number", folded);
      values.put("name", folded.toLowerCase(Locale.ROOT));
      condition.append(
          " and (locate(:number, incidentNumber) > 0 or id in (select noticeId from NoticeBody"
              + " where locate(:name, lower(%s)) > 0))".formatted(FOLDED));
    }
    return condition.toString();
  }
}
