package org.hikeshi.phone;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One short message, or one call.
///
/// @param id of this attempt; what the gateway tells of it names it
/// @param to in the international form, as it was written down
/// @param text shown, or read aloud
/// @param keys that answer it; none where nothing is to be answered
/// @param until when it is of no use any more, or null
/// @param reports where the gateway tells what became of it
public record PhoneMessage(
    UUID id,
    Type type,
    String to,
    String text,
    String language,
    List<Key> keys,
    @Nullable Instant until,
    String reports) {

  public enum Type {
    SMS,
    VOICE
  }

  /// @param meaning for the gateway's log
  public record Key(String key, String meaning) {}
}
