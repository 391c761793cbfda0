package org.hikeshi.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.events.testing.Mutations.utf8;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hikeshi.events.testing.Mutations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Standard Webhooks 1.0, as the telephone gateway signs what it tells.
class SignatureFuzzTest {

  private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final Instant AT = Instant.ofEpochSecond(1_770_571_800);
  private static final String ID = "00000000-0000-7000-8000-000000000001";
  private static final byte[] BODY = utf8("{\"status\":\"DELIVERED\"}");
  private static final byte[] HEADER = utf8(Signature.of(SECRET, ID, AT, BODY));

  static Stream<byte[]> alterations() {
    return Stream.of(
        new byte[] {0, 0, 0, 0},
        new byte[] {0, 0, 0, 0, ' '},
        new byte[] {1, 0, 45, 1, 'A'},
        new byte[] {2, 0, 36, 0, '.'},
        utf8("\0\0\0\0v1, v1a,x  "));
  }

  /// The first byte says whether the body, the header or the id is altered, the others how. A
  /// header may have other signatures beside the right one, with a space between.
  @Test
  @Tag("fuzz")
  void nothingButWhatWasSignedFits() {
    Mutations.read("signature", alterations(), this::look);
  }

  private void look(byte[] how) throws Exception {
    if (how.length == 0) {
      return;
    }
    var parts = new byte[][] {BODY, HEADER, utf8(ID)};
    int which = (how[0] & 0xff) % parts.length;
    parts[which] = Mutations.altered(parts[which], Arrays.copyOfRange(how, 1, how.length));
    var header = text(parts[1]);
    var signed =
        Arrays.equals(parts[0], BODY)
            && List.of(header.split(" ")).contains(text(HEADER))
            && text(parts[2]).equals(ID);
    assertThat(Signature.fits(header, SECRET, text(parts[2]), AT, parts[0])).isEqualTo(signed);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
