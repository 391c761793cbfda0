package org.hikeshi.web.proof;

import java.util.List;

/// What a verifier found.
///
/// @param faults what does not hold; empty when all does
/// @param found what was verified, and what cannot be told from the file alone
public record Verdict(List<String> faults, List<String> found) {

  public boolean holds() {
    return faults.isEmpty();
  }
}
