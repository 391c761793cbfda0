package org.hikeshi.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A report's summary replaces the last one's, so whoever only adds says both: what was said before
/// stays whole.
public final class Summary {

  /// So many characters it may have.
  public static final int LONGEST = Habits.LONG;

  /// @return empty where both together are too long
  public static Optional<String> after(@Nullable String before, String more) {
    return more.length() > room(before)
        ? Optional.empty()
        : Optional.of(before == null || before.isEmpty() ? more : before + "\n" + more);
  }

  /// How many characters can still be added.
  public static int room(@Nullable String before) {
    return before == null || before.isEmpty()
        ? LONGEST
        : Math.max(0, LONGEST - before.length() - 1);
  }

  private Summary() {}
}
