package org.hikeshi.web;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The first answer to each key, kept seven days.
@ApplicationScoped
class IdempotencyKeys {

  private static final Duration KEPT = Duration.ofDays(7);

  private final DataSource database;
  private final Clock clock;

  IdempotencyKeys(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// What a key stands for: one caller's use of it on one path.
  record Scope(String caller, String method, String path, String key) {

    /// As what the answer that told a secret is locked: it opens as nobody else's.
    String answer() {
      return String.join(" ", "answer", caller, method, path, key);
    }
  }

  /// @param headers as lines `name: value`
  record Kept(byte[] bodyHash, int status, String headers, byte @Nullable [] body) {
    boolean answers(byte[] hash) {
      return Arrays.equals(bodyHash, hash);
    }
  }

  /// Claims the key for the running transaction. When a twin is under way, waits for its end.
  ///
  /// @return false when the key was used before
  boolean claim(Scope scope, byte[] bodyHash) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into idempotency_key (caller, method, path, key, body_hash, kept_since)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
      set(insert, 1, scope);
      insert.setBytes(5, bodyHash);
      insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
      return insert.executeUpdate() == 1;
    }
  }

  Kept find(Scope scope) throws SQLException {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                """
                select body_hash, status, headers, body from idempotency_key
                where caller = ? and method = ? and path = ? and key = ?
                """)) {
      set(select, 1, scope);
      try (var row = select.executeQuery()) {
        if (!row.next()) {
          throw new SQLException("the key's twin is gone", "40001");
        }
        return new Kept(row.getBytes(1), row.getInt(2), row.getString(3), row.getBytes(4));
      }
    }
  }

  void keep(Scope scope, int status, String headers, byte @Nullable [] body) throws SQLException {
    try (var connection = database.getConnection();
        var update =
            connection.prepareStatement(
                """
                update idempotency_key set status = ?, headers = ?, body = ?
                where caller = ? and method = ? and path = ? and key = ?
                """)) {
      update.setInt(1, status);
      update.setString(2, headers);
      update.setBytes(3, body);
      set(update, 4, scope);
      update.executeUpdate();
    }
  }

  @Scheduled(every = "1h", delayed = "1m", identity = "idempotency-keys")
  @Transactional
  void forgetOld() throws SQLException {
    try (var connection = database.getConnection();
        var delete =
            connection.prepareStatement("delete from idempotency_key where kept_since < ?")) {
      delete.setObject(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, int from, Scope scope) throws SQLException {
    statement.setString(from, scope.caller());
    statement.setString(from + 1, scope.method());
    statement.setString(from + 2, scope.path());
    statement.setString(from + 3, scope.key());
  }
}
