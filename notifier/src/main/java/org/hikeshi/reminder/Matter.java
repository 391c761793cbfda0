package org.hikeshi.reminder;

/// What a day is to the one who is reminded of it. Where two fall on one day, the later in this
/// order is said.
public enum Matter {
  /// Something waits for a person, and no day is counted: the day is when it began to wait.
  WAITING,
  /// A notice has not arrived; the day is the one since which it is tried.
  UNDELIVERED,
  /// The day to aim at: the third.
  TARGET,
  /// The guideline's day (目安) of a preliminary report. Never called a breach.
  PRELIMINARY,
  /// The last day of the law.
  FINAL,
  /// The day by which an authority wants its answer.
  QUESTION,
  /// A question came in: said at once, once.
  ASKED,
  /// All attempts to deliver a notice failed: said at once, once.
  GAVE_UP;

  /// Whether its day is the one on which it began, and none to be met.
  boolean lasts() {
    return switch (this) {
      case WAITING, UNDELIVERED, ASKED, GAVE_UP -> true;
      case TARGET, PRELIMINARY, FINAL, QUESTION -> false;
    };
  }
}
