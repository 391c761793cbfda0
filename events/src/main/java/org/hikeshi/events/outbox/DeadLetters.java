package org.hikeshi.events.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.hikeshi.events.Topics;

/// Where records go that cannot be read, whole, with who could not read them and why, so that they
/// can be produced again once the reader is mended.
@ApplicationScoped
class DeadLetters {

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

  /// Returns when Kafka has it: the record may be passed over only then.
  void put(IncomingKafkaRecord<String, byte[]> record, String consumer, String reason) {
    Log.errorf(
        "dead letter: %s-%d@%d cannot be read by %s: %s",
        record.getTopic(), record.getPartition(), record.getOffset(), consumer, reason);
    metrics.counter("hikeshi.dead.letters", "topic", record.getTopic()).increment();
    var headers = new RecordHeaders(record.getHeaders());
    headers.add("dead-letter-consumer", utf8(consumer));
    headers.add("dead-letter-reason", utf8(reason));
    headers.add("dead-letter-partition", utf8(String.valueOf(record.getPartition())));
    headers.add("dead-letter-offset", utf8(String.valueOf(record.getOffset())));
    persistently.run(
        "dead letter",
        () ->
            emitter.sendMessageAndAwait(
                Message.of(
                    record.getPayload(),
                    Metadata.of(
                        OutgoingKafkaRecordMetadata.<String>builder()
                            .withTopic(Topics.deadLetter(record.getTopic()))
                            .withKey(record.getKey())
                            .withHeaders(headers)
                            .build()))));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
