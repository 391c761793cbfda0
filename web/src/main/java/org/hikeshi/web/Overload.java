package org.hikeshi.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Refuses with 429 and `Retry-After` what would only wait for a database connection, so that what
/// was let in is answered soon. It counts requests, not callers: no hospital is locked out of its
/// own report by another's. Live streams, which would hold a place for ever, have places of their
/// own.
@ApplicationScoped
class Overload {

  /// These stream, and no other address that happens to end so.
  private static final Pattern NEWS = Pattern.compile("/(pages/)?incidents/[^/]+/live");

  private final Semaphore places;
  private final Semaphore streams;
  private final AtTheDoor door;

  Overload(
      @ConfigProperty(name = "hikeshi.web.requests-at-once") int places,
      @ConfigProperty(name = "hikeshi.web.streams-at-once") int streams,
      AtTheDoor door) {
    this.places = new Semaphore(places);
    this.streams = new Semaphore(streams);
    this.door = door;
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, 1_000);
  }

  private void admit(RoutingContext request) {
    var path = request.normalizedPath();
    if (isExempt(path)) {
      request.next();
      return;
    }
    var room = NEWS.matcher(path).matches() ? streams : places;
    if (room.tryAcquire()) {
      request.addEndHandler(_ -> room.release());
      request.next();
    } else {
      request.response().putHeader("Retry-After", "2");
      door.refuse(request, 429);
    }
  }

  /// Health must answer under load.
  private static boolean isExempt(String path) {
    return path.startsWith("/q/") || path.startsWith("/assets/");
  }
}
