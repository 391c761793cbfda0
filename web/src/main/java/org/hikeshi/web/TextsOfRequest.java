package org.hikeshi.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The caller's language: by `?lang=` on a page, by what was chosen there before, or by
/// `Accept-Language`.
@ApplicationScoped
class TextsOfRequest {

  static final String COOKIE = "lang";

  @Produces
  @RequestScoped
  @Named("texts")
  Texts texts(CurrentVertxRequest request) {
    return of(request.getCurrent());
  }

  /// The words for the request that this thread is answering.
  static Texts current() {
    return Arc.container().instance(Texts.class).get();
  }

  static Texts of(@Nullable RoutingContext request) {
    if (request == null) {
      return Texts.in(Locale.JAPANESE);
    }
    String chosen = request.request().getParam("lang");
    if (chosen == null) {
      chosen = chosenBefore(request);
    }
    return Texts.in(
        wanted(chosen != null ? chosen : request.request().getHeader("Accept-Language")));
  }

  /// Cookies count only on pages.
  private static @Nullable String chosenBefore(RoutingContext request) {
    var cookie = request.request().getCookie(COOKIE);
    return cookie != null && request.normalizedPath().startsWith("/pages")
        ? cookie.getValue()
        : null;
  }

  static Locale wanted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return Locale.JAPANESE;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), Texts.LANGUAGES);
      return found == null ? Locale.JAPANESE : found;
    } catch (IllegalArgumentException e) {
      return Locale.JAPANESE;
    }
  }
}
