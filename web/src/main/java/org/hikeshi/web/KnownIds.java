package org.hikeshi.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Which table an id is of, among those that row level security guards and whose key it is. Asks
/// with the eyes of the running transaction's tenant.
@ApplicationScoped
class KnownIds {

  private static final String GUARDED =
      """
      select t.oid::regclass::text from pg_class t
      join pg_index i on i.indrelid = t.oid and i.indisprimary and i.indnkeyatts = 1
      join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where t.relrowsecurity and t.relkind = 'r' and a.attname = 'id' and a.atttypid = 'uuid'::regtype
        and t.relname not in ('outbox', 'audit', 'reading')
      order by 1
      """;

  private final DataSource database;
  private volatile List<String> tables = List.of();

  KnownIds(DataSource database) {
    this.database = database;
  }

  @Nullable String kindOf(UUID id) {
    try (var connection = database.getConnection()) {
      var guarded = guarded(connection);
      if (guarded.isEmpty()) {
        return null;
      }
      var asked =
          guarded.stream()
              .map(table -> "select '%1$s' from %1$s where id = ?".formatted(table))
              .collect(Collectors.joining(" union all "));
      try (var select = connection.prepareStatement(asked + " limit 1")) {
        for (int i : IntStream.rangeClosed(1, guarded.size()).toArray()) {
          select.setObject(i, id);
        }
        try (var row = select.executeQuery()) {
          return row.next() ? row.getString(1) : null;
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("whose an id is could not be asked", e);
    }
  }

  private List<String> guarded(Connection connection) throws SQLException {
    if (tables.isEmpty()) {
      var found = new ArrayList<String>();
      try (var select = connection.prepareStatement(GUARDED);
          var row = select.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
      tables = List.copyOf(found);
    }
    return tables;
  }
}
