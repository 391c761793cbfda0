package org.hikeshi.deploy.fault;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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
///
/// Past 200 lines because everybody who is at work meanwhile is in it.
final class Traffic {

  private static final Duration PAUSE = Duration.ofMillis(300);

  /// Whoever found nothing to do looks again after this.
  private static final Duration REST = Duration.ofSeconds(1);

  /// One of those on duty who are asked most never answers, so that offers lapse.
  private static final int SILENT = 3;

  private static final int ON_DUTY = 6;

  private static final int CLOSING = 3;

  private final People people;
  private final Addresses at;
  private final int reporters;
  private final long betweenReports;
  private final UUID run = UUID.randomUUID();
  private final AtomicInteger left;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Queue<String> toClose = new ConcurrentLinkedQueue<>();
  private final AtomicLong longestWait = new AtomicLong();
  private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();
  private final List<Thread> reporting = new ArrayList<>();
  private final List<Thread> others = new ArrayList<>();
  private volatile boolean answering = true;
  private volatile boolean closing = true;

  /// @param reports how many are filed in all, unless it is ended before
  /// @param reporters how many people file at once
  Traffic(People people, Addresses at, int reports, int reporters, Duration betweenReports) {
    this.people = people;
    this.at = at;
    this.left = new AtomicInteger(reports);
    this.reporters = reporters;
    this.betweenReports = betweenReports.toNanos();
  }

  void begin() {
    IntStream.range(0, reporters)
        .mapToObj(i -> people.named(i % 2 == 0 ? "hospital-a" : "hospital-b"))
        .forEach(hospital -> reporting.add(Thread.ofVirtual().start(() -> report(hospital))));
    IntStream.rangeClosed(1, ON_DUTY)
        .filter(number -> number != SILENT)
        .mapToObj(people::engineer)
        .forEach(engineer -> others.add(Thread.ofVirtual().start(() -> answer(engineer))));
    IntStream.range(0, CLOSING).forEach(_ -> others.add(Thread.ofVirtual().start(this::close)));
  }

  int acknowledged() {
    return acknowledged.size();
  }

  Set<String> acknowledgedSoFar() {
    return Set.copyOf(acknowledged);
  }

  /// Every report that was begun is acknowledged when this returns. The engineers go on.
  Set<String> noMoreReports() throws InterruptedException {
    left.set(0);
    return allReports();
  }

  /// The same, once as many were filed as were wanted.
  Set<String> allReports() throws InterruptedException {
    for (var reporter : reporting) {
      reporter.join();
    }
    return Set.copyOf(acknowledged);
  }

  void end() throws InterruptedException {
    left.set(0);
    answering = false;
    for (var thread : reporting) {
      thread.join();
    }
    for (var thread : others) {
      thread.join();
    }
  }

  /// No incident is closed any more, so nothing but its own end ends an offer that nobody answers.
  void leaveOpen() {
    closing = false;
  }

  /// How long the unluckiest caller had to ask until an answer came.
  Duration longestWait() {
    return Duration.ofNanos(longestWait.get());
  }

  /// With which statuses people were told to come again.
  Set<Integer> refused() {
    return Set.copyOf(refused);
  }

  /// How often.
  int refusals() {
    return refused.size();
  }

  private void report(Person hospital) {
    for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
      var key = run + "-" + number + "-" + Thread.currentThread().threadId();
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
      insist(() -> hospital.post(at.incidentApi() + "/incidents", report, key))
          .map(answer -> answer.accepted().path("id").asText())
          .ifPresent(
              incident -> {
                acknowledged.add(incident);
                if (isClosed(incident)) {
                  toClose.add(incident);
                }
              });
      LockSupport.parkNanos(betweenReports);
    }
  }

  /// Every second one: the offers of the others have the time to lapse.
  private static boolean isClosed(String incident) {
    return incident.hashCode() % 2 == 0;
  }

  /// Says yes to every offer and is done at once, for the next.
  private void answer(Engineer engineer) {
    while (answering) {
      try {
        pause(engineer.takeAndEndAll() ? PAUSE : REST);
      } catch (UncheckedIOException | IllegalStateException e) {
        // Killed, or not there yet: ask again.
        pause(PAUSE);
      }
    }
  }

  /// Closes those incidents once each, a while after they were filed.
  private void close() {
    while (answering) {
      var one = closing ? toClose.poll() : null;
      if (one == null) {
        pause(REST);
      } else {
        insist(() -> people.desk().resolve(one, "VPN", "closed", true));
      }
    }
  }

  /// Until somebody answers, and not with "later"; or until it is ended, when nobody will any more.
  private Optional<Answer> insist(Supplier<Answer> call) {
    long begin = System.nanoTime();
    while (answering) {
      try {
        var answer = call.get();
        if (answer.status() != 429 && answer.status() < 500) {
          longestWait.accumulateAndGet(System.nanoTime() - begin, Math::max);
          return Optional.of(answer);
        }
        refused.add(answer.status());
      } catch (UncheckedIOException e) {
        // Killed before it answered.
      }
      pause(PAUSE);
    }
    return Optional.empty();
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
