package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/// Keycloak's distribution with what it runs of ours, unpacked and optimised once for its small
/// file database.
final class KeycloakProgram {

  /// There once the optimising build came to its end.
  private static final String BUILT = "built-for-hikeshi";

  private final Path home;

  private KeycloakProgram(Path home) {
    this.home = home;
  }

  static KeycloakProgram in(Path programs, Path archive, Path ours) {
    try (var zip = new ZipFile(archive.toFile())) {
      var home = programs.resolve(zip.entries().nextElement().getName()).normalize();
      if (!Files.exists(home)) {
        unpack(zip, programs, home);
      }
      if (isNew(ours, home.resolve("providers").resolve(ours.getFileName()))) {
        Files.deleteIfExists(home.resolve(BUILT));
      }
      if (!Files.exists(home.resolve(BUILT))) {
        build(home);
        Files.createFile(home.resolve(BUILT));
      }
      return new KeycloakProgram(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What `kc.sh start --optimized` runs, without the shell in between, so that the process that is
  /// watched and ended is Keycloak itself.
  List<String> start(List<String> options) {
    var arguments =
        List.of(
            "-Xms64m",
            "-XX:MaxMetaspaceSize=256m",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "-Duser.language=en",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Dpicocli.disable.closures=true",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized");
    var command = new ArrayList<>(Jvm.command("400m", arguments));
    command.addAll(options);
    return command;
  }

  /// Where Keycloak looks for realms to import.
  Path realms() {
    return home.resolve("data/import");
  }

  private static void unpack(ZipFile zip, Path programs, Path home) throws IOException {
    Files.createDirectories(programs);
    var half = Files.createTempDirectory(programs, "unpacking");
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      var entry = entries.nextElement();
      var file = half.resolve(entry.getName()).normalize();
      if (entry.isDirectory()) {
        Files.createDirectories(file);
      } else {
        Files.createDirectories(file.getParent());
        try (var content = zip.getInputStream(entry)) {
          Files.copy(content, file);
        }
      }
    }
    Files.move(half.resolve(home.getFileName()), home, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(half);
  }

  /// @return whether it has taken the place of another, or of none
  private static boolean isNew(Path ours, Path there) throws IOException {
    if (Files.exists(there) && Files.mismatch(ours, there) < 0) {
      return false;
    }
    Files.copy(ours, there, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static void build(Path home) throws IOException {
    var builder =
        new ProcessBuilder(
                "sh",
                home.resolve("bin/kc.sh").toString(),
                "build",
                "--db=dev-file",
                "--health-enabled=false",
                "--metrics-enabled=false")
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var build = builder.start();
    build.getOutputStream().close();
    var said = new String(build.getInputStream().readAllBytes());
    try {
      if (build.waitFor() != 0) {
        throw new CannotRun("Keycloak could not be prepared:\n" + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Keycloak's preparation was interrupted", e);
    }
  }
}
