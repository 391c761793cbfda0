package org.hikeshi.events.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.hikeshi.events.Topics;
import org.jspecify.annotations.Nullable;

/// Where records go that cannot be read, whole, with who could not read them and why, so that they
/// can be produced again ([Replay]) once the reader is mended.
@ApplicationScoped
class DeadLetters {

  static final String CONSUMER = "dead-letter-consumer";
  static final String REASON = "dead-letter-reason";
  private static final String OURS = "dead-letter-";

  private final MutinyEmitter<byte[]> emitter;
  private final Persistently persistently;
  private final MeterRegistry metrics;

  DeadLetters(
      @Channel("dead-letters") MutinyEmitter<byte[]> emitter,
      Persistently persistently,
      MeterRegistry metrics) {
    this.emitter = emitter;
    this.persistently = persistently;
    this.metrics = metrics;
  }

  /// A counter that was never raised is there all the same, at 0.
  void register(@Observes StartupEvent started) {
    List.of(Topics.INCIDENTS, Topics.DISPATCHES, Topics.NOTICES).forEach(this::counted);
  }

  private Counter counted(String topic) {
    return metrics.counter("hikeshi.dead.letters", "topic", topic);
  }

  /// Returns when Kafka has it: the record may be passed over only then.
  void put(IncomingKafkaRecord<String, byte[]> record, String consumer, String reason) {
    Log.errorf(
        "dead letter: %s-%d@%d cannot be read by %s: %s",
        record.getTopic(), record.getPartition(), record.getOffset(), consumer, reason);
    counted(record.getTopic()).increment();
    var headers = new RecordHeaders(record.getHeaders());
    headers.add(CONSUMER, utf8(consumer));
    headers.add(REASON, utf8(reason));
    headers.add("dead-letter-partition", utf8(String.valueOf(record.getPartition())));
    headers.add("dead-letter-offset", utf8(String.valueOf(record.getOffset())));
    persistently.run(
        "dead letter",
        () ->
            send(
                Topics.deadLetter(record.getTopic()),
                record.getKey(),
                record.getPayload(),
                headers));
  }

  /// Puts what was put aside on its topic once more, as it came.
  void again(String topic, ConsumerRecord<String, byte[]> letter) {
    var headers = new RecordHeaders();
    for (var header : letter.headers()) {
      if (!header.key().startsWith(OURS)) {
        headers.add(header);
      }
    }
    send(topic, letter.key(), letter.value(), headers);
  }

  private void send(
      String topic, @Nullable String key, byte @Nullable [] value, RecordHeaders headers) {
    emitter.sendMessageAndAwait(
        Message.of(
            value,
            Metadata.of(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(topic)
                    .withKey(key)
                    .withHeaders(headers)
                    .build())));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
