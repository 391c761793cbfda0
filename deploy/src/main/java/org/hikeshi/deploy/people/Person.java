package org.hikeshi.deploy.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A local user, signed in, at the front doors.
public final class Person {

  private static final int UNAUTHORIZED = 401;

  private final Http http;
  private final String name;
  private final SignIn signIn;
  private volatile String token;

  Person(HttpClient client, SignIn signIn, String name) {
    this.http = new Http(client);
    this.name = name;
    this.signIn = signIn;
    this.token = signIn.token(name);
  }

  public String name() {
    return name;
  }

  public Answer get(String url) {
    return send(() -> to(url).GET().build());
  }

  /// All items of a list, page by page.
  public List<JsonNode> all(String url) {
    var items = new ArrayList<JsonNode>();
    for (var next = Optional.of(url); next.isPresent(); ) {
      var answer = get(next.get());
      answer.accepted().path("items").forEach(items::add);
      next = answer.next();
    }
    return items;
  }

  public Answer post(String url, Object body) {
    return send(() -> with(to(url), "POST", body));
  }

  /// @param key the same for every repetition, so that it counts once
  public Answer post(String url, Object body, String key) {
    return send(() -> with(to(url).header("Idempotency-Key", key), "POST", body));
  }

  public Answer put(String url, Object body) {
    return send(() -> with(to(url), "PUT", body));
  }

  /// Who stays longer than a token lasts signs in again.
  private Answer send(Supplier<HttpRequest> request) {
    var answer = http.send(request.get());
    if (answer.status() != UNAUTHORIZED) {
      return answer;
    }
    token = signIn.token(name);
    return http.send(request.get());
  }

  private HttpRequest.Builder to(String url) {
    return Http.to(url).header("Authorization", "Bearer " + token);
  }

  private static HttpRequest with(HttpRequest.Builder request, String method, Object body) {
    try {
      var json = HttpRequest.BodyPublishers.ofString(Http.JSON.writeValueAsString(body));
      return request.header("Content-Type", "application/json").method(method, json).build();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
