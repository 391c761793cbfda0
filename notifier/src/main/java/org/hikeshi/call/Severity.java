package org.hikeshi.call;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.hikeshi.events.CareImpact;

/// How bad it is, in one word that may stand on a lock screen.
enum Severity {
  /// Somebody may die of it.
  CRITICAL,
  /// Care has stopped.
  URGENT,
  ORDINARY;

  private static final Set<String> LIFE =
      Arrays.stream(CareImpact.values())
          .filter(CareImpact::endangersLife)
          .map(CareImpact::name)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> CARE = Set.of("ADMISSIONS_STOPPED", "OUTPATIENT_STOPPED");

  /// @param careImpact codes as the report has them; one that is not known here counts for nothing
  static Severity of(Collection<String> careImpact) {
    if (careImpact.stream().anyMatch(LIFE::contains)) {
      return CRITICAL;
    }
    return careImpact.stream().anyMatch(CARE::contains) ? URGENT : ORDINARY;
  }
}
