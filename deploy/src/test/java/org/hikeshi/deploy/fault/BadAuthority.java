package org.hikeshi.deploy.fault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// An authority's own system on a bad day: it fails, is busy, sends elsewhere, answers too late or
/// not at all, and sometimes takes what it is given.
final class BadAuthority implements AutoCloseable {

  private static final long TOO_LATE_NANOS = 20_000_000_000L;

  private static final int WELL = -1;

  private final HttpServer server;
  private final RandomGenerator chance;
  private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
  private final Map<String, Boolean> taken = new ConcurrentHashMap<>();
  private final List<String> changed = new CopyOnWriteArrayList<>();
  private volatile boolean well;

  BadAuthority(RandomGenerator chance) {
    this.chance = chance;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::called);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/notices";
  }

  /// From now on it takes all that it is given.
  void getWell() {
    well = true;
  }

  int attempted() {
    return bodies.size();
  }

  int taken() {
    return taken.size();
  }

  /// Ids under which another body came the second time.
  List<String> changed() {
    return changed;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void called(HttpExchange exchange) throws IOException {
    var id = exchange.getRequestHeaders().getFirst("webhook-id");
    var body = exchange.getRequestBody().readAllBytes();
    var first = bodies.putIfAbsent(id, body);
    if (first != null && !Arrays.equals(first, body)) {
      changed.add(id);
    }
    switch (well ? WELL : roll()) {
      case 0 -> answer(exchange, 500);
      case 1 -> {
        exchange.getResponseHeaders().add("Retry-After", "1");
        answer(exchange, 429);
      }
      case 2 -> {
        exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
        answer(exchange, 302);
      }
      case 3 -> exchange.close();
      case 4 -> {
        LockSupport.parkNanos(TOO_LATE_NANOS);
        answer(exchange, 200);
      }
      default -> {
        taken.put(id, true);
        answer(exchange, 200);
      }
    }
  }

  private synchronized int roll() {
    return chance.nextInt(8);
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
