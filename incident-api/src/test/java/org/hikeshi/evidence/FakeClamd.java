package org.hikeshi.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Speaks INSTREAM as ClamAV does, and finds one word.
final class FakeClamd implements AutoCloseable {

  private final ServerSocketChannel server;
  private final String word;

  /// By TCP.
  FakeClamd(String word) throws IOException {
    this(
        word,
        ServerSocketChannel.open(),
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  FakeClamd(String word, Path socket) throws IOException {
    this(
        word,
        ServerSocketChannel.open(StandardProtocolFamily.UNIX),
        UnixDomainSocketAddress.of(socket));
  }

  private FakeClamd(String word, ServerSocketChannel server, SocketAddress at) throws IOException {
    this.server = server.bind(at);
    this.word = word;
    Thread.startVirtualThread(this::serve);
  }

  String address() throws IOException {
    return server.getLocalAddress() instanceof InetSocketAddress tcp
        ? "127.0.0.1:" + tcp.getPort()
        : "unix:" + server.getLocalAddress();
  }

  private void serve() {
    while (server.isOpen()) {
      try (var socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // the next one, or the end
      }
    }
  }

  private void answer(SocketChannel socket) throws IOException {
    var in = new DataInputStream(Channels.newInputStream(socket));
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
    socket.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
