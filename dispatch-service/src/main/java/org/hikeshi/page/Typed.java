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
