package org.hikeshi.evidence;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;

/// A connection on which nothing is waited for longer than `longest`: not to be taken, not for the
/// other side to read on, not for its next letter. Whoever opened the channel closes it.
final class TimedLine {

  private final SocketChannel channel;
  private final Selector selector;
  private final Duration longest;

  TimedLine(SocketChannel channel, Selector selector, Duration longest) throws IOException {
    this.channel = channel;
    this.selector = selector;
    this.longest = longest;
    channel.configureBlocking(false);
  }

  void connect(SocketAddress to) throws IOException {
    for (var done = channel.connect(to); !done; done = channel.finishConnect()) {
      await(SelectionKey.OP_CONNECT);
    }
  }

  void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  /// What comes until the other side has no more to say.
  ///
  /// @param most no more than this
  byte[] readToItsEnd(int most) throws IOException {
    var bytes = ByteBuffer.allocate(most);
    for (int read = channel.read(bytes);
        read >= 0 && bytes.hasRemaining();
        read = channel.read(bytes)) {
      if (read == 0) {
        await(SelectionKey.OP_READ);
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void await(int what) throws IOException {
    channel.register(selector, what);
    selector.selectedKeys().clear();
    if (selector.select(longest.toMillis()) == 0) {
      throw new SocketTimeoutException("nothing came of it for " + longest);
    }
  }
}
