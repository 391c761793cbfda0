package org.hikeshi.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// What PostgreSQL itself shows to whom, past every query of a service (OWASP ASVS 5.0, 8.4.1).
/// Every table is asked, also those that come later.
public final class SecondWall {

  private static final String EVERYBODY = "*";

  private final DataSource database;

  private SecondWall(DataSource database) {
    this.database = database;
  }

  /// @param database as the service itself is let in
  public static SecondWall of(DataSource database) {
    return new SecondWall(database);
  }

  public void standsBeforeEveryTable() {
    assertThat(
            rows(
                EVERYBODY,
                """
                select relname from pg_class
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and not (relrowsecurity and relforcerowsecurity)
                  and relname not in ('flyway_schema_history', 'clock_offset')
                """))
        .isEmpty();
  }

  /// Whatever is a hospital's is seen by no other hospital.
  ///
  /// @param filled tables in which the hospital has rows now: there the wall has something to hide
  public void hidesFrom(UUID another, UUID hospital, String... filled) {
    var withRows = new ArrayList<String>();
    var open = new ArrayList<String>();
    for (var table : ofHospitals()) {
      var its = "select 1 from %s where hospital_id = '%s' limit 1".formatted(table, hospital);
      if (!rows(EVERYBODY, its).isEmpty()) {
        withRows.add(table);
      }
      if (!rows(another.toString(), its).isEmpty()) {
        open.add(table);
      }
    }
    assertThat(withRows).containsAll(Arrays.asList(filled));
    assertThat(open).isEmpty();
  }

  private List<String> ofHospitals() {
    return rows(
        EVERYBODY,
        """
        select relname from pg_class join pg_attribute on attrelid = pg_class.oid
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and attname = 'hospital_id' and has_table_privilege(pg_class.oid, 'select')
        order by relname
        """);
  }

  private List<String> rows(String tenant, String sql) {
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return rows(connection, tenant, sql);
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> rows(Connection connection, String tenant, String sql)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("select set_config('app.tenant', '" + tenant + "', true)");
      try (var rows = statement.executeQuery(sql)) {
        var found = new ArrayList<String>();
        while (rows.next()) {
          found.add(rows.getString(1));
        }
        return found;
      }
    }
  }
}
