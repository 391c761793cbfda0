package org.hikeshi.deploy.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Calls with JSON answers.
final class Http {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"next\"");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client;

  Http(HttpClient client) {
    this.client = client;
  }

  static HttpRequest.Builder to(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
  }

  /// Throws [UncheckedIOException] when nobody answers, [IllegalStateException] when what is
  /// answered is no JSON.
  Answer send(HttpRequest request) {
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      var name = request.method() + " " + request.uri();
      return new Answer(
          name,
          response.statusCode(),
          json(response.body()),
          next(response),
          response.headers().firstValue("Retry-After"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(request.uri() + " answered no JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// From `Link: <…>; rel="next"`, relative as the contract has it.
  private static Optional<String> next(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Link")
        .map(NEXT::matcher)
        .filter(Matcher::find)
        .map(link -> response.uri().resolve(link.group(1)).toString());
  }

  private static JsonNode json(String body) throws JsonProcessingException {
    return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
  }
}
