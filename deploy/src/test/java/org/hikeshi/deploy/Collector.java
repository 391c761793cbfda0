package org.hikeshi.deploy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Takes traces by OTLP over HTTP, as an operator's collector does, and keeps what it was sent.
public final class Collector {

  private final HttpServer server;
  private final List<Spans.Span> received = new CopyOnWriteArrayList<>();

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      var collector = new Collector(server);
      server.createContext(
          "/v1/traces",
          exchange -> {
            collector.received.addAll(Spans.in(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
          });
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return collector;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What a service is told so that it sends its traces here.
  Map<String, String> settings() {
    return Map.of("HIKESHI_TRACES_ENDPOINT", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Whether a service has sent a span of this name, or of a longer one, in this trace.
  boolean knows(String traceId, String service, String name) {
    return received.stream()
        .anyMatch(
            span ->
                span.traceId().equals(traceId)
                    && span.service().contains(service)
                    && span.name().contains(name));
  }

  /// All that came of a trace.
  List<Spans.Span> of(String traceId) {
    return received.stream().filter(span -> span.traceId().equals(traceId)).toList();
  }

  void stop() {
    server.stop(0);
  }
}
