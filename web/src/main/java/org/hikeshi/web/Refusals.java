package org.hikeshi.web;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Counts what was refused, by kind (`hikeshi_refused_total`), and tells who tried what by ids
/// alone. The count is whole; the lines are bounded.
@ApplicationScoped
class Refusals {

  private static final int BEFORE_ALL = 6_000;
  private static final String KIND = "hikeshi.refusal";

  private final Map<Refusal, Lines> lines = new EnumMap<>(Refusal.class);
  private final MeterRegistry metrics;
  private final CurrentVertxRequest request;
  private final Clock clock;

  Refusals(
      MeterRegistry metrics,
      CurrentVertxRequest request,
      Clock clock,
      @ConfigProperty(name = "hikeshi.web.refusals-told-a-minute") int most) {
    this.metrics = metrics;
    this.request = request;
    this.clock = clock;
    Arrays.stream(Refusal.values()).forEach(kind -> lines.put(kind, new Lines(most)));
  }

  /// A counter that was never raised is there all the same, at 0.
  void register(@Observes Filters filters) {
    Arrays.stream(Refusal.values()).forEach(this::counted);
    filters.register(this::watch, BEFORE_ALL);
  }

  private void watch(RoutingContext asked) {
    asked.addHeadersEndHandler(
        _ -> {
          Refusal known = asked.get(KIND);
          var kind = known == null ? Refusal.by(asked.response().getStatusCode()) : known;
          if (kind != null) {
            counted(kind).increment();
          }
        });
    asked.next();
  }

  /// The request under way is refused for this, which its status alone does not say.
  void because(Refusal kind) {
    var asked = current();
    if (asked == null) {
      counted(kind).increment();
    } else {
      asked.put(KIND, kind);
    }
  }

  /// The same, and a line.
  ///
  /// @param words ids and names of operations, never what somebody wrote
  void because(Refusal kind, String words) {
    because(kind);
    tell(kind, words);
  }

  void because(RoutingContext asked, Refusal kind, String words) {
    asked.put(KIND, kind);
    tell(kind, words);
  }

  void tell(Refusal kind, String words) {
    switch (lines.get(kind).next(clock.instant())) {
      case SAID -> Log.infof("refused: %s", words);
      case LAST ->
          Log.infof("refused: more of kind %s in this minute are only counted", kind.label());
      case LEFT_OUT -> {}
    }
  }

  private @Nullable RoutingContext current() {
    return Arc.container().requestContext().isActive() ? request.getCurrent() : null;
  }

  private Counter counted(Refusal kind) {
    return metrics.counter("hikeshi.refused", "kind", kind.label());
  }
}
