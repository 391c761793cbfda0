package org.hikeshi.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.IntFunction;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// A ClamAV daemon, asked over TCP by its command INSTREAM. Its address is configured, or there is
/// none.
@ApplicationScoped
class Clamd {

  private static final String NONE = "none";
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int LONGEST_ANSWER = 1_000;

  private final String address;

  /// @param address `host:port`, or `none`
  Clamd(@ConfigProperty(name = "hikeshi.clamd") String address) {
    this.address = address;
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
    try (var socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(where(), TIMEOUT_MILLIS);
      var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      var next = piece.apply(0);
      for (int no = 1; next.isPresent(); no++) {
        out.writeInt(next.get().length);
        out.write(next.get());
        next = piece.apply(no);
      }
      out.writeInt(0);
      out.flush();
      var answer = socket.getInputStream().readNBytes(LONGEST_ANSWER);
      return verdict(new String(answer, StandardCharsets.UTF_8).replace("\0", "").strip());
    } catch (IOException e) {
      return new Verdict.NoAnswer(e.toString());
    }
  }

  private InetSocketAddress where() {
    int colon = address.lastIndexOf(':');
    return new InetSocketAddress(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
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
