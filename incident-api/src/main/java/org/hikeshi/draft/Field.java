package org.hikeshi.draft;

import io.quarkus.qute.TemplateData;
import java.util.Arrays;
import java.util.List;

/// One thing to fill in.
///
/// @param pointer where it stands in a report, as a JSON pointer; also its name in forms
/// @param words the kind of word that its choices are; empty where nothing is chosen
/// @param choices codes to choose from
@TemplateData
public record Field(String pointer, Kind kind, String words, List<String> choices) {

  /// How it is asked.
  public enum Kind {
    ONE,
    SEVERAL,
    TIME,
    LINE,
    LINES,
    COUNT,
    PHONE,
    MAIL
  }

  static <E extends Enum<E>> Field one(String pointer, String words, Class<E> type) {
    return new Field(pointer, Kind.ONE, words, names(type));
  }

  static <E extends Enum<E>> Field several(String pointer, String words, Class<E> type) {
    return new Field(pointer, Kind.SEVERAL, words, names(type));
  }

  static Field typed(String pointer, Kind kind) {
    return new Field(pointer, kind, "", List.of());
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
  }

  /// An id that a label can point to.
  public String id() {
    return pointer.substring(1).replaceFirst("^items/[^/]+", "item").replace('/', '-');
  }

  public boolean chosen() {
    return kind == Kind.ONE || kind == Kind.SEVERAL;
  }
}
