package org.hikeshi.web.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.hikeshi.web.testing.PaperChain;
import org.hikeshi.web.testing.PaperChain.Key;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JwsFuzzTest {

  private static final Key KEY = Key.made();
  private static final String SIGNED = KEY.sign("{\"number\":1,\"service\":\"notifier\"}");

  private final Verifier verifier;

  JwsFuzzTest() throws Exception {
    verifier = new Verifier(new ObjectMapper().readTree(PaperChain.jwks(KEY)), null);
  }

  static Stream<byte[]> alterations() {
    return Stream.of(
        new byte[] {0, 0, 0},
        new byte[] {(byte) 0xff, (byte) 0xff, 0, '='},
        new byte[] {0, 9, 1, 'A'},
        new byte[] {0, 0, 0, '.'},
        new byte[] {0, 0, (byte) 255});
  }

  @Test
  @Tag("fuzz")
  void nothingButWhatWasSignedIsTakenForSigned() {
    Mutations.read("jws", alterations(), this::look);
  }

  private void look(byte[] how) throws Exception {
    var altered =
        new String(
            Mutations.altered(SIGNED.getBytes(StandardCharsets.ISO_8859_1), how),
            StandardCharsets.ISO_8859_1);
    assertThat(verifier.signed(altered)).isEqualTo(altered.equals(SIGNED));
    assertThat(verifier.signed(new String(how, StandardCharsets.UTF_8))).isFalse();
  }
}
