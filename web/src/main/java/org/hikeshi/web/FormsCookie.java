package org.hikeshi.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keeps the cookie against forged forms to the pages: rest-csrf sets it with every answer, also
/// those of the API, which has no forms.
@ApplicationScoped
class FormsCookie {

  private static final int BEFORE_ALL = 5_000;

  private final String name;

  FormsCookie(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String name) {
    this.name = name;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL);
  }

  private void pass(RoutingContext request) {
    if (!request.normalizedPath().startsWith("/pages")) {
      request.addHeadersEndHandler(_ -> request.response().removeCookies(name, false));
    }
    request.next();
  }
}
