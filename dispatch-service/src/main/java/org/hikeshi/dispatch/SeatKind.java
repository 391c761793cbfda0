package org.hikeshi.dispatch;

/// What is wanted on a seat. The name is also the code of the skill that it takes.
public enum SeatKind {
  LEAD,
  FORENSICS,
  NETWORK,
  SERVER_BACKUP,
  MEDICAL_DEVICE,
  VENDOR_LIAISON
}
