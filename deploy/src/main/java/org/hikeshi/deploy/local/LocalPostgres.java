package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// PostgreSQL with everything on that keeps an acknowledged commit, and the three databases in it.
public final class LocalPostgres implements Part {

  static final String SUPERUSER = "postgres";

  private final Path binaries;
  private final Databases databases;
  private final Secrets secrets;
  private final Path directory;
  private final Restored restored;
  private final int port;
  private final Child child;

  LocalPostgres(Checkout checkout, LocalData data, Secrets secrets, int port, Leash leash) {
    this.binaries = checkout.programs();
    this.databases = new Databases(checkout.deploy("postgres/databases.sql"), secrets);
    this.secrets = secrets;
    this.directory = data.postgres();
    this.restored = data.restored();
    this.port = port;
    this.child = new Child(name(), data.log(name()), leash);
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public void start() {
    var program = PostgresProgram.in(binaries);
    if (!Files.exists(directory)) {
      initialise(program);
    }
    forgetStrangersProcess();
    child.start(program.command("postgres", arguments(directory, port)), Map.of());
    child.awaitReady(this::answers);
    try (var connection = connect()) {
      databases.makeMissing(connection);
      passOverNumbers();
    } catch (SQLException e) {
      throw new CannotRun("The databases could not be made: " + e.getMessage(), e);
    }
  }

  private void passOverNumbers() throws SQLException {
    if (restored.isNew()) {
      try (var connection = connect("incident_api")) {
        restored.passOverNumbers(connection);
      }
    }
  }

  static List<String> arguments(Path directory, int port) {
    return List.of(
        "-D", directory.toString(),
        "-p", Integer.toString(port),
        "-c", "listen_addresses=127.0.0.1",
        "-c", "log_error_verbosity=terse",
        "-c", "log_min_error_statement=panic",
        "-c", "unix_socket_directories=",
        "-c", "max_connections=200",
        "-c", "fsync=on",
        "-c", "synchronous_commit=on",
        "-c", "full_page_writes=on");
  }

  /// Does not wait for clients that hang on.
  @Override
  public void stop() {
    child.stop("INT");
  }

  @Override
  public void await() throws InterruptedException {
    child.await();
  }

  @Override
  public String lastWords() {
    return child.tail();
  }

  public void kill() {
    child.kill();
  }

  /// As `pg_ctl stop -m immediate`: without a checkpoint.
  public void stopAtOnce() {
    child.stop("QUIT");
  }

  public ProcessHandle process() {
    return child.process();
  }

  public int port() {
    return port;
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private boolean answers() {
    try (var _ = connect()) {
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connect() throws SQLException {
    return connect(SUPERUSER);
  }

  /// To one of its databases, as who may do everything: for those who look behind the front doors.
  public Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", SUPERUSER);
    properties.setProperty("password", secrets.of(SUPERUSER));
    return DriverManager.getConnection(url(database), properties);
  }

  /// Under another name until it is whole, so that a half-made one is never taken for a database.
  private void initialise(PostgresProgram program) {
    var half = directory.resolveSibling("postgres.half");
    try {
      Files.createDirectories(directory.toAbsolutePath().getParent());
      Trees.delete(half);
      var password = Files.createTempFile("hikeshi", null);
      Files.writeString(password, secrets.of(SUPERUSER));
      var initdb =
          new ProcessBuilder(
                  program.command(
                      "initdb",
                      List.of(
                          "--pgdata=" + half,
                          "--username=" + SUPERUSER,
                          "--pwfile=" + password,
                          "--auth=scram-sha-256",
                          "--encoding=UTF8",
                          "--locale=C",
                          "--locale-provider=builtin",
                          "--builtin-locale=C.UTF-8")))
              .redirectErrorStream(true)
              .start();
      var said = new String(initdb.getInputStream().readAllBytes());
      Files.delete(password);
      if (initdb.waitFor() != 0) {
        throw new CannotRun("PostgreSQL's data could not be laid out:\n" + said);
      }
      Files.move(half, directory, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// After a power cut the process id in `postmaster.pid` may be somebody else's by now, for which
  /// PostgreSQL would refuse to start.
  private void forgetStrangersProcess() {
    var pidFile = directory.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    try {
      var lines = Files.readAllLines(pidFile);
      boolean ours =
          !lines.isEmpty()
              && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                  .flatMap(process -> process.info().command())
                  .filter(command -> command.endsWith("postgres"))
                  .isPresent();
      if (!ours) {
        Files.delete(pidFile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
