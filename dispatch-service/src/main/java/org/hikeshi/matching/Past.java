package org.hikeshi.matching;

/// What has already passed between a dispatch and an engineer, as far as it keeps her from being
/// asked for a seat.
public enum Past {
  /// An offer for this seat stands open.
  ASKED,
  DECLINED,
  LAPSED,
  /// Had the seat and gave it back; nobody is blamed, and nobody is asked twice.
  GAVE_BACK,
  /// Sits on a seat of this dispatch.
  ON_IT
}
