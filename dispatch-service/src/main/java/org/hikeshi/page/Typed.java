package org.hikeshi.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was typed into a form of a case's page, so that nothing of it is lost where the form is
/// refused.
///
/// @param form what its address ends with, behind the case's; empty for none
/// @param fields by their names
public record Typed(String form, Map<String, List<String>> fields) {

  private static final List<Map.Entry<String, String>> LABELS =
      List.of(
          Map.entry("reason", "desk.reason"),
          Map.entry("etaMinutes", "work.eta"),
          Map.entry("note", "work.note"),
          Map.entry("planned", "work.effort.planned"),
          Map.entry("worked", "work.effort.worked"),
          Map.entry("found", "work.after.found"),
          Map.entry("lessons", "work.after.lessons"));

  static final Typed NOTHING = new Typed("", Map.of());

  static Typed into(String form) {
    return new Typed(form, Map.of());
  }

  Typed with(String field, @Nullable Object value) {
    return value == null ? this : withAll(field, List.of(value));
  }

  Typed withAll(String field, List<?> values) {
    var more = new LinkedHashMap<>(fields);
    more.put(field, values.stream().map(Object::toString).toList());
    return new Typed(form, Map.copyOf(more));
  }

  /// Words or a number that somebody wrote, with the key of the label that they stood under.
  public record Written(String label, String words) {}

  /// To be read where the form is there no more. Choices are made again in a moment, and left out.
  public List<Written> written() {
    return LABELS.stream()
        .map(field -> new Written(field.getValue(), of(form, field.getKey())))
        .filter(written -> !written.words().isBlank())
        .toList();
  }

  public boolean isInto(String asked) {
    return form.equals(asked);
  }

  /// Empty where nothing was typed there.
  public String of(String asked, String field) {
    return all(asked, field).stream().findFirst().orElse("");
  }

  public boolean has(String asked, String field, Object value) {
    return all(asked, field).contains(value.toString());
  }

  private List<String> all(String asked, String field) {
    return isInto(asked) ? fields.getOrDefault(field, List.of()) : List.of();
  }
}
