package org.hikeshi.deploy.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One of the three front doors, as somebody with a tool sees it.
record Door(String name, String url) {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// @param path as the service publishes it, with its parameters in braces
  record Operation(String method, String path, JsonNode description) {}

  /// Everything that the service says it can do.
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    try {
      var paths = JSON.readTree(get("/q/openapi?format=json").body()).path("paths");
      paths
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          method -> {
                            if (method.getKey().matches("get|post|put|delete|patch")) {
                              operations.add(
                                  new Operation(
                                      method.getKey().toUpperCase(Locale.ROOT),
                                      path.getKey(),
                                      method.getValue()));
                            }
                          }));
      return operations;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(to(path, headers).GET().build());
  }

  HttpRequest.Builder to(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The status alone: a stream of events would never end. Asked once more where no answer came:
  /// the answer before may have closed the line (a 414 does), and whoever breaks on this one breaks
  /// again.
  int statusOf(HttpRequest request) {
    try {
      return answered(request);
    } catch (IOException closed) {
      try {
        return answered(request);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static int answered(HttpRequest request) throws IOException {
    try {
      var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
