package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// That the databases were put back, until PostgreSQL has been started once.
///
/// @param marker a file that is there meanwhile
record Restored(Path marker) {

  void happened() throws IOException {
    Files.write(marker, new byte[0]);
  }

  boolean isNew() {
    return Files.exists(marker);
  }

  /// Numbers of incidents that were given after the backup lie with authorities and hospitals, and
  /// must not come to stand for another incident. How many there were nobody knows any more, so a
  /// hundred thousand are passed over.
  void passOverNumbers(Connection incidentApi) throws SQLException {
    try (var statement = incidentApi.createStatement()) {
      statement.execute(
          """
          select setval(oid::regclass, pg_sequence_last_value(oid::regclass) + 100000)
          from pg_class where relkind = 'S' and relname = 'incident_number'
          """);
      Files.delete(marker);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
