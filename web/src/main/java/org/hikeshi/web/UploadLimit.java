package org.hikeshi.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What no upload may be larger than is 413 in words, and the connection ends: the framework's own
/// limit, which is the same, would answer without a word. What is still sent meanwhile is read and
/// thrown away for a moment: who sends would find a reset connection in place of the words.
@ApplicationScoped
class UploadLimit {

  private static final int BEFORE_THE_FRAMEWORK_S = 900;
  private static final long A_MOMENT_MS = 2_000;

  private final long most;
  private final AtTheDoor door;
  private final Vertx vertx;

  UploadLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most,
      AtTheDoor door,
      Vertx vertx) {
    this.most = most.asLongValue();
    this.door = door;
    this.vertx = vertx;
  }

  void register(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_THE_FRAMEWORK_S);
  }

  private void pass(RoutingContext request) {
    if (declaredLength(request) > most) {
      request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
      door.refuse(request, 413);
      request.request().handler(_ -> {}).resume();
      vertx.setTimer(A_MOMENT_MS, _ -> end(request.request()));
    } else {
      request.next();
    }
  }

  /// In HTTP/2 other requests are on the same connection.
  private static void end(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      request.connection().close();
    }
  }

  /// Netty has refused what is no number.
  private static long declaredLength(RoutingContext request) {
    var length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }
}
