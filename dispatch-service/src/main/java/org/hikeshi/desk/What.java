package org.hikeshi.desk;

/// What an alarm is about.
public enum What {
  /// Nobody is left to ask.
  UNANSWERED,
  /// Somebody is not there by her time.
  LATE,
  /// Somebody on site does not say that she is well.
  SILENT,
  /// The desk is to say whether anybody is asked at all (`dispatch.start`).
  START,
  /// Nobody has confirmed the report: the hospital is to be called back.
  CALL_BACK,
  /// The work is done, on a seat at least, or the incident resolved, and a later report asks for
  /// help.
  ASKED_AGAIN,
  /// A notice cannot be delivered.
  UNDELIVERED,
  /// Offers are not ended in time: the sweep does not run.
  SWEEP_LATE,
  /// Somebody of the desk wants more of the desk to come.
  ESCALATED,
  /// Nothing: it is seen whether an alarm would reach one person. No list and no metric of alarms
  /// has it.
  TRIAL;

  /// Whether it rings once more where somebody has had it in hand for long: nobody is there, or not
  /// known to be well, and nothing else would say so again. A call for help stands until all is
  /// done, and would ring the whole roster for days.
  boolean ringsAgain() {
    return this == UNANSWERED || this == LATE || this == SILENT;
  }

  /// Whether it goes on as another alarm where somebody has it in hand. Whether somebody is wanted
  /// again is asked no more once it is taken up: it is answered, and rings anew by news.
  public boolean goesOn() {
    return this != ASKED_AGAIN;
  }

  /// Whether one call can speak for many of these: whoever takes it up looks at the desk's page
  /// next.
  boolean saidTogether() {
    return switch (this) {
      case UNANSWERED, LATE, SILENT, START, CALL_BACK, ASKED_AGAIN, UNDELIVERED -> true;
      case SWEEP_LATE, ESCALATED, TRIAL -> false;
    };
  }
}
