package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSealTest {

  private static final Instant AT = Instant.parse("2026-02-08T16:50:00Z");

  @TempDir Path folder;

  private KeyFile keys;
  private String signature;

  @BeforeEach
  void twoFilesAreSigned() throws IOException {
    var file = folder.resolve("key.pem");
    KeyFile.make(file);
    keys = KeyFile.read(file);
    Files.writeString(folder.resolve("a.csv"), "a");
    Files.writeString(folder.resolve("a.pdf"), "b");
    signature =
        FileSeal.sign(
            keys.signing(), Map.of("a.csv", bytes("a"), "a.pdf", bytes("b")), AT, "notifier");
  }

  @Test
  void whatIsAsItWasSignedHolds() {
    assertThat(verify(signature).faults()).isEmpty();
    assertThat(verify(signature + "\n").found())
        .contains("a.csv", "a.pdf", "signed 2026-02-08T16:50:00Z by notifier");
  }

  @Test
  void aChangedFileAndOneThatIsGoneAreNamed() throws IOException {
    // when
    Files.writeString(folder.resolve("a.csv"), "A");
    Files.delete(folder.resolve("a.pdf"));
    // then
    assertThat(verify(signature).faults())
        .containsExactlyInAnyOrder("a.csv is not what was signed", "a.pdf is not there");
  }

  @Test
  void whatAnotherKeySignedDoesNotHold() {
    // given
    var other = folder.resolve("other.pem");
    KeyFile.make(other);
    var forged =
        FileSeal.sign(KeyFile.read(other).signing(), Map.of("a.csv", bytes("a")), AT, "notifier");
    // when / then
    assertThat(verify(forged).faults()).containsExactly("it is not signed by a known key");
  }

  @Test
  void aCheckpointIsNoSignatureOfFiles() {
    assertThat(verify(keys.signing().sign("{\"files\":{}}")).faults())
        .containsExactly("it is no signature of files", "it names no file");
  }

  @Test
  void itNamesNoFileElsewhere() {
    // given
    var out = FileSeal.sign(keys.signing(), Map.of("../a.csv", bytes("a")), AT, "notifier");
    // when / then
    assertThat(verify(out).faults()).containsExactly("../a.csv is no file's name");
  }

  private Verdict verify(String compact) {
    var jwks = new ObjectMapper().valueToTree(Map.of("keys", List.copyOf(keys.all())));
    return new Verifier(jwks, null).files(compact, folder);
  }

  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
