package org.hikeshi.events;

/// What is known about one item of a report. 不明 and なし are answers too, and never the same.
public enum ItemState {
  KNOWN,
  NONE,
  UNKNOWN
}
