package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.hikeshi.web.testing.PaperChain;
import org.hikeshi.web.testing.PaperChain.Key;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProofFuzzTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Key KEY = Key.made();
  private static final String PROOF = new PaperChain("notifier").grow(2, "a", KEY).proof(1, 2);

  private final Verifier verifier;
  private final JsonNode proof;

  ProofFuzzTest() throws Exception {
    verifier = new Verifier(JSON.readTree(PaperChain.jwks(KEY)), null);
    proof = JSON.readTree(PROOF);
  }

  static Stream<byte[]> alterations() {
    return Stream.of(
        new byte[] {0, 0, 0},
        new byte[] {0, 0, 0, ' '},
        new byte[] {0, 1, 0, '"', 'm', 'i', 's', 's', 'i', 'n', 'g', '"', ':', '1', ','},
        new byte[] {0, 60, 1, '2'},
        Mutations.utf8("\0\1\0\"words\":\"x\",\"path\":[{\"side\":\"LEFT\",\"hash\":\"\"}],"));
  }

  /// It never throws, and holds for nothing but what was proven.
  @Test
  @Tag("fuzz")
  void aProofOfSomethingElseDoesNotHold() {
    Mutations.read("proof", alterations(), this::look);
  }

  private void look(byte[] how) throws Exception {
    JsonNode altered;
    try {
      altered = JSON.readTree(Mutations.altered(Mutations.utf8(PROOF), how));
    } catch (IOException e) {
      return;
    }
    if (verifier.proof(altered).holds()) {
      for (var part : new String[] {"format", "entry", "content", "salt", "checkpoint", "head"}) {
        assertThat(altered.path(part).asText()).isEqualTo(proof.path(part).asText());
      }
    }
  }
}
