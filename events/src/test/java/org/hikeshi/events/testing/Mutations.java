package org.hikeshi.events.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Bytes that a reader has never thought of: good ones, of which some are changed, left out,
/// repeated or taken from others. Whatever they are, they are read, or refused in the way that the
/// reader says, in little time.
///
/// `-Dseed=` makes the same again; `-Dtries=` says how many for each reader: 2,000 if nothing does,
/// and 100,000 by `-Psecurity`.
public final class Mutations {

  /// The same in each build, so that no change is blamed for what another seed finds.
  private static final long SEED = 20261201;

  /// Of the processor, so that a machine that does much else spoils nothing.
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /// As long as a header may be, or what people write.
  private static final int LONGEST_INPUT = 16 * 1024;

  /// What readers stumble over.
  private static final List<byte[]> ODD =
      Stream.of(
              "\0",
              "\"",
              "\\",
              "\\u0000",
              "\\ud800",
              "{",
              "}",
              "[",
              "]",
              ",",
              ":",
              "=",
              ".",
              "-",
              "+",
              "\r",
              "\n",
              "\t",
              " ",
              "\u3000",
              "\uFEFF",
              "\u00e9",
              "\ud842\udfb7",
              "null",
              "true",
              "1e999",
              "-0",
              "99999999999999999999",
              "0.1",
              "NaN",
              "\"\":",
              "{}",
              "[]",
              "*",
              "W/",
              "..",
              "==",
              "9999-12-31T23:59:60Z",
              "+18:00",
              "令和元年",
              "\u202E",
              "\u0130")
          .map(Mutations::utf8)
          .toList();

  private Mutations() {}

  /// A reader, which throws for what is amiss with it, and for nothing else.
  @FunctionalInterface
  public interface Reader {
    void read(byte[] input) throws Exception;
  }

  /// Has it read the good ones first, and then as many that are changed as asked for.
  ///
  /// @param what is read, for the report
  /// @throws AssertionError with the seed and the input, where it does what it may not
  public static void read(String what, Stream<byte[]> good, Reader reader) {
    var examples = good.toList();
    long seed = Long.getLong("seed", SEED);
    int tries = Integer.getInteger("tries", Integer.getInteger("fuzz.tries", 2_000));
    System.out.printf("fuzz: %s, %d tries, seed %d%n", what, tries, seed);
    var chance = new SplittableRandom(seed);
    examples.forEach(input -> read(what, seed, input, reader));
    for (int i = 0; i < tries; i++) {
      read(what, seed, mutated(examples, chance), reader);
    }
  }

  /// What takes too long is read once more: the first time classes are loaded.
  private static void read(String what, long seed, byte[] input, Reader reader) {
    try {
      var time = timeOf(reader, input);
      if (time.compareTo(LONGEST) >= 0) {
        time = timeOf(reader, input);
      }
      assertThat(time).isLessThan(LONGEST);
    } catch (Exception | AssertionError | StackOverflowError e) {
      throw new AssertionError(told(what, seed, input), e);
    }
  }

  private static Duration timeOf(Reader reader, byte[] input) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    reader.read(input.clone());
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - before);
  }

  private static String told(String what, long seed, byte[] input) {
    return "%s, -Dseed=%d:%n%s%n%s"
        .formatted(
            what, seed, new String(input, StandardCharsets.UTF_8), HexFormat.of().formatHex(input));
  }

  private static byte[] mutated(List<byte[]> good, RandomGenerator chance) {
    var bytes = good.get(chance.nextInt(good.size())).clone();
    int changes = 1 + chance.nextInt(1 + chance.nextInt(6));
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes, good, chance);
    }
    return bytes;
  }

  private static byte[] changed(byte[] bytes, List<byte[]> good, RandomGenerator chance) {
    int at = chance.nextInt(bytes.length + 1);
    int to = at + chance.nextInt(1 + Math.min(bytes.length - at, 1 << chance.nextInt(8)));
    var odd = ODD.get(chance.nextInt(ODD.size()));
    return switch (chance.nextInt(8)) {
      case 0, 1 -> flipped(bytes, chance);
      case 2 -> joined(bytes, at, new byte[] {(byte) chance.nextInt(256)}, to);
      case 3 -> joined(bytes, at, new byte[0], to);
      case 4 -> joined(bytes, at, odd, at);
      case 5 -> joined(bytes, at, odd, to);
      case 6 -> joined(bytes, at, repeated(at < to ? part(bytes, at, to) : odd, chance), at);
      default -> joined(bytes, at, some(good.get(chance.nextInt(good.size())), chance), to);
    };
  }

  private static byte[] flipped(byte[] bytes, RandomGenerator chance) {
    if (bytes.length > 0) {
      bytes[chance.nextInt(bytes.length)] ^= (byte) (1 << chance.nextInt(8));
    }
    return bytes;
  }

  private static byte[] some(byte[] bytes, RandomGenerator chance) {
    int from = chance.nextInt(bytes.length + 1);
    return part(bytes, from, from + chance.nextInt(bytes.length - from + 1));
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// Seldom as often as it goes: what takes the square of its length shows then.
  private static byte[] repeated(byte[] part, RandomGenerator chance) {
    int times = 1 << chance.nextInt(15);
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < times && all.size() < LONGEST_INPUT; i++) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] joined(byte[] bytes, int at, byte[] between, int from) {
    var all = new ByteArrayOutputStream();
    all.write(bytes, 0, at);
    all.writeBytes(between);
    all.write(bytes, from, bytes.length - from);
    return part(all.toByteArray(), 0, Math.min(all.size(), LONGEST_INPUT));
  }

  /// What was signed, with some of it otherwise, as the bytes say: the first two are a place, the
  /// next how much is left out there, the rest comes in its stead.
  public static byte[] altered(byte[] signed, byte[] how) {
    if (how.length < 3) {
      return signed;
    }
    int at = ((how[0] & 0xff) << 8 | how[1] & 0xff) % (signed.length + 1);
    int to = Math.min(signed.length, at + (how[2] & 0xff));
    return joined(signed, at, part(how, 3, how.length), to);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
