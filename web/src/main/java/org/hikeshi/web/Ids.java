package org.hikeshi.web;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/// New ids: UUIDv7 (RFC 9562), so that a later one sorts behind an earlier one.
@Singleton
@DefaultBean
public class Ids {

  private final NoArgGenerator generator = Generators.timeBasedEpochGenerator();

  public UUID next() {
    return generator.generate();
  }

  /// The id that somebody wrote, in its canonical form only: `UUID.fromString` also takes short
  /// ones, and thirty-six hyphens are none.
  public static Optional<UUID> read(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
