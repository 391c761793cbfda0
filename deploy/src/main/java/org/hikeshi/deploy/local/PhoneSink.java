package org.hikeshi.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A telephone gateway that rings nobody (docs/gateway.md): each message lands as a file, and what
/// somebody would press is asked for by hand:
///
/// ```
/// curl -X POST http://127.0.0.1:11080/messages/<id>/keys/1
/// curl -X POST http://127.0.0.1:11080/messages/<id>/status/NO_ANSWER
/// ```
public final class PhoneSink implements Part {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  private final Path directory;
  private final int port;
  private final WebhookSecret secret;
  private final Clock clock;
  private final AtomicInteger count = new AtomicInteger();
  private final Map<String, URI> reports = new ConcurrentHashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable HttpServer server;

  /// @param directory where the files come
  PhoneSink(Path directory, int port, WebhookSecret secret, Clock clock) {
    this.directory = directory;
    this.port = port;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "telephone";
  }

  @Override
  public void start() {
    try {
      Files.createDirectories(directory);
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/messages", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().split("/");
      var body = exchange.getRequestBody().readAllBytes();
      if (!exchange.getRequestMethod().equals("POST")) {
        say(exchange, 405, "");
      } else if (path.length == 2) {
        say(exchange, secret.signed(exchange.getRequestHeaders(), body) ? take(body) : 401, "");
      } else if (path.length == 5) {
        tell(exchange, path[2], path[3], path[4]);
      } else {
        say(exchange, 404, "");
      }
    }
  }

  private int take(byte[] body) throws IOException {
    var message = JSON.readTree(body);
    var to = message.path("to").asText().replaceAll("[^0-9+]", "");
    var name =
        "%s-%04d-%s-%s.json"
            .formatted(
                STAMP.format(clock.instant()),
                count.incrementAndGet(),
                message.path("type").asText().replaceAll("[^A-Z]", ""),
                to);
    var half = directory.resolve("." + name);
    Files.writeString(half, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(message));
    Files.move(half, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    remember(message);
    return 202;
  }

  private void remember(JsonNode message) {
    reports.put(message.path("id").asText(), URI.create(message.path("reports").asText()));
  }

  /// Tells notifier as the gateway would, and passes on what it answers.
  private void tell(HttpExchange exchange, String id, String what, String value)
      throws IOException {
    var to = Optional.ofNullable(reports.get(id));
    if (to.isEmpty()) {
      say(exchange, 404, "");
      return;
    }
    var report =
        what.equals("keys")
            ? Map.of("id", id, "status", "KEY_PRESSED", "key", value)
            : Map.of("id", id, "status", value);
    var body = JSON.writeValueAsBytes(report);
    var request =
        HttpRequest.newBuilder(to.get())
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    secret.headers(UUID.randomUUID().toString(), clock.instant(), body).forEach(request::header);
    try (var http = HttpClient.newHttpClient()) {
      var heard = http.send(request.build(), BodyHandlers.ofString());
      say(exchange, heard.statusCode(), heard.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(HttpExchange exchange, int status, String words) throws IOException {
    var bytes = words.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
    stopped.countDown();
  }

  @Override
  public void await() throws InterruptedException {
    stopped.await();
  }

  @Override
  public String lastWords() {
    return "";
  }
}
