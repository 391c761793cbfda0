package org.hikeshi.events.watch;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The trace of a report goes on where a timer takes up what follows from it, hours later and in
/// another process: the outbox keeps it with each event.
@ApplicationScoped
public class Traces {

  private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

  private final DataSource database;
  private final Tracer tracer;

  Traces(DataSource database, Tracer tracer) {
    this.database = database;
    this.tracer = tracer;
  }

  /// The context that runs now, as it is kept in the outbox.
  public static @Nullable String current() {
    Map<String, String> carrier = new HashMap<>();
    W3C.inject(Context.current(), carrier, Map::put);
    return carrier.get("traceparent");
  }

  public static Context of(@Nullable String traceparent) {
    return traceparent == null
        ? Context.root()
        : W3C.extract(Context.root(), Map.of("traceparent", traceparent), new FromMap());
  }

  /// The context in which this service last said something about a subject of an incident.
  ///
  /// @param subject a notice, an offer: whatever its events name by id
  public Context lastOf(UUID incidentId, UUID subject) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select traceparent from outbox
                where incident_id = ? and traceparent is not null and strpos(payload, ?) > 0
                order by id desc limit 1
                """)) {
      select.setObject(1, incidentId);
      select.setString(2, subject.toString());
      try (var row = select.executeQuery()) {
        return of(row.next() ? row.getString(1) : null);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox could not be read", e);
    }
  }

  /// Does the work as a span of its own within `context`.
  public <T> T within(
      Context context, String name, Map<String, String> attributes, Supplier<T> work) {
    var span = tracer.spanBuilder(name).setParent(context).startSpan();
    attributes.forEach(span::setAttribute);
    try (var _ = context.with(span).makeCurrent()) {
      return work.get();
    } finally {
      span.end();
    }
  }

  private static final class FromMap implements TextMapGetter<Map<String, String>> {
    @Override
    public Iterable<String> keys(Map<String, String> carrier) {
      return carrier.keySet();
    }

    @Override
    public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
      return carrier == null ? null : carrier.get(key);
    }
  }
}
