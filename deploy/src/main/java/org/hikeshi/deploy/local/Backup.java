package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/// A copy of the three databases at one moment, taken while they serve, and its way back.
///
/// The copy is made between `pg_backup_start` and `pg_backup_stop`, file by file, with the
/// write-ahead log of that time: whatever was acknowledged before it ends is in it. A slot keeps
/// the log until it is copied. Tools of PostgreSQL itself (`pg_basebackup`, `pg_dump`) are not
/// needed.
public final class Backup {

  private static final String LOG = "pg_wal";

  /// Of the running server only; PostgreSQL says to leave them out.
  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_replslot", "pg_stat_tmp", "pg_notify");

  private final LocalData data;

  public Backup(LocalData data) {
    this.data = data;
  }

  /// @param port on which PostgreSQL listens
  /// @param to a directory that is not there yet
  public void take(int port, Path to) {
    if (Files.exists(to)) {
      throw new CannotRun(to + " is there already: a backup goes into a directory of its own");
    }
    var cluster = to.resolve("postgres");
    try (var connection = superuser(port)) {
      makeOwn(cluster);
      ask(connection, "select pg_create_physical_replication_slot('hikeshi_backup', true, true)");
      ask(connection, "select pg_backup_start('hikeshi', true)");
      copy(data.postgres(), cluster, LOG);
      try (var statement = connection.createStatement();
          var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(cluster.resolve("backup_label"), stopped.getString(1));
      }
      copy(data.postgres().resolve(LOG), cluster.resolve(LOG), "archive_status");
      Files.createDirectories(cluster.resolve(LOG).resolve("archive_status"));
      Files.copy(data.secrets(), to.resolve("secrets.properties"));
    } catch (SQLException e) {
      throw new CannotRun("PostgreSQL could not be backed up: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the databases back as they were; whoever calls has claimed the data. What was there lies
  /// beside it, as `postgres.before-restore`, and is never overwritten: whoever has put back the
  /// wrong backup still has it. Kafka begins empty: what it had may be newer than the databases are
  /// now, and the outboxes fill it again. Numbers of incidents that were given after the backup are
  /// not given again ([Restored]).
  public void putBack(Path from) {
    var backup = from.resolve("postgres");
    if (!Files.exists(backup.resolve("backup_label"))) {
      throw new CannotRun(from + " holds no backup");
    }
    var aside = data.postgres().resolveSibling("postgres.before-restore");
    if (Files.exists(aside)) {
      throw new CannotRun(
          aside
              + " is there already, from an earlier restore: it may be the only copy of what was"
              + " there. Move it away, or delete it if you are sure, and restore again");
    }
    try {
      if (Files.exists(data.postgres())) {
        Files.move(data.postgres(), aside);
      }
      makeOwn(data.postgres());
      copy(backup, data.postgres(), "");
      data.restored().happened();
      Trees.delete(data.kafka());
      Files.deleteIfExists(data.secrets());
      Files.copy(from.resolve("secrets.properties"), data.secrets());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connection superuser(int port) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", LocalPostgres.SUPERUSER);
    properties.setProperty("password", new Secrets(data.secrets()).of(LocalPostgres.SUPERUSER));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }

  private static void ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// PostgreSQL refuses a directory that others may read.
  private static void makeOwn(Path directory) throws IOException {
    Files.createDirectories(directory.toAbsolutePath().getParent());
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  /// A table may be dropped meanwhile: the log knows.
  private static void copy(Path from, Path to, String but) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            var name = directory.getFileName().toString();
            Files.createDirectories(to.resolve(from.relativize(directory)));
            return !directory.equals(from) && (name.equals(but) || LEFT_OUT.contains(name))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!LEFT_OUT.contains(file.getFileName().toString())) {
              try {
                Files.copy(file, to.resolve(from.relativize(file)));
              } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE;
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
            if (failed instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failed;
          }
        });
  }
}
