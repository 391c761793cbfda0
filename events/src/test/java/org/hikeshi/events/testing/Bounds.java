package org.hikeshi.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// What every reader of foreign bytes keeps to, whatever they are. For the tests of Jazzer, tagged
/// `jazzer`: every build reads the examples, `-Psecurity` makes others.
public final class Bounds {

  /// Of the processor, so that a machine that does much else spoils nothing; code that Jazzer
  /// watches takes several times as long as it does otherwise.
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private Bounds() {}

  /// A reader, which throws for what is amiss with it, and for nothing else.
  @FunctionalInterface
  public interface Reading {
    void read() throws Exception;
  }

  /// What takes too long is read once more: the first time its classes are loaded, and changed by
  /// Jazzer's agent. The memory is bounded by the heap of the JVM that these tests have to
  /// themselves.
  ///
  /// @throws AssertionError where it takes too long
  public static void hold(Reading reading) throws Exception {
    var time = timeOf(reading);
    if (time.compareTo(LONGEST) >= 0) {
      time = timeOf(reading);
    }
    assertThat(time).isLessThan(LONGEST);
  }

  private static Duration timeOf(Reading reading) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long time = threads.getCurrentThreadCpuTime();
    reading.read();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - time);
  }

  /// What was signed, with some of it otherwise, as the bytes say: the first two are a place, the
  /// next how much is left out there, the rest comes in its stead.
  public static byte[] altered(byte[] signed, byte[] how) {
    if (how.length < 3) {
      return signed;
    }
    int at = ((how[0] & 0xff) << 8 | how[1] & 0xff) % (signed.length + 1);
    int to = Math.min(signed.length, at + (how[2] & 0xff));
    var between = Arrays.copyOfRange(how, 3, how.length);
    var altered = Arrays.copyOf(signed, at + between.length + signed.length - to);
    System.arraycopy(between, 0, altered, at, between.length);
    System.arraycopy(signed, to, altered, at + between.length, signed.length - to);
    return altered;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
