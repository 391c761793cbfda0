package org.hikeshi.events.outbox;

import java.util.concurrent.atomic.AtomicInteger;

/// A labelled step at which a crash test may halt the process, as a power cut would.
///
/// Inert unless the environment says `HIKESHI_CRASH_AT=label#n`: then the n-th arrival at the label
/// halts the process at once, without shutdown hooks.
public final class FailPoint {

  private static final String[] CRASH_AT =
      System.getenv().getOrDefault("HIKESHI_CRASH_AT", "#1").split("#", 2);
  private static final AtomicInteger LEFT =
      new AtomicInteger(CRASH_AT.length > 1 ? Integer.parseInt(CRASH_AT[1]) : 1);

  private FailPoint() {}

  /// Whether the environment names a step.
  static boolean isSet() {
    return !CRASH_AT[0].isEmpty();
  }

  public static void reached(String label) {
    if (label.equals(CRASH_AT[0]) && LEFT.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(137);
    }
  }
}
