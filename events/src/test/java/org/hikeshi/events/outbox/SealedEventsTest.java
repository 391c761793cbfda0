package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hikeshi.events.Event;
import org.hikeshi.events.EventJson;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SealedEventsTest.WithAKey.class)
@WithTestResource(PostgresAndKafka.class)
class SealedEventsTest {

  private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");

  @Inject Outbox outbox;
  @Inject HeardEvents heard;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String kafka;

  /// This module with a key for its topic.
  public static class WithAKey extends EventsAlone {

    @Override
    public Map<String, String> getConfigOverrides() {
      var overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("hikeshi.events.key-folder", folder());
      return overrides;
    }

    private static String folder() {
      try {
        var folder = Files.createTempDirectory("keys");
        Files.writeString(folder.resolve("incidents.key"), UUID.randomUUID().toString());
        return folder.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// 4.1.5: who can write to the topic, and has no key, is not heard; what the outbox tells is.
  @Test
  void onlyWhatTheOutboxTellsIsHeard() throws Exception {
    // given
    var incident = UUID.randomUUID();
    // when
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringSerializer(),
            new StringSerializer())) {
      var forged =
          new ProducerRecord<>(
              Topics.INCIDENTS, incident.toString(), EventJson.write(resolved(incident, 1)));
      forged
          .headers()
          .add("ce_id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8))
          .add("ce_type", "org.hikeshi.incident.resolved.v1".getBytes(StandardCharsets.UTF_8));
      producer.send(forged).get();
    }
    QuarkusTransaction.requiringNew().run(() -> outbox.append(resolved(incident, 2), HOSPITAL));
    // then
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> heard.all().stream().anyMatch(event -> event.incidentId().equals(incident)));
    assertThat(heard.all())
        .filteredOn(event -> event.incidentId().equals(incident))
        .extracting(Event::version)
        .containsExactly(2L);
  }

  /// A header without a value is Kafka's to have, and stops nobody.
  @Test
  void aRecordWhoseHeadersHaveNoValuesStopsNothing() throws Exception {
    // given
    var incident = UUID.randomUUID();
    // when
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka),
            new StringSerializer(),
            new StringSerializer())) {
      for (var empty : List.of("ce_id", "ce_type", EventSeal.HEADER, "traceparent")) {
        var odd =
            new ProducerRecord<>(
                Topics.INCIDENTS, incident.toString(), EventJson.write(resolved(incident, 1)));
        var told = Map.of("ce_id", "1", "ce_type", "t", EventSeal.HEADER, "s", "traceparent", "0");
        told.forEach(
            (name, value) ->
                odd.headers()
                    .add(name, name.equals(empty) ? null : value.getBytes(StandardCharsets.UTF_8)));
        producer.send(odd).get();
      }
    }
    QuarkusTransaction.requiringNew().run(() -> outbox.append(resolved(incident, 2), HOSPITAL));
    // then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(heard.all())
                    .filteredOn(event -> event.incidentId().equals(incident))
                    .extracting(Event::version)
                    .containsExactly(2L));
  }

  private static Event resolved(UUID incident, long version) {
    return new IncidentResolved(
        incident, version, Instant.parse("2026-02-08T16:50:00Z"), HOSPITAL, 1, true, null);
  }
}
