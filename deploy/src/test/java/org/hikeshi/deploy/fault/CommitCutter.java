package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Stands between a service and PostgreSQL, and cuts the connection instead of passing on the
/// answer to each n-th COMMIT of transactions that told one kind of event, and to each n-th of the
/// others: it happened, and nobody was told.
final class CommitCutter implements AutoCloseable {

  /// The message `CommandComplete` with the tag COMMIT, as bytes.
  private static final String COMMITTED = "C\0\0\0\13COMMIT\0";

  private static final String ROLLED_BACK = "C\0\0\0\15ROLLBACK\0";

  private final ServerSocket door;
  private final int postgres;
  private final int each;
  private final String event;
  private final Cuts ofEvent = new Cuts();
  private final Cuts ofOthers = new Cuts();

  /// @param event type of the event, as it goes into the outbox
  CommitCutter(int postgres, int each, String event) {
    this.postgres = postgres;
    this.each = each;
    this.event = event;
    try {
      this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// How many were cut that told the event.
  int cutOfEvent() {
    return ofEvent.cut.get();
  }

  /// How many were cut in all.
  int cut() {
    return ofEvent.cut.get() + ofOthers.cut.get();
  }

  private static final class Cuts {
    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
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
        var service = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), postgres);
        var told = new AtomicBoolean();
        Thread.startVirtualThread(() -> ask(service, server, told));
        Thread.startVirtualThread(() -> answer(server, service, told));
      } catch (IOException e) {
        // Closed, or PostgreSQL is away: whoever called finds out.
      }
    }
  }

  /// @param told whether the transaction that is under way tells the event
  private void ask(Socket service, Socket server, AtomicBoolean told) {
    pass(
        service,
        server,
        asked -> {
          if (asked.contains(event)) {
            told.set(true);
          }
          return true;
        });
  }

  private void answer(Socket server, Socket service, AtomicBoolean told) {
    pass(
        server,
        service,
        answer -> {
          if (answer.contains(ROLLED_BACK)) {
            told.set(false);
          }
          return !answer.contains(COMMITTED) || !isToBeCut(told.getAndSet(false));
        });
  }

  /// @param goesOn what may be passed on; what may not is the end
  private static void pass(Socket from, Socket to, Predicate<String> goesOn) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[65_536];
      for (int read = in.read(buffer);
          read >= 0 && goesOn.test(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
          read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The other end is gone, and so is this one.
    }
  }

  private boolean isToBeCut(boolean told) {
    var cuts = told ? ofEvent : ofOthers;
    boolean cut = cuts.commits.incrementAndGet() % each == 0;
    if (cut) {
      cuts.cut.incrementAndGet();
    }
    return cut;
  }
}
