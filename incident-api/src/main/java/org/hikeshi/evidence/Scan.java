package org.hikeshi.evidence;

/// What a virus scanner said of a file.
public enum Scan {
  /// No scanner is configured: whoever opens it should know.
  NOT_CONFIGURED,
  PENDING,
  CLEAN,
  /// It is kept, and never handed out.
  INFECTED,
  /// The scanner did not answer; it is asked again.
  FAILED;

  boolean mayBeRead() {
    return this == CLEAN || this == NOT_CONFIGURED;
  }
}
