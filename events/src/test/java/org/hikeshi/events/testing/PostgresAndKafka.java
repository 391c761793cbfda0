package org.hikeshi.events.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// PostgreSQL 18 and Kafka for `@QuarkusTest`s: embedded, or by `-Dinfra=containers` on
/// Testcontainers. Started once for all test classes of a module.
public final class PostgresAndKafka implements QuarkusTestResourceLifecycleManager {

  private static final String POSTGRES = "hikeshi.test.postgres";
  private static final String KAFKA = "hikeshi.test.kafka";

  @Override
  public Map<String, String> start() {
    try {
      if (System.getProperty(POSTGRES) == null) {
        boolean containers = "containers".equals(System.getProperty("hikeshi.infra"));
        System.setProperty(POSTGRES, containers ? postgresContainer() : embeddedPostgres());
        String kafka = containers ? kafkaContainer() : EmbeddedKafka.start();
        EmbeddedKafka.createTopics(kafka);
        System.setProperty(KAFKA, kafka);
      }
    } catch (Exception e) {
      throw new IllegalStateException("PostgreSQL or Kafka did not start", e);
    }
    return Map.of(
        "hikeshi.postgres",
        System.getProperty(POSTGRES),
        "hikeshi.db.password",
        Databases.PASSWORD,
        "hikeshi.db.owner-password",
        Databases.PASSWORD,
        "kafka.bootstrap.servers",
        System.getProperty(KAFKA));
  }

  /// Nothing: the next test class uses them too, and they end with the process.
  @Override
  public void stop() {}

  private static String embeddedPostgres() throws Exception {
    var postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("timezone", "America/Los_Angeles")
            .start();
    Databases.create(postgres.getJdbcUrl("postgres", "postgres"));
    return "127.0.0.1:" + postgres.getPort();
  }

  @SuppressWarnings("resource")
  private static String postgresContainer() throws Exception {
    var postgres =
        new PostgreSQLContainer("postgres:18")
            .withCommand("postgres", "-c", "timezone=America/Los_Angeles")
            .waitingFor(Wait.forListeningPort());
    postgres.start();
    Databases.create(
        postgres.getJdbcUrl()
            + "&user=%s&password=%s".formatted(postgres.getUsername(), postgres.getPassword()));
    return postgres.getHost() + ":" + postgres.getMappedPort(5432);
  }

  @SuppressWarnings("resource")
  private static String kafkaContainer() {
    var kafka = new KafkaContainer("apache/kafka:4.1.1");
    kafka.start();
    return kafka.getBootstrapServers();
  }
}
