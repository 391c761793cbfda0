package org.hikeshi.web.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// SHA-256, and how bytes are written in JSON: base64url without padding.
public final class Hashes {

  private Hashes() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] of(byte[]... parts) {
    var digest = sha256();
    for (var part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /// What a salt and a text are entered as.
  static byte[] salted(byte[] salt, String text) {
    return of(salt, text.getBytes(StandardCharsets.UTF_8));
  }

  static String written(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// There is one text for each value, so that no bit of a file can be changed unseen.
  ///
  /// @throws IllegalArgumentException when it is not that text
  static byte[] read(String text) {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (!written(bytes).equals(text)) {
      throw new IllegalArgumentException("not base64url as it is written");
    }
    return bytes;
  }
}
