package org.hikeshi.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A problem document (RFC 9457), `application/problem+json`. It names no class, no stack and no id
/// of the request.
///
/// @param type `urn:hikeshi:problem:<what>`, stable, for programs
/// @param title what kind of problem, for people
/// @param detail what to do about it, for people
/// @param code which refusal it is, for programs: the key of `detail`'s words (docs/fields.md)
/// @param errors each wrong field; empty when it is not about fields
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String code,
    List<FieldFault> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /// Nothing was asked for but to read, so that nothing may have been stored.
  static final String UNREAD = "web.problem.503.read";

  /// The general words for a status, where nothing more special is to be said.
  static Problem of(int status, Texts texts) {
    return of(status, List.of(), texts, "web.problem." + status + ".detail");
  }

  /// @param pointers each field that it is about
  static Problem of(
      int status, List<String> pointers, Texts texts, String key, Object... arguments) {
    return new Problem(
        "urn:hikeshi:problem:" + status,
        title(status, key, texts),
        status,
        texts.of(key, arguments),
        key,
        pointers.stream().map(at -> FieldFault.of(at, texts, key, arguments)).toList());
  }

  /// Its status's, unless this refusal has a title of its own.
  private static String title(int status, String key, Texts texts) {
    var own = texts.called(key, "title");
    return own.equals("title") ? texts.of("web.problem." + status + ".title") : own;
  }

  static Problem of(Invalid invalid, Texts texts) {
    return new Problem(
        "urn:hikeshi:problem:invalid",
        texts.of("web.problem.400.title"),
        400,
        texts.of("web.problem.invalid.detail"),
        "web.problem.invalid.detail",
        invalid.faults());
  }
}
