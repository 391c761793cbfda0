package org.hikeshi.deploy.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.people.Hospital;

/// The reports of a wave: ten a second, each filed once.
final class WaveReports {

  private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);
  private static final Duration COMES_AGAIN = Duration.ofSeconds(2);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final List<String> IMPACTS =
      List.of(
          "EMERGENCY_STOPPED",
          "SURGERY_STOPPED",
          "ADMISSIONS_STOPPED",
          "OUTPATIENT_STOPPED",
          "DEPARTMENT_SYSTEM_ONLY");

  private final Clock clock;
  private final int hospitals;
  private final Random chance = new Random(20_260_208);
  private final Map<String, Instant> posted = new ConcurrentHashMap<>();
  private final Map<String, Duration> answered = new ConcurrentHashMap<>();
  private final AtomicInteger again = new AtomicInteger();

  WaveReports(Clock clock, int hospitals) {
    this.clock = clock;
    this.hospitals = hospitals;
  }

  /// Whether or not the one before was answered: a wave does not wait.
  ///
  /// @param desk who files for all of them
  void file(Hospital desk) {
    var threads = new ArrayList<Thread>();
    var begin = System.nanoTime();
    for (var n = 0; n < hospitals; n++) {
      LockSupport.parkNanos(begin + n * BETWEEN_REPORTS.toNanos() - System.nanoTime());
      var hospital = WaveScene.hospital(n);
      var impact = IMPACTS.get(chance.nextInt(IMPACTS.size()));
      threads.add(
          Thread.startVirtualThread(
              () -> {
                var at = clock.instant();
                var id = filed(desk, report(hospital, impact), at);
                answered.put(id, Duration.between(at, clock.instant()));
                posted.put(id, at);
              }));
    }
    threads.forEach(WaveReports::join);
  }

  /// Whoever is told to come again comes again with the same key, so the report is filed once.
  private String filed(Hospital desk, Map<String, Object> report, Instant at) {
    var key = UUID.randomUUID().toString();
    while (true) {
      var answer = desk.report(report, key);
      if (answer.status() != TOO_MANY && answer.status() != UNAVAILABLE) {
        return answer.accepted().path("id").asText();
      }
      again.incrementAndGet();
      if (clock.instant().isAfter(at.plus(Wave.AT_MOST))) {
        throw new WentWrong("a report was not taken for " + Wave.AT_MOST);
      }
      LockSupport.parkNanos(COMES_AGAIN.toNanos());
    }
  }

  private static Map<String, Object> report(String hospital, String impact) {
    return Map.of(
        "category",
        "RANSOMWARE",
        "summary",
        "端末に脅迫文が表示された",
        "careImpact",
        List.of(impact),
        "contact",
        Map.of("name", "当直", "phone", "+81 90-0000-0300"),
        "personalData",
        Map.of("state", "UNKNOWN"),
        "forward",
        "AFTER_APPROVAL",
        "hospitalId",
        hospital,
        "receivedBy",
        "PHONE");
  }

  /// When each report was sent, by incident, as far as they were taken.
  Map<String, Instant> posted() {
    return Collections.unmodifiableMap(posted);
  }

  /// How long each 201 took, with its repeats.
  Collection<Duration> answered() {
    return answered.values();
  }

  int cameAgain() {
    return again.get();
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
