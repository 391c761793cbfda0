package org.hikeshi.events.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/// The outbox table as the relay sees it. Each method works in the caller's transaction.
@ApplicationScoped
class OutboxRows {

  private final DataSource database;

  OutboxRows(DataSource database) {
    this.database = database;
  }

  /// Whether this transaction is the one relay of all instances until it ends.
  boolean claim() throws SQLException {
    return query(
            "select pg_try_advisory_xact_lock(hashtext('hikeshi.outbox'))",
            statement -> {},
            row -> row.getBoolean(1))
        .getFirst();
  }

  /// Waits until no relay is at work, and keeps them out until this transaction ends.
  void claimAfterTheRelay() throws SQLException {
    query(
        "select pg_advisory_xact_lock(hashtext('hikeshi.outbox'))",
        statement -> {},
        row -> row.getObject(1));
  }

  /// @param butFor incidents that are passed by
  List<OutboxMessage> unpublished(int limit, Set<UUID> butFor) throws SQLException {
    return query(
        """
        select id, event_id, topic, incident_id, type, payload, happened_at, traceparent
        from outbox where published_at is null and incident_id <> all (?) order by id limit ?
        """,
        statement -> {
          statement.setArray(1, statement.getConnection().createArrayOf("uuid", butFor.toArray()));
          statement.setInt(2, limit);
        },
        row ->
            new OutboxMessage(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class),
                row.getString(8)));
  }

  /// Age of the oldest row that Kafka has not got, in seconds; 0 when there is none.
  double oldestUnpublishedSeconds() throws SQLException {
    return query(
            """
        select coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)
        from outbox where published_at is null
        """,
            statement -> {},
            row -> row.getDouble(1))
        .getFirst();
  }

  void markPublished(Map<Long, RecordMetadata> acks) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update outbox set published_at = ?, partition = ?, ack_offset = ? where id = ?
                """)) {
      for (var ack : acks.entrySet()) {
        update.setObject(
            1,
            OffsetDateTime.ofInstant(
                Instant.ofEpochMilli(ack.getValue().timestamp()), ZoneOffset.UTC));
        update.setInt(2, ack.getValue().partition());
        update.setLong(3, ack.getValue().offset());
        update.setLong(4, ack.getKey());
        update.addBatch();
      }
      update.executeBatch();
    }
  }

  /// The highest offset that was acknowledged on each partition of the topic on which this service
  /// tells its news, however many that has or had. Two index look-ups a partition, however many
  /// rows are kept.
  Map<TopicPartition, Long> lastAcks() throws SQLException {
    Map<TopicPartition, Long> last = new HashMap<>();
    query(
        """
        with recursive
          own as (select topic from outbox order by id desc limit 1),
          partitions (topic, partition) as (
            select own.topic, (
              select min(o.partition) from outbox o
              where o.topic = own.topic and o.partition is not null)
            from own
            union all
            select p.topic, (
              select min(o.partition) from outbox o
              where o.topic = p.topic and o.partition > p.partition)
            from partitions p where p.partition is not null)
        select p.topic, p.partition, (
          select max(o.ack_offset) from outbox o
          where o.topic = p.topic and o.partition = p.partition)
        from partitions p where p.partition is not null
        """,
        statement -> {},
        row -> last.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)));
    return last;
  }

  /// Whether an earlier ack named this offset of the partition, or a later one.
  boolean acknowledgedFrom(TopicPartition partition, long offset) throws SQLException {
    return query(
            """
        select exists (
          select 1 from outbox where topic = ? and partition = ? and ack_offset >= ?)
        """,
            statement -> at(statement, partition, offset),
            row -> row.getBoolean(1))
        .getFirst();
  }

  /// Everything that was acknowledged from this offset on is to be published again.
  ///
  /// @return how many rows
  int forget(TopicPartition partition, long offset) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update outbox set published_at = null, partition = null, ack_offset = null
                where topic = ? and partition = ? and ack_offset >= ?
                """)) {
      at(update, partition, offset);
      return update.executeUpdate();
    }
  }

  private static void at(PreparedStatement statement, TopicPartition partition, long offset)
      throws SQLException {
    statement.setString(1, partition.topic());
    statement.setInt(2, partition.partition());
    statement.setLong(3, offset);
  }

  private <T> List<T> query(String sql, Parameters parameters, Row<T> reading) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      List<T> found = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(reading.read(rows));
        }
      }
      return found;
    }
  }

  private interface Parameters {
    void set(PreparedStatement statement) throws SQLException;
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
