package org.hikeshi.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A ClamAV daemon, asked by its command INSTREAM: through a UNIX socket on this host, which nobody
/// beside the two can listen to, or by TCP, which is not encrypted. Its address is configured, or
/// there is none. One that hangs holds a scan up for no longer than a [TimedLine] waits.
@ApplicationScoped
class Clamd {

  private static final String NONE = "none";
  private static final String UNIX = "unix:";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LONGEST_ANSWER = 1_000;

  private final String address;
  private final Duration longest;

  /// @param address `unix:/path`, `host:port`, or `none`
  @Inject
  Clamd(@ConfigProperty(name = "hikeshi.clamd") String address) {
    this(address, LONGEST);
  }

  Clamd(String address, Duration longest) {
    this.address = address;
    this.longest = longest;
  }

  /// What it said.
  sealed interface Verdict {

    record Clean() implements Verdict {}

    record Infected(String what) implements Verdict {}

    record NoAnswer(String why) implements Verdict {}
  }

  boolean configured() {
    return !address.equals(NONE);
  }

  /// @param piece the n-th piece of the file; empty behind the last
  Verdict scan(IntFunction<Optional<byte[]>> piece) {
    try (var channel = open();
        var selector = Selector.open()) {
      var line = new TimedLine(channel, selector, longest);
      line.connect(where());
      line.write(ByteBuffer.wrap("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII)));
      var next = piece.apply(0);
      for (int no = 1; next.isPresent(); no++) {
        line.write(length(next.get().length));
        line.write(ByteBuffer.wrap(next.get()));
        next = piece.apply(no);
      }
      line.write(length(0));
      var answer = line.readToItsEnd(LONGEST_ANSWER);
      return verdict(new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip());
    } catch (IOException e) {
      return new Verdict.NoAnswer(e.toString());
    }
  }

  private static ByteBuffer length(int bytes) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(bytes).flip();
  }

  private SocketChannel open() throws IOException {
    return address.startsWith(UNIX)
        ? SocketChannel.open(StandardProtocolFamily.UNIX)
        : SocketChannel.open();
  }

  private SocketAddress where() throws UnknownHostException {
    if (address.startsWith(UNIX)) {
      return UnixDomainSocketAddress.of(address.substring(UNIX.length()));
    }
    int colon = address.lastIndexOf(':');
    var port = Integer.parseInt(address.substring(colon + 1));
    return new InetSocketAddress(InetAddress.getByName(address.substring(0, colon)), port);
  }

  private static Verdict verdict(String answer) {
    if (answer.equals("stream: OK")) {
      return new Verdict.Clean();
    }
    if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
      return new Verdict.Infected(answer.substring(8, answer.length() - 6));
    }
    return new Verdict.NoAnswer(answer.isEmpty() ? "it closed the connection" : answer);
  }
}
