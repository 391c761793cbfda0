package org.hikeshi.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
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

  private static final long MOST_MEMORY = 256L * 1024 * 1024;

  private Bounds() {}

  /// A reader, which throws for what is amiss with it, and for nothing else.
  @FunctionalInterface
  public interface Reading {
    void read() throws Exception;
  }

  /// What it took: of the processor, and of memory.
  private record Cost(Duration time, long memory) {
    boolean isBounded() {
      return time.compareTo(LONGEST) < 0 && memory < MOST_MEMORY;
    }
  }

  /// What costs too much is read once more: the first time its classes are loaded, and changed by
  /// Jazzer's agent.
  ///
  /// @throws AssertionError where it takes too long or too much
  public static void hold(Reading reading) throws Exception {
    var cost = costOf(reading);
    if (!cost.isBounded()) {
      cost = costOf(reading);
    }
    assertThat(cost.time()).isLessThan(LONGEST);
    assertThat(cost.memory()).isLessThan(MOST_MEMORY);
  }

  private static Cost costOf(Reading reading) throws Exception {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long time = threads.getCurrentThreadCpuTime();
    long memory = threads.getCurrentThreadAllocatedBytes();
    reading.read();
    return new Cost(
        Duration.ofNanos(threads.getCurrentThreadCpuTime() - time),
        threads.getCurrentThreadAllocatedBytes() - memory);
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
