package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// ASVS 15.2.3: what is for tests is in the jar that ships, and does not work in it as a site has
/// it.
@ExtendWith(RunningSystem.class)
class LocalOnlyTest {

  @Test
  void aServiceThatIsNoDevelopersDoesNotStartWithAFailPoint(Whole whole) throws IOException {
    // given
    var service = whole.system().incidentApi().twin("twin");
    // when
    try {
      service.launch(
          Map.of("HIKESHI_LOCAL", "false", "HIKESHI_CRASH_AT", "filing.before-commit#1"));
      // then
      await().atMost(Duration.ofSeconds(60)).until(() -> !service.alive());
      assertThat(logOf(whole, service.name()))
          .contains("HIKESHI_CRASH_AT is for crash tests, and needs hikeshi.local=true")
          .doesNotContain("executing task");
    } finally {
      service.kill();
    }
  }

  /// Whole, for it may have much to say after its reason.
  private static String logOf(Whole whole, String name) throws IOException {
    return Files.readString(whole.data().root().resolve("logs").resolve(name + ".log"));
  }
}
