package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikeshi.deploy.ProofCheck.Answer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofCheckTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\": []}",
        "{\"items\": [], \"content\": \"受け付けた\"}",
        "{\"items\": \"none\"}",
        "{\"items\": null}",
        "{\"items\": {}}",
        "{}",
        ""
      })
  void whatHoldsNoProofDoesNotHold(String text) throws IOException {
    // given
    var file = Files.writeString(folder.resolve("proof.json"), text);
    var keys = Files.writeString(folder.resolve("keys.json"), "{\"keys\": []}");
    var said = new ByteArrayOutputStream();
    // when
    var answer =
        new ProofCheck(new PrintStream(said, true, StandardCharsets.UTF_8))
            .check(file, keys, null, null);
    // then
    assertThat(answer).isEqualTo(Answer.DOES_NOT_HOLD);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("does not hold");
  }
}
