package org.hikeshi.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What was typed into the fields of one question, by field, as it was typed. A field of several
/// choices is there also when none was chosen, so that "none" is an answer.
public record Typed(Map<String, List<String>> fields) {

  private static final String UNKNOWN = "UNKNOWN";

  static final Typed NOTHING = new Typed(Map.of());

  /// NUL cannot be stored, and nobody types it.
  public static Typed into(Question question, Map<String, List<String>> form) {
    var fields = new HashMap<String, List<String>>();
    for (var field : question.fields()) {
      var values =
          form.getOrDefault(field.pointer(), List.of()).stream()
              .map(value -> value.replace("\0", ""))
              .filter(value -> !value.isBlank())
              .toList();
      if (!values.isEmpty() || field.kind() == Field.Kind.SEVERAL) {
        fields.put(field.pointer(), values);
      }
    }
    return new Typed(fields);
  }

  /// Whoever pressed "unknown" has answered too: by the code for it, where a field has one.
  public static Typed unknown(Question question) {
    return new Typed(
        question.fields().stream()
            .filter(field -> field.choices().contains(UNKNOWN))
            .collect(Collectors.toMap(Field::pointer, _ -> List.of(UNKNOWN))));
  }
}
