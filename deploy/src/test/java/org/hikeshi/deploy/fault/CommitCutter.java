package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a service and PostgreSQL, and cuts the connection instead of passing on the
/// answer to each n-th COMMIT: it happened, and nobody was told.
final class CommitCutter implements AutoCloseable {

  /// The message `CommandComplete` with the tag COMMIT, as bytes.
  private static final String COMMITTED = "C\0\0\0\13COMMIT\0";

  private final ServerSocket door;
  private final int postgres;
  private final int each;
  private final AtomicInteger commits = new AtomicInteger();
  private final AtomicInteger cut = new AtomicInteger();

  CommitCutter(int postgres, int each) {
    this.postgres = postgres;
    this.each = each;
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

  int cut() {
    return cut.get();
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
        Thread.startVirtualThread(() -> pass(service, server, false));
        Thread.startVirtualThread(() -> pass(server, service, true));
      } catch (IOException e) {
        // Closed, or PostgreSQL is away: whoever called finds out.
      }
    }
  }

  private void pass(Socket from, Socket to, boolean answers) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[65_536];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (answers && isToBeCut(buffer, read)) {
          cut.incrementAndGet();
          return;
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // The other end is gone, and so is this one.
    }
  }

  private boolean isToBeCut(byte[] buffer, int length) {
    return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(COMMITTED)
        && commits.incrementAndGet() % each == 0;
  }
}
