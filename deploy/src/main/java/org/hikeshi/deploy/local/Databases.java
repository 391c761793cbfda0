package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/// The databases and roles that `databases.sql` makes, with passwords that this machine made up.
final class Databases {

  private static final Pattern PASSWORD = Pattern.compile("@([a-z_]+)@");

  /// duplicate_object, duplicate_database: an earlier start came as far as that and was killed.
  private static final Set<String> MADE_BEFORE = Set.of("42710", "42P04");

  /// What the file's last statement grants: once it holds, all is made.
  private static final String ALL_MADE =
      """
      SELECT count(*) = 2 AND bool_and(has_database_privilege(grantee, database, 'CONNECT'))
      FROM (SELECT r.oid AS grantee, d.oid AS database FROM pg_roles r CROSS JOIN pg_database d
            WHERE (r.rolname, d.datname) IN
              (('notifier_owner', 'notifier'), ('notifier_app', 'notifier'))) made
      """;

  private final Path file;
  private final Secrets secrets;

  Databases(Path file, Secrets secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  void makeMissing(Connection superuser) throws SQLException {
    try (var statement = superuser.createStatement()) {
      try (var made = statement.executeQuery(ALL_MADE)) {
        made.next();
        if (made.getBoolean(1)) {
          return;
        }
      }
      for (var sql : statements()) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          if (!MADE_BEFORE.contains(e.getSQLState())) {
            throw e;
          }
          LoggerFactory.getLogger(Databases.class).debug("already there", e);
        }
      }
    }
  }

  private List<String> statements() {
    try {
      var text = Files.readString(file).replaceAll("(?m)^--.*$", "");
      return Pattern.compile(";\\s*\n")
          .splitAsStream(text)
          .map(String::strip)
          .filter(sql -> !sql.isEmpty())
          .map(sql -> PASSWORD.matcher(sql).replaceAll(role -> secrets.of(role.group(1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
