package org.hikeshi.events.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.hikeshi.events.Topics;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The relay with a Kafka of which the test says what it takes. Its topic is one that this module
/// tells nothing on.
@QuarkusTest
@TestProfile(EventsAlone.class)
@WithTestResource(PostgresAndKafka.class)
class RelayTest {

  private static final AtomicLong OFFSETS = new AtomicLong(1_000_000);

  @Inject OutboxRows rows;
  @Inject Partitions partitions;
  @Inject DataSource database;

  @BeforeEach
  @AfterEach
  void nothingIsLeftToTell() throws SQLException {
    change("update outbox set published_at = now() where published_at is null");
    change("update outbox set partition = null, ack_offset = null where topic = 'notices'");
  }

  @Test
  void onePartitionThatTakesNothingHoldsBackNobodyElse() throws SQLException {
    // given
    var first = UUID.randomUUID();
    int dead = RoundTest.partition(first);
    var stuck =
        Stream.concat(Stream.of(first), Stream.generate(UUID::randomUUID))
            .filter(each -> RoundTest.partition(each) == dead)
            .limit(250)
            .toList();
    var other = RoundTest.anotherPartitionThan(first);
    for (var incident : stuck) {
      written(incident);
    }
    var told = List.of(written(other), written(other));
    var kafka = new Taking(row -> RoundTest.partition(row.incidentId()) != dead);
    // when
    new OutboxRelay(rows, kafka, partitions).publishAll();
    // then
    assertThat(kafka.sent).hasSize(3);
    assertThat(waiting()).hasSize(250).doesNotContainAnyElementsOf(told);
  }

  /// The ack of an event that is told again says that the broker lost its tail, as any does.
  @Test
  void alsoAnAckThatDoesNotCountShowsALostTail() throws SQLException {
    // given
    var before = UUID.randomUUID();
    var kept = written(before);
    new OutboxRelay(rows, new Taking(_ -> true), partitions).publishAll();
    change("update outbox set ack_offset = ack_offset + 1000000 where id = " + kept);
    var after = RoundTest.samePartitionAs(before);
    var first = written(after);
    var second = written(after);
    // when the second's ack is below the first's, and below that of what was kept
    var kafka = new Taking(row -> row.id() != kept);
    kafka.offsetOnce.put(first, 5_000_000L);
    new OutboxRelay(rows, kafka, partitions).publishAll();
    // then
    assertThat(waiting()).contains(kept, first, second);
  }

  private Set<Long> waiting() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select id from outbox where published_at is null")) {
      Set<Long> ids = new TreeSet<>();
      while (row.next()) {
        ids.add(row.getLong(1));
      }
      return ids;
    }
  }

  /// Past the outbox, whose own relay is not woken so.
  private long written(UUID incident) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into outbox
                  (event_id, topic, incident_id, tenant, type, payload, happened_at)
                values (gen_random_uuid(), ?, ?, gen_random_uuid(), 'type', '{}', now())
                returning id
                """)) {
      insert.setString(1, Topics.NOTICES);
      insert.setObject(2, incident);
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void change(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  /// A Kafka that has these rows, and no leader for the others.
  private static final class Taking extends KafkaSender {

    private final Predicate<OutboxMessage> takes;
    private final List<Long> sent = new ArrayList<>();
    private final Map<Long, Long> offsetOnce = new HashMap<>();

    Taking(Predicate<OutboxMessage> takes) {
      super(null, null, "test");
      this.takes = takes;
    }

    @Override
    CompletionStage<RecordMetadata> send(OutboxMessage row) {
      sent.add(row.id());
      var partition = new TopicPartition(row.topic(), RoundTest.partition(row.incidentId()));
      var offset = Optional.ofNullable(offsetOnce.remove(row.id()));
      return takes.test(row)
          ? CompletableFuture.completedFuture(
              new RecordMetadata(partition, offset.orElseGet(OFFSETS::getAndIncrement), 0, 0, 0, 0))
          : CompletableFuture.failedFuture(new TimeoutException("no leader"));
    }
  }
}
