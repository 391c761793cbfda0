package org.hikeshi.deploy;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.people.Answer;
import org.hikeshi.deploy.people.Engineer;
import org.hikeshi.deploy.people.People;
import org.hikeshi.deploy.people.Person;

/// Hospitals that report, engineers who answer and a desk that closes, all the time, whatever dies
/// meanwhile. Whoever gets no answer asks again, with the same key.
final class Traffic {

  private static final long PAUSE_NANOS = 300_000_000;

  /// The last of those on duty never answers, so that offers lapse.
  private static final int ANSWERING = 5;

  private final People people;
  private final Addresses at;
  private final UUID run = UUID.randomUUID();
  private final AtomicInteger reports = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean reporting = true;
  private volatile boolean answering = true;

  Traffic(People people, Addresses at) {
    this.people = people;
    this.at = at;
  }

  void begin() {
    List.of("hospital-a", "hospital-b").forEach(name -> go(() -> report(people.named(name))));
    IntStream.rangeClosed(1, ANSWERING)
        .mapToObj(people::engineer)
        .forEach(engineer -> go(() -> answer(engineer)));
    go(this::close);
  }

  /// Every report that was begun is acknowledged when this returns. The engineers go on.
  Set<String> noMoreReports() throws InterruptedException {
    reporting = false;
    for (var reporter : threads.subList(0, 2)) {
      reporter.join();
    }
    return Set.copyOf(acknowledged);
  }

  void end() throws InterruptedException {
    answering = false;
    for (var thread : threads) {
      thread.join();
    }
  }

  private void go(Runnable work) {
    threads.add(Thread.ofVirtual().start(work));
  }

  private void report(Person hospital) {
    while (reporting) {
      var key = run + "-" + reports.incrementAndGet();
      var report =
          Map.of(
              "category",
              "RANSOMWARE",
              "summary",
              key,
              "careImpact",
              List.of("EMERGENCY_STOPPED"),
              "contact",
              Map.of("phone", "+81 90-0000-0000"));
      var answer = insist(() -> hospital.post(at.incidentApi() + "/incidents", report, key));
      acknowledged.add(answer.accepted().path("id").asText());
      pause();
    }
  }

  /// Says yes to every offer and is done at once, for the next.
  private void answer(Engineer engineer) {
    while (answering) {
      try {
        engineer.offers().forEach(offer -> engineer.accept(offer.path("id").asText(), 30));
        engineer.dispatches().forEach(dispatch -> finish(engineer, dispatch.path("id").asText()));
      } catch (UncheckedIOException | IllegalStateException e) {
        // Killed, or not there yet: ask again.
      }
      pause();
    }
  }

  private static void finish(Engineer engineer, String dispatch) {
    engineer.progress(dispatch, "LEAD", "DONE", "");
  }

  /// Closes each incident once, a while after it was filed.
  private void close() {
    var closed = new HashSet<String>();
    while (answering) {
      acknowledged.stream()
          .filter(closed::add)
          .findFirst()
          .ifPresent(one -> insist(() -> people.desk().resolve(one, "VPN", "closed", true)));
      pause();
    }
  }

  /// Until somebody answers, and not with "later".
  private static Answer insist(Supplier<Answer> call) {
    while (true) {
      try {
        var answer = call.get();
        if (answer.status() != 429 && answer.status() < 500) {
          return answer;
        }
      } catch (UncheckedIOException e) {
        // Killed before it answered.
      }
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }
}
