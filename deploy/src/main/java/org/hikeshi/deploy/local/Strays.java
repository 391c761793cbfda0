package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// The processes of a run, on file, so that the next run can end those that were left behind.
///
/// A process is known by its id and the instant at which it started, so that nobody else's is ever
/// touched.
record Strays(Path file) {

  private static final Duration GRACE = Duration.ofSeconds(10);

  void note(Collection<Process> processes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, processes.stream().map(Process::toHandle).map(Strays::identity).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end() {
    var strays = running();
    strays.forEach(ProcessHandle::destroy);
    if (!Patience.until(GRACE, () -> strays.stream().noneMatch(ProcessHandle::isAlive))) {
      strays.forEach(ProcessHandle::destroyForcibly);
      Patience.until(GRACE, () -> strays.stream().noneMatch(ProcessHandle::isAlive));
    }
  }

  private List<ProcessHandle> running() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream()
          .flatMap(
              line ->
                  ProcessHandle.of(Long.parseLong(line.split(" ")[0]))
                      .filter(process -> identity(process).equals(line))
                      .stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String identity(ProcessHandle process) {
    return process.pid() + " " + process.info().startInstant().map(Instant::toString).orElse("?");
  }
}
