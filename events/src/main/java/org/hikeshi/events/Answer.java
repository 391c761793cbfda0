package org.hikeshi.events;

/// An answer that may still be open. 不明 is an answer too, and never the same as no.
public enum Answer {
  YES,
  NO,
  UNKNOWN
}
