package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.deploy.ProofCheck.Answer;
import org.hikeshi.web.testing.PaperChain;
import org.hikeshi.web.testing.PaperChain.Key;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofCheckTest {

  private static final Key KEY = Key.made();

  @TempDir Path folder;

  private final PaperChain chain = new PaperChain("incident-api").grow(9, "true", KEY);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

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

  /// As the mail says it: KEYS and KEPT from one mail, CHECKPOINTS from whoever brings them.
  @Test
  void aProofHoldsWithItsKeysAloneAndWithAllFourFiles() throws IOException {
    // given
    var proof = file("proof.json", chain.proof(3, 9));
    var checkpoints = file("checkpoints.json", String.join("\n", chain.lines(3, 9)));
    // when / then
    assertThat(check(proof, keys(), null, null)).isEqualTo(Answer.HOLDS);
    assertThat(said()).contains("no checkpoint was kept to compare with");
    assertThat(check(proof, keys(), kept(6), checkpoints)).isEqualTo(Answer.HOLDS);
  }

  @Test
  void whatWasKeptIsNotComparedWithoutTheCheckpointsBetween() throws IOException {
    // given
    var items = file("proof.json", items(chain.proof(9, 9), chain.proof(3, 9)));
    // when / then
    assertThat(check(items, keys(), kept(9), null)).isEqualTo(Answer.NOT_COMPARED);
    assertThat(said()).contains("NOT COMPARED", "GET /proof/checkpoints?from=3 of incident-api");
  }

  @Test
  void whatDoesNotHoldWeighsMoreThanWhatIsNotCompared() throws IOException {
    // given
    var bent = chain.proof(4, 9).replace("\\\"no\\\":1", "\\\"no\\\":2");
    var items = file("proof.json", items(chain.proof(3, 9), bent, chain.proof(9, 9)));
    // when / then
    assertThat(check(items, keys(), kept(9), null)).isEqualTo(Answer.DOES_NOT_HOLD);
    assertThat(said()).contains("NOT COMPARED", "DOES NOT HOLD: the content of report/true-4");
  }

  @Test
  void whatIsMissingIsNamedAndDoesNotHold() throws IOException {
    // given
    var items = file("proof.json", items(chain.proof(3, 9), "{\"missing\":\"receipt/7\"}"));
    // when / then
    assertThat(check(items, keys(), null, null)).isEqualTo(Answer.DOES_NOT_HOLD);
    assertThat(said()).contains("receipt/7 is named by the audit");
  }

  @Test
  void aChainThatWasCutAndGrewAgainDoesNotHold() throws IOException {
    // given
    var regrown = chain.cutAt(5).grow(9, "other", KEY);
    var proof = file("proof.json", regrown.proof(3, 12));
    var checkpoints = file("checkpoints.json", String.join("\n", regrown.lines(3, 14)));
    // when / then
    assertThat(check(proof, keys(), kept(6), checkpoints)).isEqualTo(Answer.DOES_NOT_HOLD);
    assertThat(said()).contains("checkpoint 6 is another one than was given out");
  }

  /// A bad download says nothing of the proof, so it must not look as if it did not hold.
  @ParameterizedTest
  @ValueSource(strings = {"proof.json", "keys.json", "kept.json", "checkpoints.json"})
  void aFileThatIsNotWholeIsAStatusOfItsOwn(String which) throws IOException {
    // given
    var proof = file("proof.json", chain.proof(3, 9));
    var keys = keys();
    var kept = kept(6);
    var checkpoints = file("checkpoints.json", String.join("\n", chain.lines(3, 9)));
    var whole = Files.readString(folder.resolve(which));
    for (var bad :
        List.of(
            whole.substring(0, whole.length() - 20),
            "<html>502</html>",
            which.startsWith("proof") ? "{" : "{\"title\": \"Not Found\", \"status\": 404}")) {
      // when
      file(which, bad);
      // then
      assertThat(check(proof, keys, kept, checkpoints)).as(bad).isEqualTo(Answer.NOT_READ);
      assertThat(said()).contains("NOT READ: ", which);
    }
    Files.delete(folder.resolve(which));
    assertThat(check(proof, keys, kept, checkpoints)).isEqualTo(Answer.NOT_READ);
    assertThat(said()).contains("there is no such file");
  }

  /// As `>` in PowerShell writes it.
  @ParameterizedTest
  @ValueSource(strings = {"proof.json", "checkpoints.json"})
  void aFileInUtf16IsSaidToBeNone(String which) throws IOException {
    // given
    var proof = file("proof.json", chain.proof(3, 9));
    var checkpoints = file("checkpoints.json", String.join("\n", chain.lines(3, 9)));
    var text = "\uFEFF" + Files.readString(folder.resolve(which));
    // when
    Files.writeString(folder.resolve(which), text, StandardCharsets.UTF_16LE);
    // then
    assertThat(check(proof, keys(), kept(6), checkpoints)).isEqualTo(Answer.NOT_READ);
    assertThat(said()).contains(which + ": it is not written in UTF-8");
  }

  @Test
  void aWholeChainThatIsCutOffInALineIsNotRead() throws IOException {
    // given
    var lines = String.join("\n", chain.lines(1, 9));
    // when
    var cut = file("chain.json", lines.substring(0, lines.length() - 20));
    // then
    assertThat(check(cut, keys(), null, null)).isEqualTo(Answer.NOT_READ);
  }

  @Test
  void eachAnswerHasAStatusThatScriptsKnow() {
    assertThat(Stream.of(Answer.values()).map(answer -> answer.status)).containsExactly(0, 1, 3, 4);
  }

  private Answer check(Path file, Path keys, @Nullable Path kept, @Nullable Path checkpoints) {
    said.reset();
    return new ProofCheck(new PrintStream(said, true, StandardCharsets.UTF_8))
        .check(file, keys, kept, checkpoints);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private Path keys() throws IOException {
    return file("keys.json", PaperChain.jwks(KEY));
  }

  private Path kept(int number) throws IOException {
    return file("kept.json", "{\"head\": \"%s\"}".formatted(chain.checkpoint(number)));
  }

  private static String items(String... proofs) {
    return "{\"items\": [" + String.join(",", proofs) + "]}";
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
