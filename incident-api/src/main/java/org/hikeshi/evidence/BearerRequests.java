package org.hikeshi.evidence;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The guard against forged forms asks each multipart request for its cookie, also those of the
/// API, where no cookie counts. A request with a bearer token outside the pages cannot be forged by
/// a page, for no browser sends that header by itself; so whatever cookies it has are taken away,
/// and the guard gets a pair that satisfies it.
@ApplicationScoped
class BearerRequests {

  /// 16 bytes, as the guard wants them.
  private static final String PAIR = "AAAAAAAAAAAAAAAAAAAAAA";

  private static final int BEFORE_ALL = 5_000;

  private final String cookie;

  BearerRequests(@ConfigProperty(name = "quarkus.rest-csrf.cookie-name") String cookie) {
    this.cookie = cookie;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL);
  }

  private void pass(RoutingContext request) {
    var headers = request.request().headers();
    var authorization = headers.get(HttpHeaders.AUTHORIZATION);
    boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    if (bearer && request.normalizedPath().endsWith("/attachments") && !isPage(request)) {
      headers.set(HttpHeaders.COOKIE, cookie + "=" + PAIR);
      headers.set("X-CSRF-TOKEN", PAIR);
    }
    request.next();
  }

  private static boolean isPage(RoutingContext request) {
    return request.normalizedPath().startsWith("/pages");
  }
}
