package org.hikeshi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Answers as incident-api does to `GET /incidents/{id}`, for whoever shows a token, which it hands
/// out too; and takes what notifier is told of contact tests and of the desk's alarms.
public final class IncidentApiStandIn implements QuarkusTestResourceLifecycleManager {

  private static final AtomicBoolean AWAY = new AtomicBoolean();
  private static final AtomicBoolean MUTE = new AtomicBoolean();
  private static final List<String> TESTED = Collections.synchronizedList(new ArrayList<>());

  private static final List<String> CONFIRMED = Collections.synchronizedList(new ArrayList<>());
  private static final List<String> REFUSED = Collections.synchronizedList(new ArrayList<>());
  private static final List<String> RUNG = Collections.synchronizedList(new ArrayList<>());
  private static final List<String> TRIED = Collections.synchronizedList(new ArrayList<>());
  private static final Set<String> SILENT = ConcurrentHashMap.newKeySet();
  private static final List<String> UNANSWERED = Collections.synchronizedList(new ArrayList<>());

  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final Runnable NOTHING = () -> {};
  private static final AtomicReference<Runnable> ONCE_RUNG = new AtomicReference<>(NOTHING);

  private HttpServer server;

  /// How often an incident was read.
  public static int asked() {
    return ASKED.get();
  }

  /// From now on it answers no question about an incident, or does again.
  public static void silent(boolean silent) {
    MUTE.set(silent);
  }

  /// From now on it answers 503, or no longer does.
  public static void away(boolean away) {
    AWAY.set(away);
  }

  /// From now on it takes what it is told of these alarms and never answers.
  public static void silentOf(Collection<String> alarms) {
    SILENT.clear();
    SILENT.addAll(alarms);
    UNANSWERED.clear();
  }

  /// The alarms that it was told of and did not answer, since it is silent of any.
  public static List<String> unanswered() {
    return List.copyOf(UNANSWERED);
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/token", this::token);
    server.createContext("/incidents/", this::incident);
    server.createContext("/hospitals/", this::hospital);
    server.createContext("/contact-tests", this::test);
    server.createContext("/desk-calls/", this::ring);
    server.createContext("/desk-trials/", this::tryOut);
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "hikeshi.incident-api.url",
        address,
        "hikeshi.notifier.url",
        address,
        "quarkus.rest-client.notifier.read-timeout",
        "1500",
        "quarkus.oidc-client.auth-server-url",
        address,
        "quarkus.oidc-client.discovery-enabled",
        "false",
        "quarkus.oidc-client.token-path",
        "/token");
  }

  private void token(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        "{\"access_token\":\"service\",\"token_type\":\"Bearer\",\"expires_in\":300}");
  }

  private void test(HttpExchange exchange) throws IOException {
    if (!isJson(exchange)) {
      answer(exchange, 415, "{}");
      return;
    }
    TESTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    answer(exchange, AWAY.get() ? 503 : 202, "{}");
  }

  /// As the other services do: JSON, or nothing.
  private static boolean isJson(HttpExchange exchange) {
    return "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
  }

  private void ring(HttpExchange exchange) throws IOException {
    if (!isJson(exchange)) {
      answer(exchange, 415, "{}");
      return;
    }
    var alarm = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
    if (SILENT.contains(alarm)) {
      UNANSWERED.add(alarm);
      return;
    }
    var away = AWAY.get();
    (away ? REFUSED : RUNG).add(alarm);
    ONCE_RUNG.getAndSet(NOTHING).run();
    answer(exchange, away ? 503 : 202, "{}");
  }

  private void tryOut(HttpExchange exchange) throws IOException {
    var away = AWAY.get();
    (away ? REFUSED : TRIED).add(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
    answer(exchange, away ? 503 : 202, "{}");
  }

  /// The trials that notifier was told to ring.
  public static List<String> tried() {
    return List.copyOf(TRIED);
  }

  /// Whether it has answered 503, at least once, as it was told of this alarm or trial.
  public static boolean hasRefused(String alarm) {
    return REFUSED.contains(alarm);
  }

  public static boolean isAway() {
    return AWAY.get();
  }

  /// What happens while notifier hears of the next alarm.
  public static void onceRung(Runnable happens) {
    ONCE_RUNG.set(happens);
  }

  /// The alarms that notifier was told to ring.
  public static List<String> rung() {
    return List.copyOf(RUNG);
  }

  /// What notifier was told to test.
  public static List<String> tested() {
    return List.copyOf(TESTED);
  }

  private void incident(HttpExchange exchange) throws IOException {
    if (MUTE.get()) {
      return;
    }
    if (AWAY.get()) {
      answer(exchange, 503, "{}");
    } else if (!isKnown(exchange)) {
      answer(exchange, 401, "{}");
    } else if (exchange.getRequestURI().getPath().endsWith("/confirmation")) {
      confirm(exchange);
    } else {
      ASKED.incrementAndGet();
      answer(
          exchange,
          200,
          """
          {"id": "x", "number": "2026-000001", "status": "RESPONDING",
           "hospital": {"id": "00000000-0000-7000-8000-00000000000a",
             "name": "みなと総合病院", "prefecture": "14"},
           "latest": {"summary": "…", "contact":
             {"name": "情報システム室 当直", "phone": "+81 90-0000-0000", "email": null}}}
          """);
    }
  }

  /// The service by its own token, anybody else by one that an issuer has signed.
  private static boolean isKnown(HttpExchange exchange) {
    var shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    return shown.equals("Bearer service") || shown.startsWith("Bearer ey");
  }

  private static void confirm(HttpExchange exchange) throws IOException {
    if (!isJson(exchange)) {
      answer(exchange, 415, "{}");
      return;
    }
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var own = "Bearer service".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    if (own || !body.contains("+81 80-1111-1111")) {
      answer(exchange, own ? 403 : 422, "{}");
    } else {
      CONFIRMED.add(body);
      answer(exchange, 201, "{}");
    }
  }

  /// What was said of calling back.
  public static List<String> confirmed() {
    return List.copyOf(CONFIRMED);
  }

  private void hospital(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        isKnown(exchange) ? 200 : 401,
        """
        {"id": "00000000-0000-7000-8000-00000000000a", "name": "みなと総合病院", "somethingNew": 1,
         "contacts": [{"name": "代表", "phone": "+81 45-000-0000", "outOfBand": false},
           {"name": "当直", "phone": "+81 80-1111-1111", "outOfBand": true}]}
        """);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
