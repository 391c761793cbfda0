package org.hikeshi.deploy.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hikeshi.deploy.local.Ports;

/// Debian's nginx with the nginx.conf of a site, moved to free ports and to a folder of its own,
/// with certificates of the site's script. In notifier's place stands somebody with another's
/// certificate.
final class FrontDoor implements AutoCloseable {

  /// From where floods come, so that nobody else is counted with them.
  static final String FLOODS = "127.0.0.2";

  /// From where another comes, that the first is not counted with.
  static final String FLOODS_TOO = "127.0.0.4";

  static final String ADMINISTRATOR = "127.0.0.3";

  private static final Path SITE = Path.of("site").toAbsolutePath();

  private final Path folder;
  private final int http = Ports.anyFree();
  private final int https = Ports.anyFree();
  private final Map<String, PartBehind> parts = new LinkedHashMap<>();
  private final Process nginx;

  FrontDoor(Path folder) throws IOException, GeneralSecurityException {
    this.folder = folder;
    var made =
        Said.by(SITE.resolve("certificates").toString(), tls("").toString(), "hikeshi.example");
    assertThat(made.status()).as(made.text()).isZero();
    for (var part : List.of("incident-api", "dispatch-service", "keycloak")) {
      parts.put(part, new PartBehind(part, tls(part)));
    }
    parts.put("notifier", new PartBehind("notifier", tls("dispatch-service")));
    this.nginx =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration().toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    Awaitility.await("nginx serves").until(() -> get("report", "/").status() == 200);
  }

  PartBehind part(String name) {
    return parts.get(name);
  }

  /// By https, as `host` of the site's domain. More arguments go to curl.
  Said get(String host, String path, String... more) {
    return Said.by(curl(true, host, path, more));
  }

  /// By plain http.
  Said plainly(String host, String path, String... more) {
    return Said.by(curl(false, host, path, more));
  }

  /// The same, `times` one after the other, from an address of its own: each status once.
  List<String> flood(String host, String path, int times, String... more) {
    var ask = curl(true, host, path + "?[1-" + times + "]", more);
    var quietly = List.of("-o", "/dev/null", "-w", "%{http_code}\n", "--interface", FLOODS);
    var said = Said.by(Stream.concat(Stream.of(ask), quietly.stream()).toArray(String[]::new));
    return said.text().lines().filter(line -> line.matches("\\d{3}")).distinct().toList();
  }

  /// Whether openssl and this door agree on how to speak.
  boolean agrees(String name, String... how) {
    var command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + https));
    command.addAll(List.of("-servername", name));
    command.addAll(List.of(how));
    return Said.by(command.toArray(String[]::new)).status() == 0;
  }

  String[] curl(boolean byTls, String host, String path, String... more) {
    var name = host + ".hikeshi.example";
    int port = byTls ? https : http;
    var command = new ArrayList<>(List.of("curl", "-sSi", "-m", "20", "--path-as-is"));
    command.addAll(List.of("--cacert", tls("authority").resolve("ca.crt").toString()));
    command.addAll(List.of("--resolve", name + ":" + port + ":127.0.0.1"));
    command.addAll(List.of(more));
    command.add((byTls ? "https://" : "http://") + name + ":" + port + path);
    return command.toArray(String[]::new);
  }

  /// All that nginx has written.
  String logs() throws IOException {
    var all = new StringBuilder();
    for (var log : List.of("access.log", "error.log", "said")) {
      all.append(Files.readString(folder.resolve(log)));
    }
    return all.toString();
  }

  @Override
  public void close() {
    nginx.destroy();
    nginx.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    parts.values().forEach(PartBehind::close);
  }

  private Path configuration() throws IOException {
    var ours =
        Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
            .map(each -> each + "_temp_path " + folder.resolve(each) + ";\n")
            .reduce("http {\n", String::concat);
    var text =
        Files.readString(SITE.resolve("nginx.conf"))
            .replace("user www-data;", "daemon off;")
            .replace("/run/nginx.pid", folder.resolve("pid").toString())
            .replace("/dev/stdout", folder.resolve("access.log").toString())
            .replace("/dev/stderr", folder.resolve("error.log").toString())
            .replace("/etc/hikeshi", tls("").toString())
            .replace("192.0.2.1/32", ADMINISTRATOR + "/32")
            .replace("listen 80", "listen 127.0.0.1:" + http)
            .replace("listen 443", "listen 127.0.0.1:" + https)
            .replace("http {\n", ours);
    for (var part : parts.entrySet()) {
      text =
          text.replace(
              "server " + part.getKey() + ":8443;",
              "server 127.0.0.1:" + part.getValue().port() + ";");
    }
    return Files.writeString(folder.resolve("nginx.conf"), text);
  }

  private Path tls(String part) {
    return folder.resolve("tls").resolve(part);
  }
}
