package org.hikeshi.events;

/// Who typed the report in. Only the hospital itself, signed in, can approve a statutory notice by
/// filing.
public enum Origin {
  HOSPITAL,
  COORDINATOR_PHONE,
  COORDINATOR_PAPER,
  CARD
}
