package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

  @Test
  void aCommitThatWasAnsweredSurvivesAKill() {
    assertThat(LocalPostgres.arguments(Path.of("data"), 15432))
        .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
  }
}
