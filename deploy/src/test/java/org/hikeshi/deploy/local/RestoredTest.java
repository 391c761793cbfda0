package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL of its own, with nothing but the sequence that numbers incidents.
class RestoredTest {

  @TempDir Path folder;

  @Test
  void noNumberThatWasGivenAfterTheBackupIsGivenAgain() throws Exception {
    // given
    var data = new LocalData(folder.resolve("local"));
    var checkout = new Checkout(Path.of("..").toAbsolutePath().normalize());
    var leash = Leash.hold(checkout, data);
    try {
      var postgres =
          new LocalPostgres(checkout, data, new Secrets(data.secrets()), aFreePort(), leash);
      postgres.start();
      run(postgres, "create sequence incident_number");
      numbers(postgres, 20);
      var backup = new Backup(data);
      backup.take(postgres.port(), folder.resolve("backup"));
      var afterTheBackup = numbers(postgres, 100);
      postgres.kill();
      // when
      backup.putBack(folder.resolve("backup"));
      postgres.start();
      var afterTheRestore = numbers(postgres, 100);
      // then
      assertThat(afterTheRestore).doesNotContainAnyElementsOf(afterTheBackup);
      // when
      postgres.kill();
      postgres.start();
      // then: once for each restore
      assertThat(numbers(postgres, 1).getFirst() - afterTheRestore.getLast()).isLessThan(1_000);
    } finally {
      leash.close();
    }
  }

  private static int aFreePort() throws Exception {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void run(LocalPostgres postgres, String sql) throws SQLException {
    try (var connection = postgres.connect("incident_api");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Long> numbers(LocalPostgres postgres, int many) throws SQLException {
    var given = new ArrayList<Long>();
    try (var connection = postgres.connect("incident_api");
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select nextval('incident_number') from generate_series(1, %d)".formatted(many))) {
      while (rows.next()) {
        given.add(rows.getLong(1));
      }
    }
    return given;
  }
}
