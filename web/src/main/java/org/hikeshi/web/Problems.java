package org.hikeshi.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/// Refusals as answers, in the caller's language.
@ApplicationScoped
public class Problems {

  private final Texts texts;

  Problems(Texts texts) {
    this.texts = texts;
  }

  /// @param key the words for `detail`: what happened and what to do
  public Response of(Response.Status status, String key, Object... arguments) {
    return answer(Problem.of(status.getStatusCode(), List.of(), texts, key, arguments));
  }

  /// 422 is not among JAX-RS's own statuses.
  public Response unprocessable(String key, Object... arguments) {
    return unprocessable(List.of(), key, arguments);
  }

  /// @param pointers each field that it is about
  public Response unprocessable(List<String> pointers, String key, Object... arguments) {
    return answer(Problem.of(422, pointers, texts, key, arguments));
  }

  /// What it needs is away for the moment: come again in so many seconds.
  public Response later(String key, int seconds) {
    return Response.fromResponse(of(Response.Status.SERVICE_UNAVAILABLE, key))
        .header(HttpHeaders.RETRY_AFTER, seconds)
        .build();
  }

  /// The same for what does not exist and for what is another tenant's.
  public Response notFound() {
    return answer(Problem.of(404, texts));
  }

  public Response invalid(List<FieldFault> faults) {
    return answer(Problem.of(new Invalid(faults), texts));
  }

  static Response answer(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem).build();
  }
}
