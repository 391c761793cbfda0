package org.hikeshi.web;

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
  private final AtTheDoor door;

  Overload(@ConfigProperty(name = "hikeshi.web.requests-at-once") int places, AtTheDoor door) {
    this.places = new Semaphore(places);
    this.door = door;
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
      request.response().putHeader("Retry-After", "2");
      door.refuse(request, 429);
    }
  }

  /// Health must answer under load, and a live stream would hold its place for ever.
  private static boolean isExempt(String path) {
    return path.startsWith("/q/") || path.startsWith("/assets/") || path.endsWith("/live");
  }
}
