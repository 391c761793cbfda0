package org.hikeshi.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// What is wrong with one field of a request.
///
/// @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole body
/// @param detail what is wrong and what to write instead, in the caller's language
/// @param code which rule it is, for programs: the key of its words; null on pages, which have
///   words of their own
public record FieldFault(
    String pointer,
    String detail,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code) {

  static final Comparator<FieldFault> BY_PLACE =
      Comparator.comparing(FieldFault::pointer).thenComparing(FieldFault::detail);

  public FieldFault(String pointer, String detail) {
    this(pointer, detail, null);
  }

  /// @param key of the words, which programs read as `code`
  public static FieldFault of(String pointer, Texts texts, String key, Object... arguments) {
    return new FieldFault(pointer, texts.of(key, arguments), key);
  }
}
