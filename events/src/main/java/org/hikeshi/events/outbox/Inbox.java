package org.hikeshi.events.outbox;

import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.EventJson.Unreadable;
import org.hikeshi.events.watch.LogKeys;

/// Hears events at least once. A record that cannot be read goes to the dead-letter topic and the
/// partition moves on; a readable one is tried until its effect is on disk.
@ApplicationScoped
public class Inbox {

  private final Persistently persistently;
  private final DeadLetters deadLetters;

  Inbox(Persistently persistently, DeadLetters deadLetters) {
    this.persistently = persistently;
    this.deadLetters = deadLetters;
  }

  /// @param consumer who is reading, for the dead letter
  /// @param effect runs in a transaction of its own, perhaps again: a second time must change
  ///   nothing
  public <E extends Event> void each(
      IncomingKafkaRecord<String, byte[]> record,
      Class<E> root,
      String consumer,
      Consumer<E> effect) {
    E event;
    try {
      event = read(record, root);
    } catch (Unreadable e) {
      try (var _ = LogKeys.incident(String.valueOf(record.getKey()))) {
        deadLetters.put(record, consumer, e.getMessage());
      }
      return;
    }
    var heard = header(record, "ce_id").orElse("(none)");
    try (var _ = traceOf(record).makeCurrent();
        var _ = LogKeys.incident(event.incidentId()).and("event", heard)) {
      persistently.inTransaction(
          "event %s of incident %s".formatted(event.getClass().getSimpleName(), event.incidentId()),
          () -> {
            effect.accept(event);
            FailPoint.reached("listener.before-commit");
          });
    }
    FailPoint.reached("listener.after-commit");
  }

  /// What the effect says and does belongs to the trace of what was heard.
  private static Context traceOf(IncomingKafkaRecord<?, ?> record) {
    return TracingMetadata.fromMessage(record)
        .map(TracingMetadata::getCurrentContext)
        .orElseGet(Context::current);
  }

  private static <E extends Event> E read(IncomingKafkaRecord<String, byte[]> record, Class<E> root)
      throws Unreadable {
    if (record.getPayload() == null) {
      throw new Unreadable("no value", null);
    }
    E event = EventJson.read(root, header(record, "ce_type").orElse("(none)"), record.getPayload());
    if (!event.incidentId().toString().equals(record.getKey())) {
      throw new Unreadable("the key is not the incident's id", null);
    }
    return event;
  }

  private static Optional<String> header(IncomingKafkaRecord<?, ?> record, String name) {
    return Optional.ofNullable(record.getHeaders().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
