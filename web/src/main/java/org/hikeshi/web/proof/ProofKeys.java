package org.hikeshi.web.proof;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The keys of this service's checkpoints, from `hikeshi.proof.key-file`. Where none is configured
/// reports are taken all the same, and wait unsealed: no key is worth a refused report.
@Startup
@ApplicationScoped
class ProofKeys {

  private static final String NONE = "none";

  private final @Nullable KeyFile keys;

  ProofKeys(
      @ConfigProperty(name = "hikeshi.proof.key-file") String file,
      @ConfigProperty(name = "hikeshi.local") boolean local) {
    this.keys = file.equals(NONE) ? null : read(Path.of(file), local);
    if (keys == null) {
      Log.error("no hikeshi.proof.key-file: what is entered waits unsealed, and has no proof");
    }
  }

  /// A developer's machine makes its own; elsewhere a file that is not there is a mistake.
  private static KeyFile read(Path file, boolean local) {
    if (local && !Files.exists(file)) {
      KeyFile.make(file);
    }
    return KeyFile.read(file);
  }

  Optional<SigningKey> signing() {
    return Optional.ofNullable(keys).map(KeyFile::signing);
  }

  /// Those that signed before, too.
  List<VerifyingKey> all() {
    return keys == null ? List.of() : keys.all();
  }
}
