package org.hikeshi.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stands before the mail server, passes everything on, and refuses the recipients that a test
/// names as that test says.
final class SmtpGate {

  private final ServerSocket door;
  private final int behind;
  private final Map<String, String> refusals = new ConcurrentHashMap<>();

  SmtpGate(int behind) {
    this.behind = behind;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  /// @param answer a whole reply such as `451 4.3.0 later`
  void refuses(String recipient, String answer) {
    refusals.put(recipient, answer);
  }

  void welcomes(String recipient) {
    refusals.remove(recipient);
  }

  private void serve() {
    while (true) {
      try {
        var client = door.accept();
        var server = new Socket(InetAddress.getLoopbackAddress(), behind);
        Thread.startVirtualThread(() -> pass(server, client));
        Thread.startVirtualThread(() -> guard(client, server));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void pass(Socket server, Socket client) {
    try (server;
        client;
        InputStream in = server.getInputStream();
        OutputStream out = client.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException e) {
      // one side has hung up
    }
  }

  private void guard(Socket client, Socket server) {
    try (client;
        server;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = server.getOutputStream()) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        var refusal = refusal(line);
        var to = refusal == null ? out : client.getOutputStream();
        var said = refusal == null ? line : refusal;
        to.write((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        to.flush();
      }
    } catch (IOException e) {
      // one side has hung up
    }
  }

  private @Nullable String refusal(String line) {
    return line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:")
        ? refusals.entrySet().stream()
            .filter(entry -> line.contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null)
        : null;
  }
}
