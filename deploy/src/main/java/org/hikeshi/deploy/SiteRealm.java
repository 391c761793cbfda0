package org.hikeshi.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.local.Checkout;

/// The command `./run site-realm`: the realm for a site, made of the local one. It has no people
/// and no client that takes passwords; its services' clients have secrets of their own, lead back
/// to the site's addresses only, hear inside of the end of a sign-in, and get the roles that they
/// answer to; and it has what `site.json` says, a second factor above all, and a client for whoever
/// works at a shell. Beside it lie the list of passwords that it refuses, and what Keycloak runs of
/// ours.
final class SiteRealm {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LOCAL = "http://127.0.0.1";

  private SiteRealm() {}

  /// @param doors where people's browsers reach incident-api, dispatch-service and notifier
  static void write(Path file, Checkout checkout, List<String> doors, RandomGenerator random) {
    var at =
        Map.of(
            "incident-api", door(doors.get(0)),
            "dispatch-service", door(doors.get(1)),
            "notifier", door(doors.get(2)));
    try {
      var realm = of(checkout, at, () -> secret(random));
      Files.createDirectories(file.toAbsolutePath().getParent(), its("rwx------"));
      Files.createFile(file, its("rw-------"));
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), realm);
      var refused = file.resolveSibling(CommonPasswords.FILE);
      if (Files.notExists(refused)) {
        Files.write(refused, (Iterable<String>) CommonPasswords.all()::iterator);
      }
      var ours = checkout.closedAccounts();
      Files.copy(
          ours, file.resolveSibling(ours.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (FileAlreadyExistsException e) {
      throw new CannotRun(file + " is there already: its secrets may be in use", e);
    } catch (IOException e) {
      throw new CannotRun("The realm cannot be written: " + e, e);
    }
  }

  private static FileAttribute<Set<PosixFilePermission>> its(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  static ObjectNode of(Checkout checkout, Map<String, URI> doors, Supplier<String> secrets)
      throws IOException {
    var realm = read(checkout, "hikeshi-realm.json");
    var site = read(checkout, "site.json");
    var own = (ArrayNode) site.remove("clients");
    realm.setAll(site);
    keep((ArrayNode) realm.path("users"), "serviceAccountClientId");
    var clients = (ArrayNode) realm.path("clients");
    keep(clients, "secret");
    clients.forEach(client -> moved((ObjectNode) client, doors, secrets.get()));
    clients.addAll(own);
    return realm;
  }

  private static String secret(RandomGenerator random) {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void keep(ArrayNode all, String having) {
    all.removeIf(each -> !each.has(having));
  }

  private static void moved(ObjectNode client, Map<String, URI> doors, String secret) {
    var door = doors.get(client.path("clientId").asText());
    client.put("secret", secret);
    client.put("fullScopeAllowed", false);
    var back = client.path("redirectUris").valueStream().map(uri -> uri.asText()).toList();
    client.putArray("redirectUris").add(at(door, back));
    var attributes = (ObjectNode) client.path("attributes");
    var out = "post.logout.redirect.uris";
    attributes.put(out, at(door, Arrays.asList(attributes.path(out).asText().split("##"))));
    attributes.put(
        "backchannel.logout.url",
        "https://" + client.path("clientId").asText() + ":8443/back-channel-logout");
  }

  private static String at(URI door, List<String> locally) {
    return locally.stream()
        .filter(uri -> uri.startsWith(LOCAL + "/"))
        .map(uri -> door + uri.substring(LOCAL.length()))
        .collect(Collectors.joining("##"));
  }

  private static ObjectNode read(Checkout checkout, String name) throws IOException {
    return (ObjectNode) JSON.readTree(checkout.deploy("keycloak").resolve(name).toFile());
  }

  private static URI door(String given) {
    try {
      var door = URI.create(given);
      if ("https".equals(door.getScheme())
          && door.getHost() != null
          && door.getRawPath().isEmpty()) {
        return door;
      }
    } catch (IllegalArgumentException e) {
      throw new CannotRun(notADoor(given), e);
    }
    throw new CannotRun(notADoor(given));
  }

  private static String notADoor(String given) {
    return given + " is not an address like https://incident.example";
  }
}
