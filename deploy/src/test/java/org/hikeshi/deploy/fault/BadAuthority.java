package org.hikeshi.deploy.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hikeshi.deploy.RunningSystem.Whole;

/// The own system of the authority of prefecture 36, on a bad day.
final class BadAuthority implements AutoCloseable {

  static final String ID = "prefecture-36";

  private static final Duration TOO_LATE = Duration.ofSeconds(20);
  private static final Duration SLOW = Duration.ofSeconds(2);

  /// Longer than any of the courier's own steps in these tests.
  private static final int COME_BACK_SECONDS = 5;

  private static final List<Mood> BAD_DAY =
      List.of(
          Mood.FAILS,
          Mood.BUSY,
          Mood.SENDS_ELSEWHERE,
          Mood.RESETS,
          Mood.TOO_LATE,
          Mood.WELL,
          Mood.WELL,
          Mood.WELL);

  private enum Mood {
    FAILS,
    BUSY,
    SENDS_ELSEWHERE,
    RESETS,
    TOO_LATE,
    SLOW,
    WELL
  }

  private final ServerSocket door;
  private final Supplier<Mood> moods;
  private final Map<String, byte[]> bodies = new ConcurrentHashMap<>();
  private final Map<String, Long> notBefore = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final List<String> wrong = new CopyOnWriteArrayList<>();
  private volatile boolean well;

  private BadAuthority(Supplier<Mood> moods) {
    this.moods = moods;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  /// It fails, is busy, sends elsewhere, breaks off or answers too late, and sometimes takes what
  /// it is given.
  static BadAuthority inEveryWay(RandomGenerator chance) {
    return new BadAuthority(
        () -> {
          synchronized (chance) {
            return BAD_DAY.get(chance.nextInt(BAD_DAY.size()));
          }
        });
  }

  /// It takes all, and its time.
  static BadAuthority slow() {
    return new BadAuthority(() -> Mood.SLOW);
  }

  /// From now on its notices go to it, until it is closed.
  BadAuthority agreed(Whole whole) {
    channel(whole, Map.of("type", "WEBHOOK", "url", url() + "/notices", "agreedOn", "2026-04-01"));
    return this;
  }

  /// They go by mail again, as in the sample data.
  static void byMailAgain(Whole whole) {
    channel(whole, Map.of("type", "EMAIL", "to", ID + "@hikeshi.example"));
  }

  private static void channel(Whole whole, Map<String, String> channel) {
    whole
        .people()
        .named("admin")
        .put(whole.system().addresses().notifier() + "/authorities/" + ID + "/channel", channel)
        .accepted();
  }

  private String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /// From now on it takes all that it is given.
  void getWell() {
    well = true;
  }

  int attempted() {
    return bodies.size();
  }

  int taken() {
    return taken.size();
  }

  /// What whoever brings notices must not do: other bytes under the same id, a redirect followed, a
  /// call before the time that it was asked to wait.
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        Thread.startVirtualThread(() -> called(caller));
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void called(Socket caller) {
    try (caller) {
      var in = new BufferedInputStream(caller.getInputStream());
      var request = line(in);
      var headers = headers(in);
      if (!request.startsWith("POST /notices ")) {
        wrong.add("followed where it was sent: " + request);
        answer(caller, "200 OK");
        return;
      }
      var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      brought(caller, headers.getOrDefault("webhook-id", ""), in.readNBytes(length));
    } catch (IOException e) {
      // Whoever called has gone.
    }
  }

  private void brought(Socket caller, String id, byte[] body) throws IOException {
    var first = bodies.putIfAbsent(id, body);
    if (first != null && !Arrays.equals(first, body)) {
      wrong.add(id + " came with another body");
    }
    var wait = notBefore.remove(id);
    if (wait != null && System.nanoTime() < wait) {
      wrong.add(id + " came before Retry-After was over");
    }
    switch (well ? Mood.WELL : moods.get()) {
      case FAILS -> answer(caller, "500 Internal Server Error");
      case BUSY -> {
        notBefore.put(id, System.nanoTime() + Duration.ofSeconds(COME_BACK_SECONDS).toNanos());
        answer(caller, "429 Too Many Requests", "Retry-After: " + COME_BACK_SECONDS);
      }
      case SENDS_ELSEWHERE ->
          answer(caller, "307 Temporary Redirect", "Location: " + url() + "/elsewhere");
      case RESETS -> caller.setSoLinger(true, 0);
      case TOO_LATE -> {
        LockSupport.parkNanos(TOO_LATE.toNanos());
        answer(caller, "200 OK");
      }
      case SLOW -> {
        LockSupport.parkNanos(SLOW.toNanos());
        taken.add(id);
        answer(caller, "200 OK");
      }
      case WELL -> {
        taken.add(id);
        answer(caller, "200 OK");
      }
    }
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    var headers = new HashMap<String, String>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var name = line.substring(0, line.indexOf(':'));
      headers.put(name.toLowerCase(Locale.ROOT), line.substring(name.length() + 1).strip());
    }
    return headers;
  }

  /// Empty at the end too.
  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static void answer(Socket caller, String status, String... headers) throws IOException {
    var answer = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (var header : headers) {
      answer.append(header).append("\r\n");
    }
    answer.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
    caller.getOutputStream().write(answer.toString().getBytes(StandardCharsets.US_ASCII));
  }
}
