package org.hikeshi.incident;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Dispatch-service as far as a drill, or who is coming, is asked of it, and who signs this service
/// in there: on loopback.
public final class ControlRoomStandIn implements QuarkusTestResourceLifecycleManager {

  private static final Answer NO_DRILL = new Answer(200, "application/json", "{\"items\": []}");

  private static volatile Answer answer = new Answer(200, "application/json", "{}");
  private static volatile Answer running = NO_DRILL;
  private static volatile CountDownLatch hanging = new CountDownLatch(0);
  private static final AtomicInteger ASKED_WHO = new AtomicInteger();

  private record Answer(int status, String type, String body) {}

  private HttpServer http;

  static void answers(int status, String type, String body) {
    answer = new Answer(status, type, body);
  }

  /// Which drills are under way.
  static void runs(String body) {
    running = new Answer(200, "application/json", body);
  }

  static void runsNoDrill() {
    running = NO_DRILL;
  }

  /// It takes connections and answers nothing about engineers, until [#answersAgain].
  static void hangs() {
    hanging = new CountDownLatch(1);
  }

  static void answersAgain() {
    hanging.countDown();
  }

  /// How often it was asked who an engineer is.
  static int askedWho() {
    return ASKED_WHO.get();
  }

  @Override
  public Map<String, String> start() {
    try {
      http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var token =
        new Answer(
            200,
            "application/json",
            "{\"access_token\":\"service\",\"token_type\":\"Bearer\",\"expires_in\":300}");
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/engineers/", ControlRoomStandIn::tellWho);
    http.createContext("/token", exchange -> send(exchange, token));
    http.createContext("/drills/", exchange -> send(exchange, answer));
    http.createContext("/drills/running", exchange -> send(exchange, running));
    http.start();
    var base = "http://127.0.0.1:" + http.getAddress().getPort();
    return Map.of(
        "hikeshi.dispatch-service.url",
        base,
        "quarkus.oidc-client.discovery-enabled",
        "false",
        "quarkus.oidc-client.auth-server-url",
        base,
        "quarkus.oidc-client.token-path",
        "/token");
  }

  @Override
  public void stop() {
    http.stop(0);
  }

  private static void tellWho(HttpExchange exchange) throws IOException {
    ASKED_WHO.incrementAndGet();
    try {
      hanging.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    send(
        exchange,
        new Answer(
            200,
            "application/json",
            "{\"name\": \"火消 花子\", \"employer\": \"架空セキュリティ\", \"contacts\": []}"));
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
