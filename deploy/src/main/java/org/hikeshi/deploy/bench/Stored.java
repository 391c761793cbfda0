package org.hikeshi.deploy.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hikeshi.deploy.local.LocalPostgres;

/// Makes many stored incidents of the few closed ones that are there, past every front door: all
/// their rows are copied under other ids, each copy an hour older than the one before.
///
/// The chains of proof are not copied, for they would not hold, nor what is kept for a day only.
final class Stored {

  private static final Map<String, List<String>> TABLES =
      Map.of(
          "incident_api",
          List.of(
              "incident",
              "report",
              "report_words",
              "report_contact",
              "duty",
              "seat",
              "responder",
              "happening",
              "ending",
              "audit",
              "outbox"),
          "dispatch_service",
          List.of("dispatch", "seat", "offer", "searched", "audit", "outbox"),
          "notifier",
          List.of(
              "dossier",
              "filed_report",
              "duty",
              "duty_date",
              "notice",
              "notice_body",
              "delivery",
              "receipt",
              "call",
              "call_attempt",
              "audit",
              "outbox"));

  /// Whom and what the copies share. When to look for reminders again is among it: that each copy
  /// was due at once is no cost of what is stored.
  private static final Set<String> SHARED =
      Set.of("hospital_id", "person_id", "tenant", "campaign_id", "said_by", "remind_at");

  /// The engineers of the sample data, in turn, where there is one: no engineer does it all.
  private static final String ENGINEER =
      "case when %s is null then null"
          + " else ('00000000-0000-7000-8000-0000000000e' || 1 + n %% 8)::uuid end";

  private static final String COPIED =
      """
      create or replace function copied(id uuid, n int) returns uuid language sql immutable as $$
        select (lpad(to_hex((('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint
              - n * 3600000::bigint) & 281474976710655), 12, '0')
            || '7' || substr(md5(id::text || n), 1, 3)
            || '8' || substr(md5(id::text || n), 4, 15))::uuid $$
      """;

  private final LocalPostgres postgres;
  private final long originals;
  private long copies;

  /// What is there now is copied later.
  Stored(LocalPostgres postgres, Books books) {
    this.postgres = postgres;
    this.originals = books.count("incident_api", "select count(*) from incident");
    everywhere(
        (_, table) ->
            List.of(
                "create schema if not exists originals",
                COPIED,
                "create table originals.%s as table public.%1$s".formatted(table)));
  }

  /// Until there are so many closed incidents more than there were, about.
  void until(long incidents) {
    long wanted = incidents / originals;
    if (wanted > copies) {
      everywhere(
          (connection, table) ->
              List.of(
                  "set session_replication_role = replica",
                  copy(connection, table, copies + 1, wanted)));
      everywhere((_, table) -> List.of("vacuum (analyze) public." + table));
      copies = wanted;
    }
  }

  private static String copy(Connection connection, String table, long from, long to)
      throws SQLException {
    var columns = new ArrayList<String>();
    var values = new ArrayList<String>();
    try (var statement =
        connection.prepareStatement(
            """
            select column_name, data_type from information_schema.columns
            where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
              and is_identity = 'NO' and coalesce(column_default, '') not like 'nextval%'
            """)) {
      statement.setString(1, table);
      var rows = statement.executeQuery();
      while (rows.next()) {
        columns.add('"' + rows.getString(1) + '"');
        values.add(value(table, rows.getString(1), rows.getString(2)));
      }
    }
    return "insert into public.%s (%s) select %s from originals.%1$s o, generate_series(%d, %d) n"
        .formatted(table, String.join(", ", columns), String.join(", ", values), from, to);
  }

  private static String value(String table, String column, String type) {
    var original = "o.\"" + column + '"';
    if (table.equals("incident") && column.equals("number")) {
      return original + " || '-' || n";
    }
    if (column.equals("engineer_id")) {
      return ENGINEER.formatted(original);
    }
    if (SHARED.contains(column)) {
      return original;
    }
    return switch (type) {
      case "uuid" -> "public.copied(" + original + ", n::int)";
      case "timestamp with time zone" -> original + " - n * interval '1 hour'";
      default -> original;
    };
  }

  private interface Statements {
    List<String> of(Connection connection, String table) throws SQLException;
  }

  private void everywhere(Statements statements) {
    TABLES.forEach(
        (database, tables) -> {
          try (var connection = postgres.connect(database);
              var statement = connection.createStatement()) {
            for (var table : tables) {
              for (var sql : statements.of(connection, table)) {
                statement.execute(sql);
              }
            }
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
