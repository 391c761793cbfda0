package org.hikeshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.hikeshi.evidence.Clamd.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClamdTest {

  private static final Duration SHORT = Duration.ofMillis(200);

  @TempDir private Path folder;

  @Test
  void itIsAskedThroughASocketOfThisHostAsByTcp() throws IOException {
    // given
    try (var here = new FakeClamd("EICAR", folder.resolve("clamd.sock"));
        var byTcp = new FakeClamd("EICAR")) {
      assertThat(here.address()).isEqualTo("unix:" + folder.resolve("clamd.sock"));
      for (var address : new String[] {here.address(), byTcp.address()}) {
        var clamd = new Clamd(address);
        // when / then
        assertThat(clamd.scan(pieces("EI", "CAR")))
            .isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
        assertThat(clamd.scan(pieces("a".repeat(3_000_000)))).isEqualTo(new Verdict.Clean());
      }
    }
  }

  @Test
  void whereNobodyListensThereIsNoAnswer() {
    assertThat(new Clamd("unix:" + folder.resolve("none.sock")).scan(pieces("a")))
        .isInstanceOf(Verdict.NoAnswer.class);
    assertThat(new Clamd("name.invalid:3310").scan(pieces("a")))
        .isInstanceOf(Verdict.NoAnswer.class);
  }

  /// It is neither taken nor read: the first line waits in the queue for an answer, a large file
  /// for room, and what comes behind does not even get into the queue.
  @Test
  void oneThatHangsHoldsNobodyUp() throws IOException {
    try (var here = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        var byTcp = ServerSocketChannel.open()) {
      // given
      here.bind(UnixDomainSocketAddress.of(folder.resolve("clamd.sock")), 2);
      byTcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2);
      var port = ((InetSocketAddress) byTcp.getLocalAddress()).getPort();
      for (var address :
          new String[] {"unix:" + folder.resolve("clamd.sock"), "127.0.0.1:" + port}) {
        var clamd = new Clamd(address, SHORT);
        // when
        var since = System.nanoTime();
        for (int tried = 0; tried < 3; tried++) {
          // then
          assertThat(clamd.scan(pieces("a"))).isInstanceOf(Verdict.NoAnswer.class);
          assertThat(clamd.scan(pieces("a".repeat(20_000_000))))
              .isInstanceOf(Verdict.NoAnswer.class);
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since)).isLessThan(20);
      }
    }
  }

  private static IntFunction<Optional<byte[]>> pieces(String... pieces) {
    return no ->
        no < pieces.length
            ? Optional.of(pieces[no].getBytes(StandardCharsets.UTF_8))
            : Optional.empty();
  }
}
