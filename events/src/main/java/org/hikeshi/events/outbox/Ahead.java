package org.hikeshi.events.outbox;

import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson.Unreadable;
import org.hikeshi.events.watch.LogKeys;

/// Hears before their turn events that may not wait: some of those that [Inbox] hears in its turn.
@ApplicationScoped
public class Ahead {

  private final Reading reading;
  private final Line line;
  private final Persistently persistently;

  Ahead(Reading reading, Line line, Persistently persistently) {
    this.reading = reading;
    this.line = line;
    this.persistently = persistently;
  }

  /// Of what a poll has brought, what may go ahead and has a long line before it. All of it is
  /// heard again in its turn, so what cannot be read here, or fails for half a minute, is left to
  /// that.
  ///
  /// @param consumer whose turn it is not yet
  /// @param effect of each, before or after what was told before it; a second time must change
  ///   nothing
  public <E extends Event> void some(
      IncomingKafkaRecordBatch<String, byte[]> poll,
      Class<E> root,
      String consumer,
      Predicate<E> mayGoAhead,
      Consumer<E> effect) {
    var wanted =
        poll.getRecords().stream()
            .map(record -> (IncomingKafkaRecord<String, byte[]>) record)
            .flatMap(record -> wanted(record, root, mayGoAhead).stream())
            .toList();
    var hasLongLine = line.before(wanted.stream().map(Heard::place).toList(), consumer);
    wanted.stream()
        .filter(heard -> hasLongLine.test(heard.place()))
        .forEach(heard -> hear(heard, effect));
  }

  private <E extends Event> Optional<Heard<E>> wanted(
      IncomingKafkaRecord<String, byte[]> record, Class<E> root, Predicate<E> mayGoAhead) {
    try {
      return Optional.of(reading.read(record, root))
          .filter(heard -> mayGoAhead.test(heard.event()));
    } catch (Unreadable e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      Log.warnf(e, "%s@%d waits for its turn", record.getTopic(), record.getOffset());
      return Optional.empty();
    }
  }

  private <E extends Event> void hear(Heard<E> heard, Consumer<E> effect) {
    try (var _ = LogKeys.incident(heard.incident())) {
      persistently.inTransactionForAWhile(
          "event %s of incident %s, ahead".formatted(heard.name(), heard.incident()),
          () -> {
            heard.apply(effect);
            FailPoint.reached("listener.before-commit");
          });
      FailPoint.reached("listener.after-commit");
    } catch (RuntimeException e) {
      Log.warnf("event %s of incident %s waits for its turn", heard.name(), heard.incident());
    }
  }
}
