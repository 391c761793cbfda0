package org.hikeshi.events.outbox;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.hikeshi.events.watch.Traces;

/// Puts one row of the outbox on its topic as a CloudEvent in binary mode, under the trace in which
/// it was written.
@ApplicationScoped
class KafkaSender {

  private final MutinyEmitter<String> emitter;
  private final EventSeal seal;
  private final URI source;

  KafkaSender(
      @Channel("outbox") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<String> emitter,
      EventSeal seal,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.emitter = emitter;
    this.seal = seal;
    this.source = URI.create("/" + service);
  }

  /// @return completes with Kafka's ack (`acks=all`), or fails when none came
  CompletionStage<RecordMetadata> send(OutboxMessage row) {
    var ack = new OutgoingMessageMetadata<RecordMetadata>();
    var headers = new RecordHeaders();
    seal.over(row).ifPresent(bytes -> headers.add(EventSeal.HEADER, bytes));
    var message =
        Message.of(
            row.payload(),
            Metadata.of(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withTopic(row.topic())
                    .withKey(row.incidentId().toString())
                    .withHeaders(headers)
                    .build(),
                OutgoingCloudEventMetadata.<String>builder()
                    .withId(row.eventId().toString())
                    .withSource(source)
                    .withType(row.type())
                    .withSubject(row.incidentId().toString())
                    .withTimestamp(row.happenedAt().atZoneSameInstant(ZoneOffset.UTC))
                    .withDataContentType("application/json")
                    .build(),
                TracingMetadata.withCurrent(Traces.of(row.traceparent())),
                ack));
    return emitter.sendMessage(message).map(sent -> ack.getResult()).subscribeAsCompletionStage();
  }
}
