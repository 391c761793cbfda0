package org.hikeshi.card;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import org.hikeshi.web.proof.Hashes;

/// Random words that open something. They are shown once and kept as hashes; they are random enough
/// that a plain SHA-256 does, and that guessing is no danger, so nobody is ever locked out.
@ApplicationScoped
class Secrets {

  private static final int LINK_BYTES = 24;
  private static final int CODE_LETTERS = 20;

  /// Without I, L, O and U, which are taken for others: 32, so five bits each.
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final SecureRandom random = new SecureRandom();

  /// 192 bits, for an address.
  String link() {
    var bytes = new byte[LINK_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// 100 bits, to be written down and read out: `K7QF-2MXD-…`.
  String code() {
    var code = new StringBuilder();
    for (int i = 0; i < CODE_LETTERS; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /// As people type it: wide letters, small ones, hyphens anywhere or nowhere.
  static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .replaceAll("[^A-Z0-9]", "")
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1');
  }

  static byte[] hash(String secret) {
    return Hashes.sha256().digest(secret.getBytes(StandardCharsets.UTF_8));
  }
}
