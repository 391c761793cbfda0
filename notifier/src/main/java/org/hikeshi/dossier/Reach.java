package org.hikeshi.dossier;

import org.hikeshi.events.Persons;
import org.jspecify.annotations.Nullable;

/// How many of the persons concerned have been told, against how many there are.
///
/// @param told by all records of it; null where there is none
/// @param reported by the newest report
public record Reach(@Nullable Long told, Persons reported) {

  /// Whether some were told, and not all who may be concerned: of an estimate, its number counts.
  public boolean leavesSome() {
    var all = reported.count();
    return told != null && all != null && all > told;
  }
}
