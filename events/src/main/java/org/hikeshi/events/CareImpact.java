package org.hikeshi.events;

/// What the hospital can no longer do for patients. 診療への影響.
public enum CareImpact {
  EMERGENCY_STOPPED,
  AMBULANCES_DIVERTED,
  ICU_AFFECTED,
  DIALYSIS_STOPPED,
  SURGERY_STOPPED,
  ADMISSIONS_STOPPED,
  OUTPATIENT_STOPPED,
  DEPARTMENT_SYSTEM_ONLY,
  NONE,
  UNKNOWN;

  /// Whether somebody may die of it.
  public boolean endangersLife() {
    return switch (this) {
      case EMERGENCY_STOPPED,
          AMBULANCES_DIVERTED,
          ICU_AFFECTED,
          DIALYSIS_STOPPED,
          SURGERY_STOPPED ->
          true;
      case ADMISSIONS_STOPPED, OUTPATIENT_STOPPED, DEPARTMENT_SYSTEM_ONLY, NONE, UNKNOWN -> false;
    };
  }
}
