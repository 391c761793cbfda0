package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Nothing that this process started outlives it.
///
/// A second process reads our children's ids from a pipe and ends them when the pipe closes, which
/// happens even if we are killed. Should both be killed, the next start ends the [Strays].
final class Leash {

  private final Strays file;
  private final Process holder;
  private final Writer pipe;
  private final Set<Process> held = new LinkedHashSet<>();
  private boolean closed;

  private Leash(Strays file, Process holder) {
    this.file = file;
    this.holder = holder;
    this.pipe = holder.outputWriter(StandardCharsets.UTF_8);
  }

  static Leash hold(Checkout checkout, LocalData data) {
    var command = List.of("bash", checkout.deploy("local/leash").toString());
    try {
      var holder =
          new ProcessBuilder(OwnSession.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Leash(data.processes(), holder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Who comes while everything is being stopped is stopped too.
  synchronized void add(Process process) {
    if (closed) {
      process.destroyForcibly();
      throw new CannotRun("it is being stopped");
    }
    held.add(process);
    tell("+" + process.pid());
  }

  synchronized void remove(Process process) {
    if (held.remove(process)) {
      tell("-" + process.pid());
    }
  }

  /// Lets the holder go; whatever is still held ends with it.
  synchronized void close() {
    closed = true;
    try {
      pipe.close();
      holder.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(String line) {
    file.note(held);
    try {
      pipe.write(line + "\n");
      pipe.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
