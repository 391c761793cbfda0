package org.hikeshi.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Answers as incident-api does to `GET /incidents/{id}`, for whoever shows a token, which it hands
/// out too.
public final class IncidentApiStandIn implements QuarkusTestResourceLifecycleManager {

  private static final AtomicBoolean AWAY = new AtomicBoolean();

  private HttpServer server;

  /// From now on it answers 503, or no longer does.
  public static void away(boolean away) {
    AWAY.set(away);
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
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    return Map.of(
        "hikeshi.incident-api.url",
        address,
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

  private void incident(HttpExchange exchange) throws IOException {
    if (AWAY.get()) {
      answer(exchange, 503, "{}");
    } else if (!"Bearer service".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{}");
    } else {
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
