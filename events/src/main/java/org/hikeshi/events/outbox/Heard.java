package org.hikeshi.events.outbox;

import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.hikeshi.events.Event;
import org.hikeshi.events.watch.LogKeys;

/// An event and the record that it was read from.
record Heard<E extends Event>(E event, IncomingKafkaRecord<String, byte[]> record) {

  UUID incident() {
    return event.incidentId();
  }

  String name() {
    return event.getClass().getSimpleName();
  }

  Line.Place place() {
    return new Line.Place(
        new TopicPartition(record.getTopic(), record.getPartition()), record.getOffset());
  }

  void apply(Consumer<E> effect) {
    var id = header(record, "ce_id").orElse("(none)");
    try (var _ = trace().makeCurrent();
        var _ = LogKeys.event(id)) {
      effect.accept(event);
    }
  }

  /// What the effect says and does belongs to the trace of what was heard.
  private Context trace() {
    return TracingMetadata.fromMessage(record)
        .map(TracingMetadata::getCurrentContext)
        .orElseGet(Context::current);
  }

  static Optional<String> header(IncomingKafkaRecord<?, ?> record, String name) {
    return Optional.ofNullable(record.getHeaders().lastHeader(name))
        .map(Header::value)
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }
}
