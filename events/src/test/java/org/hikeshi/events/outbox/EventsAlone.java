package org.hikeshi.events.outbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// This module run as an application of its own. Not an `application.properties`, which the
/// services would find beside the test-jar.
public class EventsAlone implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("quarkus.application.name", "events-test"),
        Map.entry("quarkus.datasource.db-kind", "postgresql"),
        Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://${hikeshi.postgres}/notifier"),
        Map.entry("quarkus.datasource.username", "notifier_app"),
        Map.entry("quarkus.datasource.password", "${hikeshi.db.password}"),
        Map.entry("quarkus.datasource.jdbc.new-connection-sql", "set app.tenant = '*'"),
        Map.entry("quarkus.flyway.migrate-at-start", "true"),
        Map.entry("quarkus.flyway.locations", "db/shared"),
        Map.entry("quarkus.flyway.username", "notifier_owner"),
        Map.entry("quarkus.flyway.password", "${hikeshi.db.owner-password}"),
        Map.entry("quarkus.flyway.placeholders.app", "notifier_app"),
        Map.entry("quarkus.scheduler.enabled", "false"),
        Map.entry("quarkus.devservices.enabled", "false"),
        Map.entry("quarkus.otel.traces.exporter", "none"),
        Map.entry("quarkus.log.category.\"org.apache.kafka\".level", "WARN"),
        Map.entry("mp.messaging.incoming.incidents.connector", "smallrye-kafka"),
        Map.entry("mp.messaging.incoming.incidents.group.id", "events-test"),
        Map.entry("mp.messaging.incoming.incidents.cloud-events", "false"),
        Map.entry("mp.messaging.incoming.incidents-ahead.connector", "smallrye-kafka"),
        Map.entry("mp.messaging.incoming.incidents-ahead.topic", "incidents"),
        Map.entry("mp.messaging.incoming.incidents-ahead.group.id", "events-test-ahead"),
        Map.entry("mp.messaging.incoming.incidents-ahead.cloud-events", "false"));
  }
}
