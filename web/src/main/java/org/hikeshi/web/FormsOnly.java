package org.hikeshi.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Under `/pages` only forms are taken, anything else is 415: rest-csrf looks for the token in
/// forms alone and lets pass what is none. An operation that says by its own `@Consumes` that it
/// takes plain text needs no token: its address is a key, and no cookie counts (decision 0041).
class FormsOnly {

  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED_TYPE, MediaType.MULTIPART_FORM_DATA_TYPE);

  private final Texts texts;

  FormsOnly(Texts texts) {
    this.texts = texts;
  }

  @ServerRequestFilter
  @Nullable Response refuse(ContainerRequestContext request, ResourceInfo operation) {
    boolean taken =
        !request.getMethod().equals(HttpMethod.POST)
            || !PageAnswers.isPage(request)
            || isForm(mediaType(request))
            || takesText(operation);
    return taken ? null : Problems.answer(Problem.of(415, texts));
  }

  private static boolean takesText(ResourceInfo operation) {
    var says = operation.getResourceMethod().getAnnotation(Consumes.class);
    return says != null && List.of(says.value()).contains(MediaType.TEXT_PLAIN);
  }

  private static boolean isForm(@Nullable MediaType type) {
    return type != null && FORMS.stream().anyMatch(type::isCompatible) && !type.isWildcardType();
  }

  private static @Nullable MediaType mediaType(ContainerRequestContext request) {
    try {
      return request.getMediaType();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
