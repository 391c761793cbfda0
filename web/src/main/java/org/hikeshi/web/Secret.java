package org.hikeshi.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.hikeshi.web.proof.Hashes;

/// A word that opens one door to whoever has it: 160 random bits, as 27 letters of an address. We
/// keep its hash only, so whoever reads our tables opens nothing.
public final class Secret {

  private static final int BYTES = 20;

  private final String word;

  private Secret(String word) {
    this.word = word;
  }

  public static Secret fresh(SecureRandom random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// Empty for what cannot be one, so that nobody looks it up.
  public static Optional<Secret> read(String word) {
    return word.matches("[A-Za-z0-9_-]{27}") ? Optional.of(new Secret(word)) : Optional.empty();
  }

  /// To be told once, to the one whom it is for.
  public String word() {
    return word;
  }

  /// SHA-256. No salt: nobody guesses 160 bits.
  public byte[] hash() {
    return Hashes.sha256().digest(word.getBytes(StandardCharsets.US_ASCII));
  }

  /// Never in a log.
  @Override
  public String toString() {
    return "a secret";
  }
}
