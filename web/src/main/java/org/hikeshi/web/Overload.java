package org.hikeshi.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses with 429 and `Retry-After` what would only wait for a database connection, so that what
/// was let in is answered soon. It counts requests, not callers: no hospital is locked out of its
/// own report by another's.
@ApplicationScoped
class Overload {

  private final Semaphore places;
  private final ObjectMapper json;

  Overload(@ConfigProperty(name = "hikeshi.web.requests-at-once") int places, ObjectMapper json) {
    this.places = new Semaphore(places);
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, 1_000);
  }

  private void admit(RoutingContext request) {
    if (isExempt(request.normalizedPath())) {
      request.next();
    } else if (places.tryAcquire()) {
      request.addEndHandler(_ -> places.release());
      request.next();
    } else {
      refuse(request);
    }
  }

  /// Health must answer under load, and a live stream would hold its place for ever.
  private static boolean isExempt(String path) {
    return path.startsWith("/q/") || path.startsWith("/assets/") || path.endsWith("/live");
  }

  private void refuse(RoutingContext request) {
    try {
      request
          .response()
          .setStatusCode(429)
          .putHeader("Retry-After", "2")
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(json.writeValueAsString(Problem.of(429, TextsOfRequest.of(request))));
    } catch (JsonProcessingException e) {
      request.fail(e);
    }
  }
}
