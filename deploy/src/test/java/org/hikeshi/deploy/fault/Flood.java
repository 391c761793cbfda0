package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.bench.Usage;
import org.hikeshi.deploy.fault.Faults.Result;
import org.hikeshi.deploy.fault.Round.Waits;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// 12: many more come than can be served. Each is answered: served, or told when to come again. No
/// service takes more memory for it than its heap may grow by.
final class Flood {

  private static final Duration LASTS = Duration.ofSeconds(20);
  private static final int PER_SECOND = 600;
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final int CREATED = 201;
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final Whole whole;
  private final Books books;
  private final Duration recoversWithin;
  private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();

  Flood(Whole whole, Duration recoversWithin) {
    this.whole = whole;
    this.books = new Books(whole.system().postgres());
    this.recoversWithin = recoversWithin;
  }

  Result came() throws InterruptedException {
    var before = books.incidents();
    var sinks = new Sinks(whole.data());
    var memory = memory();
    var peak = new TreeMap<>(memory);
    var flooding = new Thread(this::flood);
    flooding.start();
    while (flooding.isAlive()) {
      memory().forEach((service, now) -> peak.merge(service, now, Math::max));
      flooding.join(LOOK);
    }
    if (acknowledged.isEmpty()) {
      wrong.add("nobody was served");
    }
    var last = new Tally[1];
    Patience.until(
        recoversWithin.multipliedBy(5),
        () -> {
          memory().forEach((service, now) -> peak.merge(service, now, Math::max));
          last[0] =
              Tally.of(
                  books,
                  before,
                  Promised.of(Set.copyOf(acknowledged)),
                  Arrived.in(books, sinks, before, Set.of()));
          return last[0].complete();
        });
    System.out.printf(
        "flood: %s; megabytes resident before %s, at most %s, after %s%n",
        answers, memory, peak, memory());
    peak.forEach(
        (service, most) -> {
          if (most > memory.get(service) + Service.HEAP_MEGABYTES) {
            wrong.add(service + " grew by more than its heap may: " + most + " MB");
          }
        });
    int refused = answers.values().stream().mapToInt(Integer::intValue).sum() - acknowledged.size();
    return new Result(last[0], 0, refused, Waits.NONE, wrong.stream().sorted().toList());
  }

  private Map<String, Long> memory() {
    return whole.system().services().stream()
        .collect(
            Collectors.toMap(Service::name, service -> Usage.residentMegabytes(service.process())));
  }

  /// As many each second whether the others were answered or not.
  private void flood() {
    var token = whole.people().token("hospital-a");
    var threads = new ArrayList<Thread>();
    long begin = System.nanoTime();
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (long i = 0; i < LASTS.toSeconds() * PER_SECOND; i++) {
        long due = begin + i * 1_000_000_000L / PER_SECOND;
        LockSupport.parkNanos(due - System.nanoTime());
        threads.add(Thread.startVirtualThread(() -> file(client, token)));
      }
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void file(HttpClient client, String token) {
    var report =
        HttpRequest.newBuilder(URI.create(whole.system().addresses().incidentApi() + "/incidents"))
            .timeout(ANSWERED_WITHIN)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"category": "RANSOMWARE", "summary": "flood",
                     "contact": {"phone": "+81 90-0000-0000"}}
                    """))
            .build();
    try {
      answered(client.send(report, BodyHandlers.ofString()));
    } catch (IOException e) {
      answers.merge("none", 1, Integer::sum);
      wrong.add("not answered: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answered(HttpResponse<String> answer) {
    int status = answer.statusCode();
    answers.merge(String.valueOf(status), 1, Integer::sum);
    if (status == CREATED) {
      var location = answer.headers().firstValue("Location").orElseThrow();
      acknowledged.add(location.substring(location.lastIndexOf('/') + 1));
    } else if (!LATER.contains(status)) {
      wrong.add("answered " + status);
    } else if (answer.headers().firstValue("Retry-After").isEmpty()) {
      wrong.add(status + " without Retry-After");
    }
  }
}
