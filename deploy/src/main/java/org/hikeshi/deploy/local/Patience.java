package org.hikeshi.deploy.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waiting for another process, which can only be asked again and again.
public final class Patience {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /// Whether `done` came true in time.
  public static boolean until(Duration atMost, BooleanSupplier done) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
