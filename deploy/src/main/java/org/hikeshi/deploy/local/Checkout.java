package org.hikeshi.deploy.local;

import java.nio.file.Files;
import java.nio.file.Path;

/// The repository's working copy, with what was built in it.
public record Checkout(Path root) {

  public Path deploy(String name) {
    return root.resolve("deploy").resolve(name);
  }

  /// Programs that were unpacked from their archives. They hold no data and are shared by all runs.
  Path programs() {
    return deploy("target/programs");
  }

  Path keycloakArchive() {
    return built(deploy("target/keycloak.zip"));
  }

  /// What Keycloak runs of ours.
  public Path closedAccounts() {
    return built(deploy("closed-accounts/target/closed-accounts.jar"));
  }

  Path application(String service) {
    return root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
  }

  private static Path built(Path file) {
    if (!Files.exists(file)) {
      throw new CannotRun(file + " is missing: build it with ./verify -DskipTests");
    }
    return file;
  }
}
