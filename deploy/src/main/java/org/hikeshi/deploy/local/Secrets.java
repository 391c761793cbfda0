package org.hikeshi.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/// Passwords that only this machine knows. Each is made up when it is first asked for and kept in a
/// file that its owner alone can read.
final class Secrets {

  private static final int BYTES = 24;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private final Properties known = new Properties();

  Secrets(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        known.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// On disk before it is returned: what it opens may outlive this process.
  synchronized String of(String name) {
    var secret = known.getProperty(name);
    if (secret == null) {
      var bytes = new byte[BYTES];
      random.nextBytes(bytes);
      secret = HexFormat.of().formatHex(bytes);
      known.setProperty(name, secret);
      keep();
    }
    return secret;
  }

  private void keep() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (var writer = Files.newBufferedWriter(file)) {
        known.store(writer, "Made up on this machine, for this machine.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
