package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where a running system is called.
///
/// @param realm of Keycloak
public record Addresses(String incidentApi, String dispatchService, String notifier, String realm) {

  /// As the services themselves are told them.
  public static Addresses from(Map<String, String> environment) {
    return new Addresses(
        environment.get("HIKESHI_INCIDENT_API_URL"),
        environment.get("HIKESHI_DISPATCH_SERVICE_URL"),
        environment.get("HIKESHI_NOTIFIER_URL"),
        environment.get("HIKESHI_OIDC_URL"));
  }

  /// Whether somebody is there: a system that was killed left its addresses behind.
  public boolean answer() {
    return Answers.ok(URI.create(incidentApi + "/q/health/ready"));
  }

  void write(Path file) {
    var properties = new Properties();
    properties.setProperty("incident-api", incidentApi);
    properties.setProperty("dispatch-service", dispatchService);
    properties.setProperty("notifier", notifier);
    properties.setProperty("realm", realm);
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "The system runs here.");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Empty when nobody wrote it.
  static Optional<Addresses> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Addresses(
            properties.getProperty("incident-api"),
            properties.getProperty("dispatch-service"),
            properties.getProperty("notifier"),
            properties.getProperty("realm")));
  }
}
