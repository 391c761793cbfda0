package org.hikeshi.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/// What a request is about, in each line that is logged while it is served: the incident, dispatch,
/// offer or notice whose id its path begins with. The same names as in
/// [org.hikeshi.events.watch.LogKeys]. Only an id is taken from a path, for others open doors. They
/// lie in the request's own context and end with it.
@ApplicationScoped
class RequestLogKeys {

  /// Before whoever may refuse it and log that.
  private static final int BEFORE_ALL = 7_000;

  private static final Map<String, String> KEYS =
      Map.of(
          "incidents", "incident",
          "dispatches", "dispatch",
          "offers", "offer",
          "notices", "notice");

  private static final Pattern ABOUT =
      Pattern.compile(
          "/(?:pages/)?(%s)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?"
              .formatted(String.join("|", KEYS.keySet())));

  void register(@Observes Filters filters) {
    filters.register(RequestLogKeys::mark, BEFORE_ALL);
  }

  private static void mark(RoutingContext request) {
    var about = ABOUT.matcher(request.normalizedPath());
    if (about.matches()) {
      MDC.put(KEYS.get(about.group(1)), about.group(2));
    }
    request.next();
  }
}
