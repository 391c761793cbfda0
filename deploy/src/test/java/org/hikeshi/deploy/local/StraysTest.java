package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StraysTest {

  @Test
  void aProcessThatWasLeftBehindIsEnded(@TempDir Path directory) throws Exception {
    // given
    var process = new ProcessBuilder("sleep", "60").start();
    var strays = new Strays(directory.resolve("processes"));
    strays.note(List.of(process));

    // when
    strays.end();

    // then
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anotherProcessUnderTheSameIdIsLeftAlone(@TempDir Path directory) throws IOException {
    // given
    var other = new ProcessBuilder("sleep", "60").start();
    var file = directory.resolve("processes");
    Files.writeString(file, other.pid() + " 2001-01-01T00:00:00Z");

    // when
    new Strays(file).end();

    // then
    assertThat(other.isAlive()).isTrue();
    other.destroy();
  }
}
