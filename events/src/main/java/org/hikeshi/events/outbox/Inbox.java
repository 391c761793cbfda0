package org.hikeshi.events.outbox;

import io.opentelemetry.context.Context;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.EventJson.Unreadable;
import org.hikeshi.events.watch.LogKeys;

/// Hears events at least once. A record that cannot be read or believed goes to the dead-letter
/// topic and the partition moves on; a readable one is tried until its effect is on disk.
@ApplicationScoped
public class Inbox {

  private final Persistently persistently;
  private final DeadLetters deadLetters;
  private final EventSeal seal;
  private final Line line;
  private final Instance<EntityManager> databases;

  Inbox(
      Persistently persistently,
      DeadLetters deadLetters,
      EventSeal seal,
      Line line,
      Instance<EntityManager> databases) {
    this.persistently = persistently;
    this.deadLetters = deadLetters;
    this.seal = seal;
    this.line = line;
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
                  incidents
                      .computeIfAbsent(heard.event().incidentId(), _ -> new ArrayList<>())
                      .add(heard));
    }
    incidents.forEach((incident, heard) -> hear(incident, heard, effect));
  }

  /// Hears some of what a poll has brought before its turn: what may go ahead and has a long line
  /// before it. All of it is heard again in its turn, so what cannot be read here, or fails for
  /// half a minute, is left to that.
  ///
  /// @param consumer whose turn it is not yet
  /// @param effect of each, before or after what was told before it; a second time must change
  ///   nothing
  public <E extends Event> void ahead(
      IncomingKafkaRecordBatch<String, byte[]> poll,
      Class<E> root,
      String consumer,
      Predicate<E> mayGoAhead,
      Consumer<E> effect) {
    var ahead =
        poll.getRecords().stream()
            .map(record -> (IncomingKafkaRecord<String, byte[]>) record)
            .flatMap(record -> wanted(record, root, mayGoAhead).stream())
            .toList();
    if (ahead.isEmpty()) {
      return;
    }
    var hasLongLine = line.of(consumer);
    ahead.stream()
        .filter(heard -> hasLongLine.test(Place.of(heard.record())))
        .forEach(heard -> goAhead(heard, effect));
  }

  private <E extends Event> Optional<Heard<E>> wanted(
      IncomingKafkaRecord<String, byte[]> record, Class<E> root, Predicate<E> mayGoAhead) {
    try {
      return Optional.of(new Heard<>(read(record, root), record))
          .filter(heard -> mayGoAhead.test(heard.event()));
    } catch (Unreadable e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      Log.warnf(e, "%s@%d waits for its turn", record.getTopic(), record.getOffset());
      return Optional.empty();
    }
  }

  private <E extends Event> void goAhead(Heard<E> heard, Consumer<E> effect) {
    var incident = heard.event().incidentId();
    try (var _ = LogKeys.incident(incident)) {
      persistently.inTransactionForAWhile(
          "event %s of incident %s, ahead".formatted(name(heard), incident),
          () -> {
            apply(heard, effect);
            FailPoint.reached("listener.before-commit");
          });
      FailPoint.reached("listener.after-commit");
    } catch (RuntimeException e) {
      Log.warnf("event %s of incident %s waits for its turn", name(heard), incident);
    }
  }

  /// Where in Kafka an event is.
  record Place(TopicPartition partition, long offset) {

    static Place of(IncomingKafkaRecord<?, ?> record) {
      return new Place(
          new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset());
    }
  }

  private record Heard<E extends Event>(E event, IncomingKafkaRecord<String, byte[]> record) {}

  private <E extends Event> Optional<Heard<E>> heard(
      IncomingKafkaRecord<String, byte[]> record, Class<E> root, String consumer) {
    try {
      return Optional.of(new Heard<>(read(record, root), record));
    } catch (Unreadable e) {
      try (var _ = LogKeys.incident(String.valueOf(record.getKey()))) {
        deadLetters.put(record, consumer, e.getMessage());
      }
      return Optional.empty();
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
            "event %s of incident %s".formatted(name(each), incident),
            () -> {
              apply(each, effect);
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
                  apply(each, effect);
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

  private static <E extends Event> void apply(Heard<E> heard, Consumer<E> effect) {
    var id = header(heard.record(), "ce_id").orElse("(none)");
    try (var _ = traceOf(heard.record()).makeCurrent();
        var _ = LogKeys.event(id)) {
      effect.accept(heard.event());
    }
  }

  private static String name(Heard<?> heard) {
    return heard.event().getClass().getSimpleName();
  }

  /// What the effect says and does belongs to the trace of what was heard.
  private static Context traceOf(IncomingKafkaRecord<?, ?> record) {
    return TracingMetadata.fromMessage(record)
        .map(TracingMetadata::getCurrentContext)
        .orElseGet(Context::current);
  }

  private <E extends Event> E read(IncomingKafkaRecord<String, byte[]> record, Class<E> root)
      throws Unreadable {
    if (record.getPayload() == null) {
      throw new Unreadable("no value", null);
    }
    if (!seal.holds(record.getTopic(), record.getKey(), record.getHeaders(), record.getPayload())) {
      throw new Unreadable("no seal of a known key", null);
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
