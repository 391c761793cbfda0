package org.hikeshi.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final Duration NOW = Duration.ZERO;
  private static final Duration LONG_AGO = Duration.ofSeconds(60);

  @Test
  void itBeatsWhileTheSweepsRunAndTheBooksBalance() {
    assertThat(new Pulse(NOW, NOW, 0, NOW, NOW, NOW).isGood()).isTrue();
    assertThat(new Pulse(LONG_AGO, NOW, 0, NOW, NOW, NOW).isGood()).as("a sweep stands").isFalse();
    assertThat(new Pulse(NOW, LONG_AGO, 0, NOW, NOW, NOW).isGood()).as("nobody counts").isFalse();
    assertThat(new Pulse(NOW, NOW, 1, NOW, NOW, NOW).isGood()).as("an offer is lost").isFalse();
    assertThat(new Pulse(NOW, NOW, 0, LONG_AGO, NOW, NOW).isGood()).as("offers end late").isFalse();
    assertThat(new Pulse(NOW, NOW, 0, NOW, Duration.ofMinutes(4), NOW).isGood()).isTrue();
    assertThat(new Pulse(NOW, NOW, 0, NOW, Duration.ofMinutes(5), NOW).isGood())
        .as("notifier hears of no alarm")
        .isFalse();
    assertThat(new Pulse(NOW, NOW, 0, NOW, NOW, Duration.ofMinutes(4)).isGood()).isTrue();
    assertThat(new Pulse(NOW, NOW, 0, NOW, NOW, Duration.ofMinutes(5)).isGood())
        .as("no report is heard")
        .isFalse();
  }

  @Test
  void onlyWhatTheWatchdogTookIsABeat() throws IOException {
    // given
    var status = new AtomicInteger(204);
    var heard = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          heard.incrementAndGet();
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    var watchdog = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/word");
    // when / then
    assertThat(Watchdog.hears(watchdog)).isTrue();
    status.set(404);
    assertThat(Watchdog.hears(watchdog)).isFalse();
    assertThat(heard).hasValue(2);
    server.stop(0);
    assertThat(Watchdog.hears(watchdog)).isFalse();
  }
}
