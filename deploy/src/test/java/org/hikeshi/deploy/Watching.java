package org.hikeshi.deploy;

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
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.local.LocalSystem;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// What the services say of themselves to who operates them.
///
/// @param system whose
public record Watching(LocalSystem system) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;

  /// What is wrong with what they say while Kafka is away: each can accept, and tells that nobody
  /// hears of it.
  public List<String> withoutKafka(Duration within) {
    var wrong = new ArrayList<String>();
    for (var service : system.services()) {
      if (!Patience.until(within, () -> saysThatKafkaIsAway(service))) {
        wrong.add(service.name() + " does not say that Kafka is away");
      }
      if (status(service, "/q/health/ready") != OK) {
        wrong.add(service.name() + " is not ready without Kafka");
      }
    }
    return wrong;
  }

  /// The same while PostgreSQL is away: none can accept.
  public List<String> withoutPostgres(Duration within) {
    var wrong = new ArrayList<String>();
    for (var service : system.services()) {
      if (!Patience.until(within, () -> status(service, "/q/health/ready") == UNAVAILABLE)) {
        wrong.add(service.name() + " says that it is ready without PostgreSQL");
      }
    }
    return wrong;
  }

  /// Whether each can accept, and is heard.
  public boolean allIsWell() {
    return system.services().stream()
        .allMatch(
            service ->
                status(service, "/q/health/ready") == OK
                    && status(service, "/q/health/group/news") == OK);
  }

  /// The sum of a figure over its tags.
  public static double figure(String service, String name) {
    return get(service + "/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static boolean saysThatKafkaIsAway(Service service) {
    try {
      var news = get(service.url() + "/q/health/group/news");
      return news.statusCode() == UNAVAILABLE
          && StreamSupport.stream(JSON.readTree(news.body()).path("checks").spliterator(), false)
              .anyMatch(check -> check.path("data").path("kafkaAwaySeconds").asInt() > 0);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  /// 0 when nobody answers.
  private static int status(Service service, String path) {
    try {
      return get(service.url() + path).statusCode();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  static HttpResponse<String> get(String url) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
