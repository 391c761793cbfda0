package org.hikeshi.deploy.local;

import java.io.PrintStream;
import java.util.Locale;

/// What is told while the system starts, a line for each thing done, with the seconds it took.
public final class Progress {

  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  public void timed(String what, Runnable work) {
    long begin = System.nanoTime();
    work.run();
    say(String.format(Locale.ROOT, "%-28s %5.1f s", what, (System.nanoTime() - begin) / 1e9));
  }

  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }
}
