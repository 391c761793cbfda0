package org.hikeshi.drill;

import java.util.ArrayList;
import java.util.List;

/// Gathers what was missed in a drill, with its words.
final class Missing {

  /// The words of a code, in the reader's language.
  @FunctionalInterface
  interface Words {
    String of(String code, String detail);
  }

  private final Words words;
  private final List<Score.Missed> found = new ArrayList<>();

  Missing(Words words) {
    this.words = words;
  }

  void add(String code, String detail) {
    found.add(new Score.Missed(code, detail, words.of(code, detail)));
  }

  void when(boolean so, String code) {
    if (so) {
      add(code, "");
    }
  }

  void some(long count, String code) {
    if (count > 0) {
      add(code, Long.toString(count));
    }
  }

  List<Score.Missed> found() {
    return List.copyOf(found);
  }
}
