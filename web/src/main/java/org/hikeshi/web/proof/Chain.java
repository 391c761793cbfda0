package org.hikeshi.web.proof;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// The chain as it lies in the database.
@ApplicationScoped
class Chain {

  private static final String CHECKPOINT =
      "select number, first_position, last_position, jws from proof_checkpoint ";

  private final DataSource database;

  Chain(DataSource database) {
    this.database = database;
  }

  /// An entry that waits for its place.
  record Waiting(long id, String subject, Instant at, byte[] content) {
    Entry placed(long position) {
      return new Entry(position, subject, at, content);
    }
  }

  /// Becomes the only one to seal until the transaction ends. False when another one is at it.
  boolean lock() {
    return query(
            "select pg_try_advisory_xact_lock(hashtext('hikeshi.proof'))",
            _ -> {},
            row -> row.getBoolean(1))
        .getFirst();
  }

  List<Waiting> waiting(int most) {
    return query(
        """
        select id, subject, at, content_hash from proof_entry
        where position is null order by id limit ?
        """,
        select -> select.setInt(1, most),
        row -> new Waiting(row.getLong(1), row.getString(2), instant(row, 3), row.getBytes(4)));
  }

  void add(Checkpoint checkpoint, Instant at) {
    run(
        "insert into proof_checkpoint (number, first_position, last_position, at, jws) values (?, ?, ?, ?, ?)",
        (insert, _) -> {
          insert.setLong(1, checkpoint.number());
          insert.setLong(2, checkpoint.first());
          insert.setLong(3, checkpoint.last());
          insert.setObject(4, at.atOffset(ZoneOffset.UTC));
          insert.setString(5, checkpoint.jws());
        });
  }

  /// Gives these entries their places, the first of them this position.
  void place(List<Waiting> entries, long first) {
    run(
        """
        update proof_entry set position = ? + place.ordinality - 1
        from unnest(?) with ordinality as place (id, ordinality) where proof_entry.id = place.id
        """,
        (update, connection) -> {
          update.setLong(1, first);
          update.setArray(
              2, connection.createArrayOf("bigint", entries.stream().map(Waiting::id).toArray()));
        });
  }

  Optional<Checkpoint> newest() {
    return query(CHECKPOINT + "order by number desc limit 1", _ -> {}, Chain::checkpoint).stream()
        .findFirst();
  }

  /// The checkpoint over this position.
  Checkpoint over(long position) {
    return query(
            CHECKPOINT + "where first_position <= ? order by number desc limit 1",
            select -> select.setLong(1, position),
            Chain::checkpoint)
        .getFirst();
  }

  /// The next one that is there: a gap is for the verifier to find.
  Optional<Checkpoint> after(long number) {
    return query(
            CHECKPOINT + "where number > ? order by number limit 1",
            select -> select.setLong(1, number),
            Chain::checkpoint)
        .stream()
        .findFirst();
  }

  /// Those from this number on.
  List<Checkpoint> from(long number, int most) {
    return query(
        CHECKPOINT + "where number >= ? order by number limit ?",
        select -> {
          select.setLong(1, number);
          select.setInt(2, most);
        },
        Chain::checkpoint);
  }

  List<Entry> entriesOf(Checkpoint checkpoint) {
    return query(
        """
        select position, subject, at, content_hash from proof_entry
        where position between ? and ? order by position
        """,
        select -> {
          select.setLong(1, checkpoint.first());
          select.setLong(2, checkpoint.last());
        },
        row -> new Entry(row.getLong(1), row.getString(2), instant(row, 3), row.getBytes(4)));
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(row.getLong(1), row.getLong(2), row.getLong(3), row.getString(4));
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Reads rows in the running transaction.
  <T> List<T> query(String sql, Setting setting, Reading<T> reading) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(sql)) {
      setting.of(select);
      try (var row = select.executeQuery()) {
        var rows = new ArrayList<T>();
        while (row.next()) {
          rows.add(reading.of(row));
        }
        return rows;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the chain could not be read", e);
    }
  }

  private void run(String sql, Writing writing) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      writing.of(statement, connection);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the chain could not be sealed", e);
    }
  }

  interface Setting {
    void of(PreparedStatement select) throws SQLException;
  }

  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private interface Writing {
    void of(PreparedStatement statement, Connection connection) throws SQLException;
  }
}
