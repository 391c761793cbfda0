package org.hikeshi.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks INSTREAM as ClamAV does, and finds one word.
final class FakeClamd implements AutoCloseable {

  private final ServerSocket server;
  private final String word;

  FakeClamd(String word) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.word = word;
    Thread.startVirtualThread(this::serve);
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (var socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // the next one, or the end
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    var in = new DataInputStream(socket.getInputStream());
    var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
    var whole = new ByteArrayOutputStream();
    for (int size = in.readInt(); size > 0; size = in.readInt()) {
      whole.write(in.readNBytes(size));
    }
    boolean found = whole.toString(StandardCharsets.UTF_8).contains(word);
    var answer =
        !command.equals("zINSTREAM\0")
            ? "UNKNOWN COMMAND\0"
            : found ? "stream: Win.Test.EICAR_HDB-1 FOUND\0" : "stream: OK\0";
    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
