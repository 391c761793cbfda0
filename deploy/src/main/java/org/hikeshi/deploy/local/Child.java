package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The process of one part: started, watched until it answers, ended.
final class Child {

  private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
  static final Duration ENDS_WITHIN = Duration.ofSeconds(15);
  private static final int TAIL = 25;

  private final String name;
  private final Path log;
  private final Leash leash;
  private volatile @Nullable Process process;

  Child(String name, Path log, Leash leash) {
    this.name = name;
    this.log = log;
    this.leash = leash;
  }

  void start(List<String> command, Map<String, String> environment) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder =
          new ProcessBuilder(OwnSession.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      forget();
      var started = builder.start();
      started.getOutputStream().close();
      leash.add(started);
      process = started;
    } catch (IOException e) {
      throw new CannotRun(name + " could not be started: " + e.getMessage(), e);
    }
  }

  /// One that ended by itself is no longer ours to end.
  private void forget() {
    var former = process;
    if (former != null) {
      leash.remove(former);
    }
  }

  void awaitReady(BooleanSupplier ready) {
    boolean came = Patience.until(STARTS_WITHIN, () -> !alive() || ready.getAsBoolean());
    if (!alive()) {
      throw new CannotRun(name + " ended while it started. The end of " + log + ":\n" + tail());
    }
    if (!came) {
      throw new CannotRun(name + " does not answer. The end of " + log + ":\n" + tail());
    }
  }

  /// Throws when it was never started.
  ProcessHandle process() {
    return Objects.requireNonNull(process, name).toHandle();
  }

  boolean alive() {
    var current = process;
    return current != null && current.isAlive();
  }

  void await() throws InterruptedException {
    var current = process;
    if (current != null) {
      current.waitFor();
    }
  }

  /// Asks by `signal` (TERM, INT), and insists when that is not heard.
  void stop(String signal) {
    stop(signal, ENDS_WITHIN);
  }

  void stop(String signal, Duration within) {
    var current = process;
    if (current == null) {
      return;
    }
    try {
      if (current.isAlive()) {
        signal(current, signal);
      }
      if (!current.waitFor(within.toSeconds(), TimeUnit.SECONDS)) {
        current.destroyForcibly().waitFor();
      }
      leash.remove(current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void signal(String signal) {
    var current = process;
    if (current == null) {
      return;
    }
    try {
      signal(current, signal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void signal(Process to, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(to.pid())).start().waitFor();
  }

  /// The end that no process can prepare for. What it had started is waited for: PostgreSQL starts
  /// no second time while a server process of the first still sees to its end.
  void kill() {
    var current = process;
    if (current == null) {
      return;
    }
    try {
      var started = current.descendants().toList();
      current.destroyForcibly().waitFor();
      Patience.until(ENDS_WITHIN, () -> started.stream().noneMatch(ProcessHandle::isAlive));
      leash.remove(current);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String tail() {
    if (!Files.exists(log)) {
      return "";
    }
    try {
      var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).stream()
          .map(LogLine::forPeople)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
