package org.hikeshi.web.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Checkpoints of one chain, one after the other: notes each that does not follow on the one before
/// it.
final class Succession {

  private final List<String> faults;
  private final boolean fromTheFirst;
  private @Nullable String before;
  private long number;
  private String service = "";

  /// @param fromTheFirst whether it must begin with the chain's first, or may begin anywhere
  Succession(List<String> faults, boolean fromTheFirst) {
    this.faults = faults;
    this.fromTheFirst = fromTheFirst;
  }

  /// @param seal what it says
  void next(String compact, JsonNode seal) {
    if (before != null || fromTheFirst) {
      follows(seal);
    }
    service = Verifier.service(seal);
    number = Verifier.number(seal);
    before = compact;
  }

  private void follows(JsonNode seal) {
    if (!service.isEmpty() && !service.equals(Verifier.service(seal))) {
      faults.add("checkpoint %d is another service's".formatted(Verifier.number(seal)));
    }
    if (Verifier.number(seal) != number + 1) {
      faults.add("checkpoint %d does not follow on %d".formatted(Verifier.number(seal), number));
    }
    var previous = seal.path("previous").asText("");
    if (!previous.equals(before == null ? "" : Checkpoint.hash(before))) {
      faults.add("checkpoint %d does not name the one before it".formatted(Verifier.number(seal)));
    }
  }

  boolean begun() {
    return before != null;
  }

  /// Of the last one.
  long number() {
    return number;
  }

  String service() {
    return service;
  }
}
