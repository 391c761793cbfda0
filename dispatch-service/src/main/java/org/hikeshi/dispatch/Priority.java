package org.hikeshi.dispatch;

import java.util.Collection;
import org.hikeshi.events.CareImpact;

/// How urgent a dispatch is: points for what the hospital can no longer do for patients. For the
/// coordinator's eye; it holds nobody back.
final class Priority {

  static int of(Collection<CareImpact> impact) {
    return impact.stream().mapToInt(Priority::points).sum();
  }

  private static int points(CareImpact impact) {
    return switch (impact) {
      case EMERGENCY_STOPPED -> 40;
      case SURGERY_STOPPED, ICU_AFFECTED, DIALYSIS_STOPPED -> 30;
      case AMBULANCES_DIVERTED -> 20;
      case ADMISSIONS_STOPPED -> 15;
      case OUTPATIENT_STOPPED -> 10;
      case DEPARTMENT_SYSTEM_ONLY, UNKNOWN -> 5;
      case NONE -> 0;
    };
  }

  private Priority() {}
}
