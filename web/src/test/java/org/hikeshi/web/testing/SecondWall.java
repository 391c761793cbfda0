package org.hikeshi.web.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
                select relname from pg_class join pg_namespace n on n.oid = relnamespace
                where nspname not in ('pg_catalog', 'information_schema')
                  and nspname !~ '^pg_(toast|temp)' and relkind in ('r', 'p')
                  and not (relrowsecurity and relforcerowsecurity)
                  and relname not in ('flyway_schema_history', 'clock_offset')
                """))
        .isEmpty();
  }

  /// The role as which the service is let in owns nothing, so that no policy leaves it out, passes
  /// by none, and is no other role, so that it can become none that does.
  public void isPassedByNobody() {
    assertThat(rows(EVERYBODY, "select current_user")).singleElement().asString().endsWith("_app");
    assertThat(
            rows(
                EVERYBODY,
                """
                select rolname from pg_roles
                where rolname = current_user
                  and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                union all
                select roleid::regrole::text from pg_auth_members
                where member = current_user::regrole
                union all
                select relname from pg_class where relowner = current_user::regrole
                union all
                select proname from pg_proc where proowner = current_user::regrole
                union all
                select nspname from pg_namespace
                where nspowner = current_user::regrole
                  or nspname = 'public' and has_schema_privilege(oid, 'create')
                union all
                select datname from pg_database
                where datname = current_database() and datdba = current_user::regrole
                """))
        .isEmpty();
    // whose tables they are is held by the policies too, and is not let in by the service
    assertThat(
            rows(
                EVERYBODY,
                """
                select distinct rolname from pg_class join pg_roles r on r.oid = relowner
                where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                  and (rolsuper or rolbypassrls)
                """))
        .isEmpty();
  }

  /// Whatever is a hospital's is seen by no other hospital. In each table in which a hospital can
  /// have rows it has some now, for only there the wall has something to hide.
  ///
  /// @param empty tables that this test leaves empty
  public void hidesFrom(UUID another, UUID hospital, String... empty) {
    var withoutRows = new ArrayList<String>();
    var open = new ArrayList<String>();
    for (var table : ofHospitals()) {
      var its = "select 1 from %s where hospital_id = '%s' limit 1".formatted(table, hospital);
      if (rows(EVERYBODY, its).isEmpty() && rows(hospital.toString(), its).isEmpty()) {
        withoutRows.add(table);
      }
      if (!rows(another.toString(), its).isEmpty()) {
        open.add(table);
      }
    }
    assertThat(withoutRows).isSubsetOf(empty);
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
