package org.hikeshi.dispatch;

/// What there is to do because time has passed: mostly nothing.
///
/// @param lapsed an offer's time is over
/// @param silent the desk has had its time to say no
/// @param unanswered nobody was found for a seat; those that wait for room are among them
record Due(boolean lapsed, boolean silent, boolean unanswered) {

  boolean anything() {
    return lapsed || silent || unanswered;
  }
}
