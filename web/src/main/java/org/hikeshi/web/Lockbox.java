package org.hikeshi.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Secrets that must be read again, such as those by which webhooks are signed, or an answer that
/// told one, as they lie in the database: under a key that does not lie there (AES-256-GCM), so
/// that a copy of the database, or a backup, signs and opens nothing. OWASP ASVS 5.0, 13.3.1,
/// 14.2.4.
///
/// The keys lie in `hikeshi.secrets.key-file`: a line of 64 hexadecimal digits for each, of which
/// the first locks and all open. With `none`, secrets lie in the database as they are.
@ApplicationScoped
public class Lockbox {

  private static final String NONE = "none";
  private static final String LOCKED = "locked:";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<SecretKey> keys;
  private final SecureRandom random = new SecureRandom();

  public Lockbox(
      @ConfigProperty(name = "hikeshi.secrets.key-file") String file,
      @ConfigProperty(name = "hikeshi.local") boolean local) {
    this.keys = file.equals(NONE) ? List.of() : read(Path.of(file), local);
  }

  /// @param of whose secret it is, as `channel/ppc`: it opens as nobody else's
  public String lock(String of, String secret) {
    if (keys.isEmpty()) {
      return secret;
    }
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var locked =
          cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, of)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return LOCKED
          + Base64.getEncoder().encodeToString(nonce)
          + ":"
          + Base64.getEncoder().encodeToString(locked);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// What was kept before there was a key is as it was.
  ///
  /// @throws IllegalStateException where none of the keys opens it
  public String open(String of, String kept) {
    return opened(of, kept)
        .orElseThrow(() -> new IllegalStateException("no key opens the secret of " + of));
  }

  /// Whether one of the keys opens it, or it was kept before there was a key. A database that was
  /// put back to before a key was changed has what only the older one opens.
  public boolean opens(String of, String kept) {
    return opened(of, kept).isPresent();
  }

  /// Refuses to go on where secrets lie locked and there is no key at all: a setting was lost, and
  /// none of them can be read.
  ///
  /// @param unreadable how many secrets none of the keys opens
  /// @throws IllegalStateException where there are such, and no key
  public void mustHaveAKeyFor(int unreadable) {
    if (keys.isEmpty() && unreadable > 0) {
      throw new IllegalStateException(
          unreadable
              + " secrets lie locked in the database, and hikeshi.secrets.key-file is none: set it"
              + " to the file with their key");
    }
  }

  /// Whether there is a key: without one, what is locked lies there as it is.
  boolean locks() {
    return !keys.isEmpty();
  }

  /// Empty where none of the keys opens it.
  Optional<String> opened(String of, String kept) {
    return kept.startsWith(LOCKED)
        ? keys.stream().flatMap(key -> opened(key, of, kept).stream()).findFirst()
        : Optional.of(kept);
  }

  /// Whether it lies there under the key that locks now, if there is one.
  public boolean isLocked(String of, String kept) {
    return keys.isEmpty()
        || (kept.startsWith(LOCKED) && opened(keys.getFirst(), of, kept).isPresent());
  }

  private static Optional<String> opened(SecretKey key, String of, String kept) {
    var parts = kept.substring(LOCKED.length()).split(":", 2);
    try {
      var nonce = Base64.getDecoder().decode(parts[0]);
      var locked = Base64.getDecoder().decode(parts[1]);
      var secret = cipher(Cipher.DECRYPT_MODE, key, nonce, of).doFinal(locked);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the secret of " + of + " is not readable", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String of)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(of.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /// A developer's machine makes its own; elsewhere a file that is not there is a mistake.
  private List<SecretKey> read(Path file, boolean local) {
    try {
      if (local && !Files.exists(file)) {
        make(file);
      }
      var keys = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
      if (keys.isEmpty() || !keys.stream().allMatch(key -> key.strip().matches("[0-9a-f]{64}"))) {
        throw new IllegalStateException(file + ": each line is a key of 64 hexadecimal digits");
      }
      return keys.stream()
          .map(key -> HexFormat.of().parseHex(key.strip()))
          .<SecretKey>map(key -> new SecretKeySpec(key, "AES"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no key for secrets can be read", e);
    }
  }

  private void make(Path file) throws IOException {
    var key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, HexFormat.of().formatHex(key) + "\n");
  }
}
