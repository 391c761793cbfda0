package org.hikeshi.deploy.local;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Takes any mail for anybody. Each lands as a file, whole, before the sender is told that it was
/// taken.
public final class MailSink implements Part {

  private final Path directory;
  private final String address;
  private final int port;
  private final Clock clock;
  private final AtomicInteger count = new AtomicInteger();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable GreenMail server;

  /// @param directory where the files come
  /// @param address of the interface on which it listens
  public MailSink(Path directory, String address, int port, Clock clock) {
    this.directory = directory;
    this.address = address;
    this.port = port;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mail";
  }

  @Override
  public void start() {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var started = new GreenMail(new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP));
    started
        .getUserManager()
        .setMessageDeliveryHandler(
            (_, to) -> new MailFile(directory, to.getEmail(), count.incrementAndGet(), clock));
    started.start();
    server = started;
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
    }
    stopped.countDown();
  }

  @Override
  public void await() throws InterruptedException {
    stopped.await();
  }

  @Override
  public String lastWords() {
    return "";
  }
}
