package org.hikeshi.deploy.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.local.Service;

/// Kills one service at one labelled step after the other, the first to third time that it comes
/// there, then at moments that chance chooses, each time starting it again.
final class Killer implements Runnable {

  private static final Duration REACHED_WITHIN = Duration.ofSeconds(180);
  private static final long LONGEST_LIFE_MS = 4_000;
  private static final int LATEST_ARRIVAL = 3;

  /// Offers lapse while the timer is being killed.
  private static final Map<String, String> SETTINGS = Map.of("DISPATCH_OFFER_WINDOW", "PT2S");

  /// A reminder is due at once, and not only tomorrow, of what waits for a person.
  private static final Map<String, String> REMINDED =
      Map.of(
          "HIKESHI_REMINDERS_WAITING", "P0D",
          "HIKESHI_REMINDERS_HOUR", "00:00",
          "HIKESHI_REMINDERS_POLL", "1s");

  private final Service service;
  private final List<String> steps;
  private final int random;
  private final RandomGenerator chance;
  private final List<String> neverReached = new ArrayList<>();
  private int kills;

  /// @param random how many kills follow at any moment
  Killer(Service service, List<String> steps, int random) {
    this.service = service;
    this.steps = steps;
    this.random = random;
    this.chance = Chance.of(service.name());
  }

  @Override
  public void run() {
    service.kill();
    steps.forEach(this::atStep);
    for (int i = 0; i < random; i++) {
      atAnyMoment();
    }
    service.start();
  }

  private void atStep(String label) {
    var step = label + "#" + (1 + chance.nextInt(LATEST_ARRIVAL));
    var environment = new HashMap<>(SETTINGS);
    environment.put("HIKESHI_CRASH_AT", step);
    if (label.startsWith("posting.")) {
      environment.putAll(REMINDED);
    }
    service.launch(environment);
    if (Patience.until(REACHED_WITHIN, () -> !service.alive())) {
      kills++;
      System.out.printf("killed %s at %s%n", service.name(), step);
    } else {
      neverReached.add(service.name() + " " + step);
      service.kill();
    }
  }

  /// Sometimes before it is up.
  private void atAnyMoment() {
    service.launch(SETTINGS);
    if (chance.nextInt(4) > 0) {
      service.awaitReady();
    }
    LockSupport.parkNanos(chance.nextLong(LONGEST_LIFE_MS) * 1_000_000);
    service.kill();
    kills++;
  }

  int kills() {
    return kills;
  }

  List<String> neverReached() {
    return neverReached;
  }

  static void allAtOnce(List<Killer> killers) throws InterruptedException {
    var threads = killers.stream().map(Thread.ofVirtual()::start).toList();
    for (var thread : threads) {
      thread.join();
    }
  }
}
