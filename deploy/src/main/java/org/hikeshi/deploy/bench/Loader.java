package org.hikeshi.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Hospitals that report at a given rate, whatever the answers take.
final class Loader {

  static final String REPORT =
      """
      {"category": "RANSOMWARE", "summary": "電子カルテ端末に脅迫文が表示された",
       "careImpact": ["EMERGENCY_STOPPED"], "contact": {"phone": "+81 90-0000-0000"}}
      """;

  /// Nobody may die of it.
  static final String CAN_WAIT = REPORT.replace("EMERGENCY", "OUTPATIENT");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI door;
  private final String token;

  Loader(String incidentApi, String token) {
    this.door = URI.create(incidentApi + "/incidents");
    this.token = token;
  }

  /// The wait for a turn counts too: who is late because the one before was slow was slow.
  Load atRate(int perSecond, int clients, Duration time) {
    long begin = System.nanoTime();
    long count = perSecond * time.toSeconds();
    var next = new AtomicInteger();
    var took = new ConcurrentLinkedQueue<Long>();
    var failed = new AtomicInteger();
    Runnable client =
        () -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = begin + i * 1_000_000_000L / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            post(due, took, failed);
          }
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        threads.submit(client);
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    var nanos = took.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Load(
        nanos.length / seconds,
        nanos.length,
        failed.get(),
        ms(nanos, 0.5),
        ms(nanos, 0.99),
        ms(nanos, 0.999));
  }

  private static double ms(long[] sorted, double quantile) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1L, Math.round(quantile * sorted.length))] / 1e6;
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
