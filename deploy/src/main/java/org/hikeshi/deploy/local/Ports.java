package org.hikeshi.deploy.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// Where each part listens on the loopback interface.
public record Ports(
    int incidentApi,
    int dispatchService,
    int notifier,
    int keycloak,
    int postgres,
    int kafka,
    int smtp,
    int phone) {

  private static final String MOVED_BY = "HIKESHI_PORT_";

  /// Nobody need know it, so it gives way.
  private static final int PHONE = 11080;

  /// Free ports are lent from here on …
  private static final int FIRST_TO_LEND = 20_000;

  /// … up to here, where Linux starts to give each outgoing connection a port of its own: one lent
  /// from there may be a connection's by the time the part it was meant for starts, or starts
  /// again.
  private static final int FIRST_OF_CONNECTIONS = 32_768;

  /// The usual ports, each moved by its `HIKESHI_PORT_…` where that is set.
  public static Ports from(Map<String, String> environment) {
    return new Ports(
        port(environment, "INCIDENT_API", 8080),
        port(environment, "DISPATCH_SERVICE", 8081),
        port(environment, "NOTIFIER", 8082),
        port(environment, "KEYCLOAK", 8180),
        port(environment, "POSTGRES", 15432),
        port(environment, "KAFKA", 19092),
        port(environment, "SMTP", 11025),
        port(environment, "PHONE", taken(PHONE) ? anyFree() : PHONE));
  }

  /// Eight ports that nobody uses now.
  public static Ports free() {
    var free = freePorts(8);
    return new Ports(
        free.get(0),
        free.get(1),
        free.get(2),
        free.get(3),
        free.get(4),
        free.get(5),
        free.get(6),
        free.get(7));
  }

  /// One more.
  public static int anyFree() {
    return freePorts(1).getFirst();
  }

  /// Where the services find one another, and Keycloak finds them, as their environment has it.
  Map<String, String> services() {
    return Map.of(
        "HIKESHI_INCIDENT_API_URL", "http://127.0.0.1:" + incidentApi,
        "HIKESHI_DISPATCH_SERVICE_URL", "http://127.0.0.1:" + dispatchService,
        "HIKESHI_NOTIFIER_URL", "http://127.0.0.1:" + notifier);
  }

  /// Throws when any port is in use or named twice, and names them all.
  public void mustBeFree() {
    var faults = new ArrayList<String>();
    var owners = new LinkedHashMap<Integer, String>();
    named()
        .forEach(
            (name, port) -> {
              var other = owners.putIfAbsent(port, name);
              if (other != null) {
                faults.add(port + " is wanted by both " + other + " and " + name);
              } else if (taken(port)) {
                faults.add(port + " (" + name + ")");
              }
            });
    if (!faults.isEmpty()) {
      throw new CannotRun(
          "Port taken on 127.0.0.1: "
              + String.join(", ", faults)
              + ". Free it, or move the part with "
              + MOVED_BY
              + "<NAME>.");
    }
  }

  private Map<String, Integer> named() {
    var named = new LinkedHashMap<String, Integer>();
    named.put("INCIDENT_API", incidentApi);
    named.put("DISPATCH_SERVICE", dispatchService);
    named.put("NOTIFIER", notifier);
    named.put("KEYCLOAK", keycloak);
    named.put("POSTGRES", postgres);
    named.put("KAFKA", kafka);
    named.put("SMTP", smtp);
    named.put("PHONE", phone);
    return named;
  }

  private static int port(Map<String, String> environment, String name, int usual) {
    var value = environment.get(MOVED_BY + name);
    if (value == null || value.isBlank()) {
      return usual;
    }
    if (!value.strip().matches("[1-9][0-9]{0,4}") || Integer.parseInt(value.strip()) > 65535) {
      throw new CannotRun(MOVED_BY + name + " is not a port: " + value);
    }
    return Integer.parseInt(value.strip());
  }

  private static boolean taken(int port) {
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static List<Integer> freePorts(int count) {
    return ThreadLocalRandom.current()
        .ints(FIRST_TO_LEND, FIRST_OF_CONNECTIONS)
        .distinct()
        .limit(FIRST_OF_CONNECTIONS - FIRST_TO_LEND)
        .filter(port -> !taken(port))
        .limit(count)
        .boxed()
        .toList();
  }
}
