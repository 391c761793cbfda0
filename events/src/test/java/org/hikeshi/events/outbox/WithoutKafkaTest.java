package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.errors.TimeoutException;
import org.flywaydb.core.Flyway;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.junit.jupiter.api.Test;

/// A service that starts while Kafka is away, as it may after a night in which all was restarted.
@QuarkusTest
@TestProfile(WithoutKafkaTest.NobodyListens.class)
@WithTestResource(PostgresAndKafka.class)
class WithoutKafkaTest {

  private static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");

  @Inject Outbox outbox;
  @Inject OutboxRows rows;
  @Inject Flyway flyway;
  @Inject OutboxRelay relay;
  @Inject KafkaSender kafka;
  @Inject KafkaClientService clients;

  /// This module with a broker of which there is only the address.
  public static class NobodyListens extends EventsAlone {

    @Override
    public Map<String, String> getConfigOverrides() {
      var overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("mp.messaging.connector.smallrye-kafka.bootstrap.servers", "127.0.0.1:1");
      return overrides;
    }
  }

  @Test
  void itStartsAndWhatIsToldWaitsOnDisk() throws SQLException {
    // given
    var incident = UUID.randomUUID();
    var event =
        new IncidentResolved(
            incident, 1, Instant.parse("2026-02-08T16:50:00Z"), HOSPITAL, 1, true, null);
    // when
    QuarkusTransaction.requiringNew().run(() -> outbox.append(event, HOSPITAL));
    // then
    var waiting =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    rows.unpublished(1000, Set.of()).stream()
                        .filter(row -> row.incidentId().equals(incident))
                        .toList());
    assertThat(waiting).hasSize(1);
  }

  @Test
  void whatWaitsForKafkaIsMeasuredByTheOldest() throws SQLException {
    // given
    var registry = new SimpleMeterRegistry();
    var metrics = new OutboxMetrics(rows, registry);
    var waited = registry.get("hikeshi.outbox.oldest.unpublished.seconds").gauge();
    metrics.measure();
    var before = waited.value();
    QuarkusTransaction.requiringNew().run(() -> outbox.append(resolved(), HOSPITAL));
    QuarkusTransaction.requiringNew().run(() -> outbox.append(resolved(), HOSPITAL));
    // when the first of all was written an hour ago
    owner(
        "update outbox set written_at = written_at - interval '1 hour' where id ="
            + " (select min(id) from outbox where published_at is null)");
    metrics.measure();
    // then
    assertThat(before).isLessThan(600);
    assertThat(waited.value()).isBetween(3600.0, 4200.0);
    // and where nothing waits it is 0
    owner("update outbox set published_at = now() where published_at is null");
    metrics.measure();
    assertThat(waited.value()).isZero();
  }

  private void owner(String sql) throws SQLException {
    try (var connection = flyway.getConfiguration().getDataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      statement.execute(sql);
    }
  }

  private static IncidentResolved resolved() {
    return new IncidentResolved(
        UUID.randomUUID(), 1, Instant.parse("2026-02-08T16:50:00Z"), HOSPITAL, 1, true, null);
  }

  /// Else it would come behind what was sent after it.
  @Test
  void whatFailsIsNotSentAgainBehindOurBack() {
    // given nothing is before it in the client's line
    relay.publishAll();
    // when
    var sent = kafka.send(row());
    // then Kafka's client, which keeps the order, tried for max.block.ms
    assertThat(sent.toCompletableFuture())
        .failsWithin(Duration.ofSeconds(9))
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
    var client = clients.getProducer("outbox").configuration();
    assertThat(client.get("retries")).isEqualTo(String.valueOf(Integer.MAX_VALUE));
    assertThat(client.get("enable.idempotence")).isEqualTo("true");
  }

  private static OutboxMessage row() {
    return new OutboxMessage(
        1,
        UUID.randomUUID(),
        Topics.INCIDENTS,
        UUID.randomUUID(),
        "org.hikeshi.incident.resolved.v1",
        "{}",
        OffsetDateTime.parse("2026-02-08T16:50:00Z"),
        null);
  }
}
