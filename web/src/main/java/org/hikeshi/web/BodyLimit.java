package org.hikeshi.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A body over one MiB is 413 before it is read. Only an uploaded file may be larger; how much, its
/// resource says.
@Provider
@PreMatching
class BodyLimit implements ContainerRequestFilter {

  static final int MAX_BYTES = 1024 * 1024;

  /// What may be larger, up to a limit of its own.
  private static final List<MediaType> UPLOADS =
      List.of(MediaType.MULTIPART_FORM_DATA_TYPE, new MediaType("text", "csv"));

  private final Texts texts;

  BodyLimit(Texts texts) {
    this.texts = texts;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    MediaType type = mediaType(request);
    boolean upload = type != null && UPLOADS.stream().anyMatch(type::isCompatible);
    if (!upload && declaredLength(request) > MAX_BYTES) {
      request.abortWith(
          Problems.answer(
              Problem.of(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode(), texts)));
    }
  }

  private static @Nullable MediaType mediaType(ContainerRequestContext request) {
    try {
      return request.getMediaType();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static long declaredLength(ContainerRequestContext request) {
    String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
