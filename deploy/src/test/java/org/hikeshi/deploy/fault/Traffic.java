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
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hikeshi.deploy.people.Answer;
import org.hikeshi.deploy.people.Desk;
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
  private static final int CREATED = 201;
  private static final int CLOSED = 200;

  private final People people;
  private final Doors at;
  private final int reporters;
  private final long betweenReports;
  private final UUID run = UUID.randomUUID();
  private final AtomicInteger left;
  private final Heard heard = new Heard();
  private final Queue<String> toClose = new ConcurrentLinkedQueue<>();
  private final AtomicLong longestWait = new AtomicLong();
  private final List<Thread> reporting = new ArrayList<>();
  private final List<Thread> others = new ArrayList<>();
  private volatile boolean answering = true;
  private volatile boolean closing = true;

  /// @param reports how many are filed in all, unless it is ended before
  /// @param reporters how many people file at once
  Traffic(People people, Doors at, int reports, int reporters, Duration betweenReports) {
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
        .mapToObj(number -> new OnDuty(people.engineer(number), at, heard))
        .forEach(engineer -> others.add(Thread.ofVirtual().start(() -> answer(engineer))));
    IntStream.range(0, CLOSING).forEach(_ -> others.add(Thread.ofVirtual().start(this::close)));
  }

  int acknowledged() {
    return heard.acknowledged();
  }

  /// How many engineers were told that a seat is theirs.
  int yeses() {
    return heard.yeses();
  }

  /// Returns within a moment of the next yes.
  ///
  /// @return whether it came in time
  boolean awaitYes(Duration atMost) {
    return heard.awaitYes(atMost);
  }

  /// What people were told so far.
  Promised promised() {
    return heard.promised();
  }

  /// Every report that was begun is acknowledged when this returns. The engineers go on.
  void noMoreReports() throws InterruptedException {
    left.set(0);
    allReports();
  }

  /// The same, once as many were filed as were wanted.
  void allReports() throws InterruptedException {
    for (var reporter : reporting) {
      reporter.join();
    }
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
    return Set.copyOf(heard.refused());
  }

  /// How often.
  int refusals() {
    return heard.refused().size();
  }

  private void report(Person hospital) {
    for (int number = left.getAndDecrement(); number > 0; number = left.getAndDecrement()) {
      var key = run + "-" + number + "-" + Thread.currentThread().threadId();
      var fate = Fate.of(number);
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
      insist(CREATED, () -> hospital.post(at.incidentApi() + "/incidents", report, key))
          .map(answer -> answer.body().path("id").asText())
          .ifPresent(
              incident -> {
                heard.filed(incident);
                switch (fate) {
                  case CLOSED -> toClose.add(incident);
                  case FOLLOWED_UP -> followUp(hospital, incident, key);
                  case LEFT -> {}
                }
              });
      LockSupport.parkNanos(betweenReports);
    }
  }

  private void followUp(Person hospital, String incident, String key) {
    var reports = "/incidents/" + incident + "/reports";
    var again = Map.of("summary", key + " again");
    insist(CREATED, () -> hospital.post(at.incidentApi() + reports, again, key))
        .ifPresent(_ -> heard.followedUp(incident, 2));
  }

  private void answer(OnDuty engineer) {
    while (answering) {
      try {
        pause(engineer.takesAndEndsAll() ? PAUSE : REST);
      } catch (UncheckedIOException e) {
        // Killed, or not there yet: ask again.
        pause(PAUSE);
      } catch (Answer.Refused e) {
        heard.isLater(e.answer());
        pause(PAUSE);
      } catch (IllegalStateException e) {
        heard.wrong(e);
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
        var desk = people.desk().person();
        insist(CLOSED, () -> new Desk(desk, at.next()).resolve(one, "VPN", "closed", true));
      }
    }
  }

  /// Until the right answer comes; or until another does that is not "later"; or until it is ended,
  /// when nobody will answer any more.
  private Optional<Answer> insist(int right, Supplier<Answer> call) {
    long begin = System.nanoTime();
    boolean later = true;
    while (later && answering) {
      try {
        var answer = call.get();
        if (answer.status() == right) {
          longestWait.accumulateAndGet(System.nanoTime() - begin, Math::max);
          return Optional.of(answer);
        }
        later = heard.isLater(answer);
      } catch (UncheckedIOException e) {
        // Killed before it answered.
      } catch (Answer.Refused e) {
        later = heard.isLater(e.answer());
      } catch (IllegalStateException e) {
        heard.wrong(e);
        later = false;
      }
      pause(PAUSE);
    }
    return Optional.empty();
  }

  private static void pause(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }
}
