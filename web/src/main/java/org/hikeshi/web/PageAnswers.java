package org.hikeshi.web;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Under `/pages` a refusal is a page for people, with what to do next, and a language that was
/// chosen stays chosen.
@Provider
class PageAnswers implements ContainerResponseFilter {

  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");
  private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

  private final Template problem;
  private final Texts texts;
  private final Refusals refusals;

  PageAnswers(@Location("problem.html") Template problem, Texts texts, Refusals refusals) {
    this.problem = problem;
    this.texts = texts;
    this.refusals = refusals;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!isPage(request)) {
      return;
    }
    if (response.getEntity() instanceof Problem refused) {
      show(refused, response);
    } else if (response.getStatus() >= 400 && !response.hasEntity()) {
      show(unsaid(response.getStatus()), response);
    }
    keepLanguage(request, response);
  }

  static boolean isPage(ContainerRequestContext request) {
    return isPage(request.getUriInfo().getPath());
  }

  static boolean isPage(String path) {
    return path.matches("/?pages(/.*)?");
  }

  static String next(Problem refused, Texts words) {
    var next = words.of("web.next." + kind(refused));
    return next.startsWith("web.next.") ? words.of("web.next.other") : next;
  }

  /// The general words for a status speak to programs; a page has its own where it needs them.
  static String detail(Problem refused, Texts words) {
    if (!isUnread(refused)
        && !refused.detail().equals(words.of("web.problem." + refused.status() + ".detail"))) {
      return refused.detail();
    }
    var own = words.of("web.page." + kind(refused));
    return own.startsWith("web.page.") ? refused.detail() : own;
  }

  private static String kind(Problem refused) {
    return refused.status() + (isUnread(refused) ? ".read" : "");
  }

  private static boolean isUnread(Problem refused) {
    return Problem.UNREAD.equals(refused.code());
  }

  /// Forms are refused without a word where their token is missing or old.
  private Problem unsaid(int status) {
    if (status != 400) {
      return Problem.of(status, texts);
    }
    refusals.because(Refusal.FORM);
    return Problem.of(400, List.of(), texts, "web.page.token");
  }

  private void show(Problem refused, ContainerResponseContext response) {
    var words = texts.lasting();
    var page =
        problem
            .data("texts", words)
            .data("problem", refused)
            .data("detail", detail(refused, words))
            .data("next", next(refused, words));
    response.setEntity(page.render(), new Annotation[0], HTML);
    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, HTML);
  }

  private static void keepLanguage(
      ContainerRequestContext request, ContainerResponseContext response) {
    var chosen = request.getUriInfo().getQueryParameters().getFirst("lang");
    if (chosen != null && Texts.LANGUAGES.contains(Locale.of(chosen))) {
      response
          .getHeaders()
          .add(
              HttpHeaders.SET_COOKIE,
              new NewCookie.Builder(TextsOfRequest.COOKIE)
                  .value(chosen)
                  .path("/pages")
                  .maxAge(A_YEAR)
                  .sameSite(SameSite.LAX)
                  .secure(true)
                  .httpOnly(true)
                  .build());
    }
  }
}
