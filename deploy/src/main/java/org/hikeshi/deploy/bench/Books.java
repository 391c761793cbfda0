package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.local.LocalPostgres;
import org.hikeshi.deploy.local.Patience;

/// What the three databases say of a measured run.
final class Books {

  private final LocalPostgres postgres;

  Books(LocalPostgres postgres) {
    this.postgres = postgres;
  }

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /// Until everybody has heard of everything, so that one round does not pay for another. Looked at
  /// seldom, since each look is a new connection.
  void drained() {
    boolean done =
        Patience.until(
            Duration.ofMinutes(5),
            () -> {
              LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
              return count(
                          "incident_api",
                          """
                          select count(*) from incident
                          where least(dispatch_answered, duties_answered) < revision
                          """)
                      == 0
                  && count("notifier", "select count(*) from notice where state = 'SENDING'") == 0;
            });
    if (!done) {
      throw new IllegalStateException("not everybody has heard of everything after five minutes");
    }
  }

  /// Until Kafka has all that incident-api had to say.
  void published() {
    Patience.until(Duration.ofHours(1), () -> toBePublished() == 0);
  }

  long toBePublished() {
    return count("incident_api", "select count(*) from outbox where published_at is null");
  }

  String newest() {
    return text("incident_api", "select id from incident order by id desc limit 1");
  }

  long walBytes() {
    return count("incident_api", "select pg_current_wal_lsn() - '0/0'::pg_lsn");
  }

  long count(String database, String sql) {
    return Long.parseLong(text(database, sql));
  }

  /// How many rows each table has.
  Map<String, Long> rows(String database) {
    var rows = new HashMap<String, Long>();
    for (var table :
        texts(
            database,
            "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")) {
      rows.put(table, count(database, "select count(*) from " + table));
    }
    return rows;
  }

  String text(String database, String sql) {
    return texts(database, sql).getFirst();
  }

  List<String> texts(String database, String sql) {
    try (var connection = postgres.connect(database);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// From the filing to what followed from it, of the newest incidents.
  void quantiles(ObjectNode into, String name, String database, String sql, long newest) {
    try (var filed = postgres.connect("incident_api");
        var statement = filed.createStatement();
        var rows =
            statement.executeQuery(
                "select id, extract(epoch from filed_at) * 1000 from incident order by id desc"
                    + " limit "
                    + newest);
        var then = postgres.connect(database);
        var others = then.createStatement();
        var happened =
            others.executeQuery(
                "select incident_id, extract(epoch from at) * 1000 from (%s) h (incident_id, at)"
                    .formatted(sql))) {
      var begins = new HashMap<String, Double>();
      while (rows.next()) {
        begins.put(rows.getString(1), rows.getDouble(2));
      }
      var took = new ArrayList<Double>();
      while (happened.next()) {
        var begin = begins.get(happened.getString(1));
        if (begin != null) {
          took.add(happened.getDouble(2) - begin);
        }
      }
      took.sort(Double::compare);
      into.put(name + "Count", took.size());
      for (var quantile : List.of(0.5, 0.99)) {
        if (!took.isEmpty()) {
          into.put(
              name + "P" + Math.round(quantile * 100),
              took.get((int) Math.min(took.size() - 1L, Math.round(quantile * took.size()))));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
