package org.hikeshi.events.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes the services' databases and roles, by the same file as the local system and the containers
/// do.
final class Databases {

  static final String PASSWORD = "test";
  private static final Path SCRIPT = Path.of("../deploy/postgres/databases.sql");

  private Databases() {}

  /// @param superuser JDBC address of the maintenance database, with user and password in it
  static void create(String superuser) throws SQLException {
    try (var connection = DriverManager.getConnection(superuser);
        var statement = connection.createStatement()) {
      try (var found =
          statement.executeQuery("select 1 from pg_database where datname = 'incident_api'")) {
        if (found.next()) {
          return;
        }
      }
      for (String sql : script().split(";\\R")) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String script() {
    try {
      return Files.readString(SCRIPT).replaceAll("(?m)^--.*$", "").replaceAll("@\\w+@", PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
