package org.hikeshi.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Why something was not done, as it is counted: a few kinds, and none of the caller's words.
enum Refusal {
  /// 400: what was sent cannot be understood.
  INPUT,
  /// 400: a form without its token, or with an old one.
  FORM,
  /// 413.
  SIZE,
  /// 415.
  TYPE,
  /// 429.
  TOO_MANY,
  /// 401 where a token came along.
  TOKEN,
  /// 403.
  ROLE,
  /// 404 for what is there, but another's.
  ANOTHERS;

  /// What an answer's status says by itself; null where there is nothing to count by it.
  static @Nullable Refusal by(int status) {
    return switch (status) {
      case 400 -> INPUT;
      case 413 -> SIZE;
      case 415 -> TYPE;
      case 429 -> TOO_MANY;
      default -> null;
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
