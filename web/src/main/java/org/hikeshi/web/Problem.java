package org.hikeshi.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/// A problem document (RFC 9457), `application/problem+json`. It names no class, no stack and no id
/// of the request.
///
/// @param type `urn:hikeshi:problem:<what>`, stable, for programs
/// @param title what kind of problem, for people
/// @param detail what to do about it, for people
/// @param errors each wrong field; empty when it is not about fields
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type, String title, int status, String detail, List<FieldFault> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /// The general words for a status, where nothing more special is to be said.
  static Problem of(int status, Texts texts) {
    return of(status, texts.of("web.problem." + status + ".detail"), texts);
  }

  static Problem of(int status, String detail, Texts texts) {
    return new Problem(
        "urn:hikeshi:problem:" + status,
        texts.of("web.problem." + status + ".title"),
        status,
        detail,
        List.of());
  }

  static Problem of(Invalid invalid, Texts texts) {
    return new Problem(
        "urn:hikeshi:problem:invalid",
        texts.of("web.problem.400.title"),
        400,
        texts.of("web.problem.invalid.detail"),
        invalid.faults());
  }
}
