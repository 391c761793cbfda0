package org.hikeshi.report;

import org.jspecify.annotations.Nullable;

/// A report's summary replaces the last one's, so whoever only adds says both: what was said before
/// stays whole, and is never cut to make room.
public final class Summary {

  /// So many characters it may have.
  public static final int LONGEST = Habits.LONG;

  /// Both, one after the other; the later alone where it begins with the earlier. May be too long.
  public static String after(@Nullable String before, String more) {
    return before == null || before.isEmpty() || more.startsWith(before)
        ? more
        : before + "\n" + more;
  }

  /// By how many characters it is too long.
  public static int over(@Nullable String summary) {
    return summary == null ? 0 : Math.max(0, summary.length() - LONGEST);
  }

  private Summary() {}
}
