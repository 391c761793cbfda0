package org.hikeshi.page;

import org.jspecify.annotations.Nullable;

/// What became of the last form, carried over the redirect as a code, never as words.
public enum Said {
  DECLINED(true),
  OTHERWISE(false),
  TAKEN(false),
  GONE(false),
  NOT_NOW(false),
  /// Who has the seat has changed since the page was opened.
  HELD_BY_ANOTHER(false, "hindrance.HELD_BY_ANOTHER"),
  NO_SUCH_DAY(false),
  TRYING(true),
  TESTING(true),
  /// Not by the ways that are just being tested.
  TESTING_LATELY(true),
  DONE(true);

  private final boolean taken;
  private final String words;

  Said(boolean taken) {
    this.taken = taken;
    this.words = "page.said." + name();
  }

  Said(boolean taken, String words) {
    this.taken = taken;
    this.words = words;
  }

  /// Whether the form was taken: what was typed into it may be forgotten.
  public boolean taken() {
    return taken;
  }

  /// The key of the words.
  public String words() {
    return words;
  }

  /// @return null for nothing or nonsense
  static @Nullable Said of(@Nullable String code) {
    for (var said : values()) {
      if (said.name().equals(code)) {
        return said;
      }
    }
    return null;
  }
}
