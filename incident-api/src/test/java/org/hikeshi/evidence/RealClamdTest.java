package org.hikeshi.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.hikeshi.evidence.Clamd.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A real ClamAV as a site configures it, with one signature of our own; it listens by TCP as well.
/// Skipped where there is none: `apt-get install clamav-daemon`.
class RealClamdTest {

  /// What every scanner takes for malware though it does nothing, in two halves: whole it would
  /// have this very file put away.
  private static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

  private static Process process;
  private static Path socket;
  private static int port;

  @BeforeAll
  static void starts(@TempDir Path folder) throws IOException {
    assumeTrue(installed(), "clamd is missing");
    port = freePort();
    socket = folder.resolve("clamd.sock");
    Files.writeString(folder.resolve("own.ndb"), "Own.Eicar:0:0:" + hex(EICAR) + "\n");
    Files.writeString(folder.resolve("clamd.conf"), configuration(folder));
    process =
        new ProcessBuilder("clamd", "--config-file=" + folder.resolve("clamd.conf"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("clamd.log").toFile())
            .start();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> byTcp().scan(pieces("hello")) instanceof Verdict.Clean);
  }

  @AfterAll
  static void ends() throws InterruptedException {
    if (process != null) {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  static Stream<Clamd> bothWays() {
    return Stream.of(new Clamd("unix:" + socket), byTcp());
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void itIsFoundInWhateverPiecesItComes(Clamd clamd) {
    assertThat(clamd.scan(pieces(EICAR))).isEqualTo(new Verdict.Infected("Own.Eicar.UNOFFICIAL"));
    assertThat(clamd.scan(pieces(EICAR.substring(0, 40), EICAR.substring(40))))
        .isEqualTo(new Verdict.Infected("Own.Eicar.UNOFFICIAL"));
    assertThat(clamd.scan(pieces(EICAR.substring(0, 40)))).isEqualTo(new Verdict.Clean());
  }

  @ParameterizedTest
  @MethodSource("bothWays")
  void theLargestFileThatIsTakenIsScanned(Clamd clamd) {
    var piece = "a".repeat(1024 * 1024);
    var whole = Stream.generate(() -> piece).limit(20).toArray(String[]::new);
    assertThat(clamd.scan(pieces(whole))).isEqualTo(new Verdict.Clean());
  }

  /// Not scanned is not clean: it is tried again, and nobody gets it until then.
  @ParameterizedTest
  @MethodSource("bothWays")
  void whatIsTooLargeForItIsNotClean(Clamd clamd) {
    var piece = "a".repeat(1024 * 1024);
    var whole = Stream.generate(() -> piece).limit(40).toArray(String[]::new);
    assertThat(clamd.scan(pieces(whole))).isInstanceOf(Verdict.NoAnswer.class);
  }

  /// Incident-api's user is another one in its image than the scanner's.
  @Test
  void anotherUserMayConnect() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-rw-rw-");
  }

  private static Clamd byTcp() {
    return new Clamd("127.0.0.1:" + port);
  }

  private static IntFunction<Optional<byte[]>> pieces(String... pieces) {
    return no ->
        no < pieces.length
            ? Optional.of(pieces[no].getBytes(StandardCharsets.UTF_8))
            : Optional.empty();
  }

  private static String configuration(Path folder) throws IOException {
    return Files.readString(Path.of("../deploy/site/clamd.conf"))
        .replaceFirst(
            "(?m)^LocalSocket .*$",
            "LocalSocket %s\nTCPSocket %d\nTCPAddr 127.0.0.1".formatted(socket, port))
        .replaceFirst("(?m)^DatabaseDirectory .*$", "DatabaseDirectory " + folder)
        .replaceFirst("(?m)^User .*$", "");
  }

  private static boolean installed() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "clamd")));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }
}
