package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson.Unreadable;
import org.hikeshi.events.watch.LogKeys;

/// Hears events at least once. A record that cannot be read or believed goes to the dead-letter
/// topic and the partition moves on; a readable one is tried until its effect is on disk.
@ApplicationScoped
public class Inbox {

  private final Reading reading;
  private final Persistently persistently;
  private final DeadLetters deadLetters;
  private final Instance<EntityManager> databases;

  Inbox(
      Reading reading,
      Persistently persistently,
      DeadLetters deadLetters,
      Instance<EntityManager> databases) {
    this.reading = reading;
    this.persistently = persistently;
    this.deadLetters = deadLetters;
    this.databases = databases;
  }

  /// What one poll has brought. All of it that is of one incident takes effect in one transaction,
  /// in its order.
  ///
  /// @param consumer who is reading, for the dead letter
  /// @param effect of each event, perhaps again: a second time must change nothing
  public <E extends Event> void all(
      IncomingKafkaRecordBatch<String, byte[]> poll,
      Class<E> root,
      String consumer,
      Consumer<E> effect) {
    Map<UUID, List<Heard<E>>> incidents = new LinkedHashMap<>();
    for (var record : poll.getRecords()) {
      heard((IncomingKafkaRecord<String, byte[]>) record, root, consumer)
          .ifPresent(
              heard ->
                  incidents.computeIfAbsent(heard.incident(), _ -> new ArrayList<>()).add(heard));
    }
    incidents.forEach((incident, heard) -> hear(incident, heard, effect));
  }

  private <E extends Event> Optional<Heard<E>> heard(
      IncomingKafkaRecord<String, byte[]> record, Class<E> root, String consumer) {
    try {
      return Optional.of(reading.read(record, root));
    } catch (Unreadable e) {
      putAside(record, consumer, e.getMessage());
    } catch (RuntimeException e) {
      Log.warnf(e, "%s@%d breaks its reading", record.getTopic(), record.getOffset());
      putAside(record, consumer, e.toString());
    }
    return Optional.empty();
  }

  private void putAside(IncomingKafkaRecord<String, byte[]> record, String consumer, String why) {
    try (var _ = LogKeys.incident(String.valueOf(record.getKey()))) {
      deadLetters.put(record, consumer, why);
    }
  }

  /// Together; one by one where that fails, so that an event waits for nobody's fault but its own.
  private <E extends Event> void hear(UUID incident, List<Heard<E>> heard, Consumer<E> effect) {
    try (var _ = LogKeys.incident(incident)) {
      if (heard.size() > 1 && together(incident, heard, effect)) {
        return;
      }
      for (var each : heard) {
        persistently.inTransaction(
            "event %s of incident %s".formatted(each.name(), incident),
            () -> {
              each.apply(effect);
              FailPoint.reached("listener.before-commit");
            });
        FailPoint.reached("listener.after-commit");
      }
    }
  }

  private <E extends Event> boolean together(
      UUID incident, List<Heard<E>> heard, Consumer<E> effect) {
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () -> {
                for (var each : heard) {
                  each.apply(effect);
                  forget();
                }
                FailPoint.reached("listener.before-commit");
              });
    } catch (RuntimeException e) {
      Log.warnf(e, "%d events of incident %s: not together, one by one", heard.size(), incident);
      return false;
    }
    FailPoint.reached("listener.after-commit");
    return true;
  }

  /// Each event finds the rows as they are, as it would in a transaction of its own. Nothing where
  /// there is no Hibernate.
  private void forget() {
    databases.forEach(EntityManager::flush);
    databases.forEach(EntityManager::clear);
  }
}
