package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
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
                    rows.unpublished(1000).stream()
                        .filter(row -> row.incidentId().equals(incident))
                        .toList());
    assertThat(waiting).hasSize(1);
  }
}
