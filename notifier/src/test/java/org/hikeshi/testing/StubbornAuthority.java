package org.hikeshi.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// An authority's system that may do anything a machine does to its callers: on loopback, on plain
/// sockets, since a well-bred server cannot misbehave enough.
public final class StubbornAuthority implements AutoCloseable {

  /// A call that came in.
  public record Call(String path, Map<String, String> headers, byte[] body) {

    public String id() {
      return headers.getOrDefault("webhook-id", "");
    }
  }

  /// What it does with a call.
  @FunctionalInterface
  public interface Manner {
    void answer(Call call, Socket socket) throws IOException;
  }

  private final ServerSocket door;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile Manner manner = saying(200, "");

  public StubbornAuthority() {
    try {
      door = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::serve);
  }

  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort() + "/notices";
  }

  public void behaves(Manner manner) {
    this.manner = manner;
  }

  public List<Call> calls() {
    return List.copyOf(calls);
  }

  public List<Call> callsOf(Object notice) {
    return calls.stream().filter(call -> call.id().equals(notice.toString())).toList();
  }

  /// @param headers whole lines
  public static Manner saying(int status, String body, String... headers) {
    return (_, socket) -> {
      var lines = String.join("", Arrays.stream(headers).map(h -> h + "\r\n").toList());
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      var head =
          "HTTP/1.1 %d X\r\n%scontent-length: %d\r\nconnection: close\r\n\r\n"
              .formatted(status, lines, bytes.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    };
  }

  /// Takes the request and cuts the connection hard.
  public static Manner resetting() {
    return (_, socket) -> socket.setSoLinger(true, 0);
  }

  /// Takes the request and says nothing until it is let go.
  public static Manner holding(CountDownLatch until) {
    return (call, socket) -> {
      try {
        until.await();
        saying(200, "").answer(call, socket);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /// Answers without an end.
  public static Manner babbling() {
    return (_, socket) -> {
      var out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 X\r\ntransfer-encoding: chunked\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      var chunk = ("4000\r\n" + "x".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      while (true) {
        out.write(chunk);
      }
    };
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        var socket = door.accept();
        Thread.startVirtualThread(() -> answer(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      var call = read(new BufferedInputStream(socket.getInputStream()));
      calls.add(call);
      manner.answer(call, socket);
    } catch (IOException e) {
      // the caller has hung up, which is its right
    }
  }

  private static Call read(InputStream in) throws IOException {
    var path = line(in).split(" ")[1];
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var parts = line.split(": ?", 2);
      headers.put(parts[0], parts[1]);
    }
    var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Call(path, Collections.unmodifiableMap(headers), in.readNBytes(length));
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the caller hung up");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
