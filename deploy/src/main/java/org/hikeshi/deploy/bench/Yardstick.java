package org.hikeshi.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.local.LocalPostgres;

/// What the same PostgreSQL takes when nobody stands before it: pgbench with exactly the rows that
/// one report makes, in one transaction, by the same role and under the same row level security.
final class Yardstick {

  /// Each table that a report writes, with how its rows of one incident are found.
  private static final List<List<String>> TABLES =
      List.of(
          List.of("idempotency_key", "encode(body, 'escape') like '%%%s%%'"),
          List.of("incident", "id = '%s'"),
          List.of("report", "incident_id = '%s'"),
          List.of("report_words", "incident_id = '%s'"),
          List.of("report_contact", "incident_id = '%s'"),
          List.of("happening", "incident_id = '%s'"),
          List.of("audit", "object = 'incident/%s'"),
          List.of("outbox", "incident_id = '%s'"),
          List.of(
              "proof_entry",
              """
              subject in (select 'report/' || id from report where incident_id = '%1$s'
                union all select 'audit/' || id from audit where object = 'incident/%1$s')
              """));

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern INTO = Pattern.compile("^insert into ([a-z_]+)");
  private static final String DATABASE = "incident_api";

  private final LocalPostgres postgres;
  private final String password;
  private final Path script;

  /// @param incident one that was just filed, and that nobody has answered yet: its rows are the
  ///   pattern
  Yardstick(LocalPostgres postgres, String password, String incident, Path script) {
    this.postgres = postgres;
    this.password = password;
    this.script = script;
    try (var connection = postgres.connect(DATABASE)) {
      Files.writeString(script, transaction(connection, incident));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Which tables a report makes rows in, and how many, by the pattern.
  Map<String, Long> rows() {
    try (var lines = Files.lines(script)) {
      return lines
          .map(INTO::matcher)
          .filter(Matcher::find)
          .collect(Collectors.groupingBy(insert -> insert.group(1), Collectors.counting()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Transactions per second.
  double perSecond(int clients, Duration time) {
    var command =
        List.of(
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(postgres.port()),
            "-U",
            DATABASE + "_app",
            "-c",
            Integer.toString(clients),
            "-j",
            "2",
            "-T",
            Long.toString(time.toSeconds()),
            "-f",
            script.toString(),
            DATABASE);
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PGPASSWORD", password);
      var process = builder.start();
      var said = new String(process.getInputStream().readAllBytes());
      process.waitFor();
      var tps = TPS.matcher(said);
      if (!tps.find()) {
        throw new CannotRun("pgbench said:\n" + said);
      }
      return Double.parseDouble(tps.group(1));
    } catch (IOException e) {
      throw new CannotRun("pgbench is needed: install PostgreSQL's client tools", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String transaction(Connection connection, String incident) throws SQLException {
    var report = one(connection, "select id from report where incident_id = '" + incident + "'");
    var lines = new ArrayList<String>();
    lines.add(
        "select uuidv7() as incident, uuidv7() as report, nextval('incident_number') as n \\gset");
    lines.add("begin;");
    lines.add("select set_config('app.tenant', '*', true), set_config('app.caller', '', true);");
    for (var table : TABLES) {
      lines.addAll(inserts(connection, table.getFirst(), table.getLast().formatted(incident)));
    }
    lines.add("end;");
    return String.join("\n", lines)
            .replace("'incident/" + incident + "'", "'incident/' || :incident")
            .replace("'" + incident + "'", ":incident")
            .replace("'report/" + report + "'", "'report/' || :report")
            .replace("'" + report + "'", ":report")
        + "\n";
  }

  /// The rows as statements that make their like: own ids and numbers are new each time.
  private static List<String> inserts(Connection connection, String table, String where)
      throws SQLException {
    var statements = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from " + table + " where " + where)) {
      var columns = rows.getMetaData();
      while (rows.next()) {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          var name = columns.getColumnName(i);
          if (!(name.equals("id") && columns.getColumnTypeName(i).contains("int8"))
              && !columns.isAutoIncrement(i)) {
            names.add('"' + name + '"');
            values.add(value(table, name, rows.getString(i)));
          }
        }
        statements.add(
            "insert into %s (%s) values (%s);"
                .formatted(table, String.join(", ", names), String.join(", ", values)));
      }
    }
    return statements;
  }

  private static String value(String table, String column, String value) {
    if (value == null) {
      return "null";
    }
    return switch (table + "." + column) {
      case "happening.id", "outbox.event_id" -> "uuidv7()";
      case "incident.number" -> "'2026-' || :n";
      case "outbox.published_at" -> "now()";
      case "idempotency_key.key" -> "gen_random_uuid()";
      case "proof_entry.position" -> "null";
      case "proof_entry.subject" ->
          value.startsWith("audit/") ? "'audit/' || 1000000000 + :n" : literal(value);
      default -> literal(value);
    };
  }

  /// pgbench takes a colon for the beginning of a variable, also between quotes.
  private static String literal(String value) {
    var quoted = value.replace("'", "''").replace("\n", " ");
    return value.contains(":")
        ? "E'" + quoted.replace("\\", "\\\\").replace(":", "\\x3A") + "'"
        : "'" + quoted + "'";
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
