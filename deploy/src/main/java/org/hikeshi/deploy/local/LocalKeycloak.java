package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keycloak with the realm of the repository.
///
/// The realm file is the truth: Keycloak imports a realm only when it has none of that name, so its
/// data is thrown away and imported anew when the file has changed, or where the services are that
/// it tells of the end of a sign-in.
public final class LocalKeycloak implements Part {

  private static final String REALM = "hikeshi-realm.json";
  private static final String ADMINISTRATOR = "keycloak-administrator";

  private final Checkout checkout;
  private final Secrets secrets;
  private final Path directory;
  private final Ports ports;
  private final Child child;

  LocalKeycloak(Checkout checkout, LocalData data, Secrets secrets, Ports ports, Leash leash) {
    this.checkout = checkout;
    this.secrets = secrets;
    this.directory = data.keycloak();
    this.ports = ports;
    this.child = new Child(name(), data.log(name()), leash);
  }

  @Override
  public String name() {
    return "keycloak";
  }

  @Override
  public void start() {
    var program =
        KeycloakProgram.in(
            checkout.programs(), checkout.keycloakArchive(), checkout.closedAccounts());
    layOut(program.realms());
    // Several of us sign in by one sample account at once, which Keycloak would take for guessing.
    child.start(
        program.start(
            List.of(
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--hostname=" + url(),
                "--spi-brute-force-protector--default-brute-force-detector--allow-concurrent-requests=true",
                "--db-url=jdbc:h2:file:"
                    + directory.resolve("h2/keycloak")
                    + ";NON_KEYWORDS=VALUE")),
        environment());
    child.awaitReady(() -> Answers.ok(URI.create(realm() + "/.well-known/openid-configuration")));
  }

  @Override
  public void stop() {
    child.stop("TERM");
  }

  @Override
  public void await() throws InterruptedException {
    child.await();
  }

  @Override
  public String lastWords() {
    return child.tail();
  }

  public String url() {
    return "http://127.0.0.1:" + ports.keycloak();
  }

  public String realm() {
    return url() + "/realms/hikeshi";
  }

  private Map<String, String> environment() {
    var environment = new HashMap<>(ports.services());
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of(ADMINISTRATOR));
    return environment;
  }

  private void layOut(Path realms) {
    var file = checkout.deploy("keycloak").resolve(REALM);
    var imported = directory.resolve(REALM);
    try {
      var wanted = Files.readString(file) + new TreeMap<>(ports.services());
      Files.createDirectories(realms);
      Files.copy(file, realms.resolve(REALM), StandardCopyOption.REPLACE_EXISTING);
      if (!Files.exists(imported) || !Files.readString(imported).equals(wanted)) {
        Trees.delete(directory);
        Files.createDirectories(directory);
        Files.writeString(imported, wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
