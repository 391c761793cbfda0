package org.hikeshi.page;

import org.jspecify.annotations.Nullable;

/// What became of the last form, carried over the redirect as a code, never as words.
enum Said {
  DECLINED,
  OTHERWISE,
  TAKEN,
  GONE,
  NOT_NOW,
  TRYING,
  DONE;

  /// @return the key of the words, or null for nothing or nonsense
  static @Nullable String words(@Nullable String code) {
    for (var said : values()) {
      if (said.name().equals(code)) {
        return "page.said." + code;
      }
    }
    return null;
  }
}
