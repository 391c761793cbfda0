package org.hikeshi.events;

/// When notices may leave: filing is the approval, or a person approves each.
public enum Forward {
  NOW,
  AFTER_APPROVAL
}
