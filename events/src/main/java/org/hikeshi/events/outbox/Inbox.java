package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.EventJson.Unreadable;

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
      deadLetters.put(record, consumer, e.getMessage());
      return;
    }
    persistently.inTransaction(
        "event %s of incident %s".formatted(event.getClass().getSimpleName(), event.incidentId()),
        () -> {
          effect.accept(event);
          FailPoint.reached("listener.before-commit");
        });
    FailPoint.reached("listener.after-commit");
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
