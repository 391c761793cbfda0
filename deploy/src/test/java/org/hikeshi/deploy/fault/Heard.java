package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.hikeshi.deploy.people.Answer;

/// What people hear from the front doors, whatever dies meanwhile: what is promised to them, that
/// they should come again, and what they should never have heard.
final class Heard {

  private static final long MOMENT_NANOS = 100_000;

  private final Set<String> incidents = ConcurrentHashMap.newKeySet();
  private final Set<String> followUps = ConcurrentHashMap.newKeySet();
  private final Set<String> yeses = ConcurrentHashMap.newKeySet();
  private final Set<String> wrong = ConcurrentHashMap.newKeySet();
  private final Queue<Integer> refused = new ConcurrentLinkedQueue<>();

  void filed(String incident) {
    incidents.add(incident);
  }

  void followedUp(String incident, int no) {
    followUps.add(incident + " " + no);
  }

  void yes(String offer) {
    yeses.add(offer);
  }

  boolean saidYesTo(String offer) {
    return yeses.contains(offer);
  }

  /// Whether one is to come again. Whatever else is no answer that a fault excuses: of services
  /// that are away nothing is heard, and those that are there say when to come.
  boolean isLater(Answer answer) {
    if (answer.status() != 429 && answer.status() != 503) {
      wrong.add(answer.words());
      return false;
    }
    refused.add(answer.status());
    if (answer.retryAfter().isEmpty()) {
      wrong.add(answer.words() + " without Retry-After");
    }
    return true;
  }

  void wrong(IllegalStateException thrown) {
    wrong.add(thrown.toString());
  }

  Queue<Integer> refused() {
    return refused;
  }

  int acknowledged() {
    return incidents.size();
  }

  int yeses() {
    return yeses.size();
  }

  /// Returns within a moment of the next yes.
  ///
  /// @return whether it came in time
  boolean awaitYes(Duration atMost) {
    int before = yeses();
    long end = System.nanoTime() + atMost.toNanos();
    while (yeses() == before && System.nanoTime() < end) {
      LockSupport.parkNanos(MOMENT_NANOS);
    }
    return yeses() > before;
  }

  Promised promised() {
    return new Promised(
        Set.copyOf(incidents), Set.copyOf(followUps), Set.copyOf(yeses), Set.copyOf(wrong));
  }
}
