package org.hikeshi.web.proof;

import java.util.List;

/// What a verifier found.
///
/// @param faults what does not hold; empty when all does
/// @param found what was verified, and what cannot be told from the file alone
/// @param uncompared what was to be compared and could not be from these files: that is no fault,
///   and nothing is claimed of it
public record Verdict(List<String> faults, List<String> found, List<String> uncompared) {

  /// Nothing but this fault.
  public static Verdict of(String fault) {
    return new Verdict(List.of(fault), List.of(), List.of());
  }

  public boolean holds() {
    return faults.isEmpty();
  }
}
