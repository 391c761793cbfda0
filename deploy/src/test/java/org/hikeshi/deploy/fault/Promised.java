package org.hikeshi.deploy.fault;

import java.util.Set;

/// What people were told so far.
///
/// @param incidents whose first report was acknowledged
/// @param followUps acknowledged, each as its incident and its number
/// @param yeses offers whose engineer was told that the seat is hers
/// @param wrong answers that no fault excuses
record Promised(
    Set<String> incidents, Set<String> followUps, Set<String> yeses, Set<String> wrong) {

  /// Where nobody but hospitals was at work, and each once.
  static Promised of(Set<String> incidents) {
    return new Promised(incidents, Set.of(), Set.of(), Set.of());
  }
}
