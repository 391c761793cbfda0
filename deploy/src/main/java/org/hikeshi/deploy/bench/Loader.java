package org.hikeshi.deploy.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Hospitals that report as fast as they are answered, or at a given rate whatever the answers
/// take.
final class Loader {

  private static final String REPORT =
      """
      {"category": "RANSOMWARE", "summary": "電子カルテ端末に脅迫文が表示された",
       "careImpact": ["EMERGENCY_STOPPED"], "contact": {"phone": "+81 90-0000-0000"}}
      """;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI door;
  private final String token;

  Loader(String incidentApi, String token) {
    this.door = URI.create(incidentApi + "/incidents");
    this.token = token;
  }

  /// @param nanos how long each accepted report took, in order of length
  /// @param failed how many were not answered 201
  record Load(double perSecond, long[] nanos, int failed) {

    double ms(double quantile) {
      return nanos.length == 0
          ? 0
          : nanos[(int) Math.min(nanos.length - 1L, Math.round(quantile * nanos.length))] / 1e6;
    }

    /// @param name goes before each figure, unless it is empty
    void into(ObjectNode figures, String name) {
      figures.put(name.isEmpty() ? "perSecond" : name + "PerSecond", perSecond);
      figures.put(name.isEmpty() ? "failed" : name + "Failed", failed);
      for (var quantile : Map.of("P50", 0.5, "P99", 0.99, "P999", 0.999).entrySet()) {
        var key = (name.isEmpty() ? "ms" : name + "Ms") + quantile.getKey();
        figures.put(key, ms(quantile.getValue()));
      }
    }
  }

  Load asFastAsAnswered(int clients, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    return measured(
        clients,
        (took, failed) -> {
          while (System.nanoTime() < end) {
            post(System.nanoTime(), took, failed);
          }
        });
  }

  /// The wait for a turn counts too: who is late because the one before was slow was slow.
  Load atRate(int perSecond, int clients, Duration time) {
    long begin = System.nanoTime();
    long count = perSecond * time.toSeconds();
    var next = new AtomicInteger();
    return measured(
        clients,
        (took, failed) -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = begin + i * 1_000_000_000L / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            post(due, took, failed);
          }
        });
  }

  private interface Work {
    void run(ConcurrentLinkedQueue<Long> took, AtomicInteger failed);
  }

  private static Load measured(int clients, Work work) {
    var took = new ConcurrentLinkedQueue<Long>();
    var failed = new AtomicInteger();
    long begin = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      threads.add(Thread.startVirtualThread(() -> work.run(took, failed)));
    }
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    var nanos = took.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(nanos);
    return new Load(nanos.length / seconds, nanos, failed.get());
  }

  private void post(long begin, ConcurrentLinkedQueue<Long> took, AtomicInteger failed) {
    try {
      if (post() == 201) {
        took.add(System.nanoTime() - begin);
      } else {
        failed.incrementAndGet();
      }
    } catch (IOException e) {
      failed.incrementAndGet();
    }
  }

  int post() throws IOException {
    try {
      return client
          .send(
              HttpRequest.newBuilder(door)
                  .timeout(Duration.ofSeconds(30))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", UUID.randomUUID().toString())
                  .POST(HttpRequest.BodyPublishers.ofString(REPORT))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
