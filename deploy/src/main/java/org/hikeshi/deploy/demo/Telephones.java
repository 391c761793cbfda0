package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The engineers' own telephones: each alert comes as a webhook, and after a moment the link in it
/// is pressed, mostly for a yes. Nobody signs in.
final class Telephones implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Set<String> pressed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger saidYes = new AtomicInteger();

  Telephones() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", this::rings);
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /// How many were told that the seat is theirs.
  int saidYes() {
    return saidYes.get();
  }

  private void rings(HttpExchange call) throws IOException {
    var alert = JSON.readTree(call.getRequestBody());
    call.sendResponseHeaders(204, -1);
    call.close();
    var link = alert.path("link").asText("");
    if (alert.path("kind").asText().equals("OFFER") && pressed.add(link)) {
      Thread.startVirtualThread(() -> answer(link));
    }
  }

  /// One in ten says no. Both are drawn from the link, which nobody can foretell.
  private void answer(String link) {
    var draw = Math.floorMod(link.hashCode(), 1_000);
    LockSupport.parkNanos(Duration.ofMillis(300 + 2L * draw).toNanos());
    var yes = draw % 10 != 0;
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(link + (yes ? "/accept" : "/decline")))
                  .timeout(Duration.ofSeconds(30))
                  .header("Content-Type", "text/plain")
                  .POST(HttpRequest.BodyPublishers.ofString(yes ? "etaMinutes=5" : "reason=OTHER"))
                  .build(),
              HttpResponse.BodyHandlers.discarding());
      if (yes && answer.statusCode() == OK) {
        saidYes.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
