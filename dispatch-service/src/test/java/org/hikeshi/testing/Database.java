package org.hikeshi.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/// The database as its owner, whom the service itself never is.
public final class Database {

  /// Each before what it refers to.
  private static final List<String> TABLES =
      List.of(
          "desk_attempt",
          "desk_alarm",
          "desk_person",
          "drill",
          "contact_test",
          "rotation",
          "cover",
          "post",
          "tick",
          "after_action",
          "answer_link",
          "webhook_secret",
          "calendar_address",
          "searched",
          "conflict",
          "remark",
          "offer",
          "seat",
          "dispatch",
          "span",
          "contact",
          "skill",
          "engineer",
          "outbox");

  private static final String EMPTY = "truncate " + String.join(", ", TABLES);

  /// Forgets everything, so that each test begins with an empty house.
  public static void empty() {
    try (var connection = asOwner();
        var statement = connection.createStatement()) {
      statement.execute(EMPTY);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Rows that would take long to come about.
  public static void put(String sql) {
    try (var connection = asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static long count(String table, String which) {
    try (var connection = asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("select count(*) from %s where %s".formatted(table, which))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Every row as it is now, to come back to.
  public static final class Kept implements AutoCloseable {

    private static final String DEADLOCK = "40P01";

    private final Connection connection = asOwner();

    public Kept() throws SQLException {
      for (var table : TABLES) {
        run("create temp table kept_%s as table public.%s".formatted(table, table));
      }
    }

    /// Where it and what the service does after an answer wait for each other, that goes first.
    public void comeBack() throws SQLException {
      connection.setAutoCommit(false);
      while (!isBack()) {
        connection.rollback();
      }
      connection.commit();
    }

    private boolean isBack() throws SQLException {
      try {
        run(EMPTY);
        for (var table : TABLES.reversed()) {
          run("insert into %s overriding system value table kept_%s".formatted(table, table));
        }
        return true;
      } catch (SQLException e) {
        if (DEADLOCK.equals(e.getSQLState())) {
          return false;
        }
        throw e;
      }
    }

    private void run(String sql) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /// A change that is not committed yet: whoever writes or locks the same row waits for it.
  public static final class Pending implements AutoCloseable {

    private final Connection connection = asOwner();

    public Pending(String sql) throws SQLException {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        if (statement.executeUpdate(sql) == 0) {
          throw new IllegalStateException("changes nothing: " + sql);
        }
      }
    }

    public boolean isWaitedFor() {
      try (var statement = connection.createStatement();
          var row =
              statement.executeQuery(
                  """
                  select exists (select from pg_locks
                    where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))
                  """)) {
        row.next();
        return row.getBoolean(1);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    public void commit() throws SQLException {
      connection.commit();
    }

    @Override
    public void close() throws SQLException {
      connection.close();
    }
  }

  /// What was told of an incident, as the kinds of the events, in order.
  public static List<String> told(UUID incident) {
    var types = new ArrayList<String>();
    try (var connection = asService();
        var statement = connection.createStatement()) {
      statement.execute("set app.tenant = '*'");
      try (var rows =
          statement.executeQuery(
              "select type from outbox where incident_id = '" + incident + "' order by id")) {
        while (rows.next()) {
          types.add(
              rows.getString(1).replaceFirst("org\\.hikeshi\\.", "").replaceFirst("\\.v1$", ""));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return types;
  }

  /// How many rows of each table the service's own role sees with this tenant.
  public static List<Integer> rowsFor(String tenant) throws SQLException {
    var counts = new ArrayList<Integer>();
    try (var connection = asService();
        var statement = connection.createStatement()) {
      statement.execute("set app.tenant = '" + tenant + "'");
      for (var table : List.of("dispatch", "seat", "offer", "remark", "engineer", "contact")) {
        try (var row = statement.executeQuery("select count(*) from " + table)) {
          row.next();
          counts.add(row.getInt(1));
        }
      }
    }
    return counts;
  }

  /// Whether some row of that table holds these letters.
  public static boolean contains(String table, String letters) {
    try (var connection = asService();
        var statement = connection.createStatement()) {
      statement.execute("set app.tenant = '*'");
      try (var row =
          statement.executeQuery(
              "select exists (select from %s t where t::text like '%%%s%%')"
                  .formatted(table, letters))) {
        row.next();
        return row.getBoolean(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection asService() throws SQLException {
    return DriverManager.getConnection(
        setting("hikeshi.db.url"), "dispatch_service_app", setting("hikeshi.db.password"));
  }

  /// With sight of all rows: their owner is held by row level security, too.
  private static Connection asOwner() {
    try {
      var connection =
          DriverManager.getConnection(
              setting("hikeshi.db.url"),
              "dispatch_service_owner",
              setting("hikeshi.db.owner-password"));
      try (var statement = connection.createStatement()) {
        statement.execute("set app.tenant = '*'");
      }
      return connection;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String setting(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }

  private Database() {}
}
